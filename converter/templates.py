"""The page templates: one strict jinja2 environment for all of them."""

from __future__ import annotations

import traceback
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.bccache import Bucket

from converter import cache, figures
from converter.errors import OutputError, UsageError
from converter.files import search_path, shipped, write

_HOME = Path(__file__).resolve().parent
KINDS = ("templates", "styles")
"""The folders that can be overridden, file by file."""
_CURE = "correct the template, or take it away to have the shipped one back"
_FILTERS = (figures.count, figures.figure, figures.many, figures.percent, figures.size)
"""What every template may use, beside what jinja2 has."""
_WRONG = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a template can raise."""


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates; a full disk only means that they are compiled again."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _Template(Template):
    """A template whose faults are told with file, line and variable."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page; raise :class:`UsageError` for a variable that is none, and whatever else is wrong."""
        try:
            return super().render(*args, **kwargs)
        except _WRONG as error:
            if not isinstance(error, TemplateError) and _is_ours(error):
                raise
            raise _fault(error, self.filename or "") from error


class _Environment(Environment):
    """An environment whose faults are told with file and line."""

    template_class = _Template

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Return a template; raise :class:`UsageError` for one that cannot be read."""
        try:
            return super().get_template(*args, **kwargs)
        except TemplateSyntaxError as error:
            raise _fault(error, error.filename or "") from error


def _fault(error: Exception, template: str) -> UsageError:
    """Return *error* at its place: the last line of a template that was being followed."""
    path, line = template, 0
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or template, error.lineno
    else:
        steps = traceback.extract_tb(error.__traceback__)
        path, line = next(((s.filename, s.lineno or 0) for s in reversed(steps) if _is_template(s.filename)), (path, 0))
    said = error.message if isinstance(error, TemplateSyntaxError) else error
    return _wrong(str(said), path, line)


def _wrong(said: str, path: str, line: int) -> UsageError:
    return UsageError(f"this template is wrong: {said}", cure=_CURE, path=path, line=line)


def _is_ours(error: Exception) -> bool:
    """Return whether *error* was raised in a module of the program and not in the template or in what jinja2 has."""
    raised = traceback.extract_tb(error.__traceback__)[-1].filename
    return Path(raised).is_relative_to(_HOME) and not _is_template(raised)


def _is_template(name: str) -> bool:
    return Path(name).suffix in (".html", ".xhtml", ".xml")


def _templates(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if _is_template(path.name) and path.is_file())


def names() -> list[str]:
    """Return every file that can be overridden, such as ``styles/screen.css``, in order."""
    return sorted(
        f"{kind}/{file.relative_to(folder).as_posix()}"
        for kind in KINDS
        for folder in search_path(kind, "")
        for file in folder.rglob("*")
        if file.is_file()
    )


def copy(wanted: Iterable[str], folder: Path) -> list[Path]:
    """Copy the shipped files of these names, or all, into *folder*, and return where they stand.

    Raises :class:`UsageError` for a name that is none, and :class:`OutputError` when a file is there already.
    """
    known = names()
    chosen = list(wanted) or known
    for name in chosen:
        if name not in known:
            raise UsageError(f"there is no {name!r} to copy", cure="converter templates list names them all")
        if (folder / name).exists():
            raise OutputError("it is there already", cure="move it away first", path=str(folder / name))
    for name in chosen:
        kind, _, rest = name.partition("/")
        write(folder / name, shipped(kind, rest, "").read_bytes())
    return [folder / name for name in chosen]


def environment(overrides: str) -> Environment:
    """Return the environment: the user's folder comes first, what is put in is escaped, an unknown name fails."""
    place = cache.folder("templates")
    made = _Environment(
        loader=FileSystemLoader(search_path("templates", overrides)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(str(place)) if place else None,
    )
    made.filters |= {each.__name__: each for each in _FILTERS}
    return made


def demand_readable(overrides: str) -> None:
    """Raise :class:`UsageError`, with file and line, for the first of the user's templates that cannot be read, or that
    uses a variable which neither a shipped template uses nor one of the user's sets.

    What is used in vain only in some documents is told so for all, before any work is done.
    """
    home, ours = search_path("templates", overrides)
    made = environment(overrides)
    own, known = {}, set()
    for path in _templates(home):
        text = _text(path)
        made.get_template(path.relative_to(home).as_posix())
        own[path] = made.parse(text)
        known |= {name.name for name in own[path].find_all(nodes.Name) if name.ctx != "load"}
    for path in _templates(ours):
        known |= meta.find_undeclared_variables(made.parse(_text(path)))
    for path, tree in own.items():
        unknown = meta.find_undeclared_variables(tree) - known
        for name in tree.find_all(nodes.Name):
            if name.name in unknown:
                raise _wrong(f"{name.name!r} is undefined", str(path), name.lineno)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong("it is not UTF-8", str(path), error.object.count(b"\n", 0, error.start) + 1) from error


def style(names: tuple[str, ...], overrides: str) -> str:
    """Return the style sheets of *names* as one, each the user's or ours."""
    return "\n".join(shipped("styles", name, overrides).read_text("utf-8") for name in names)


def inline_hash(text: str) -> str:
    """Return the source by which a Content-Security-Policy allows an inline script or style with this *text*.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
