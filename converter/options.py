"""Every setting, declared once: its name, type, default and help.

The command line's ``--set``, ``converter.toml``, ``converter config show``, ``converter init`` and the README's table
all come from the fields of :class:`Options`. Values are merged in one order: defaults, then the file, then the
command line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any

from converter.errors import UsageError

EDITIONS = ("pdf", "epub", "html", "site")
"""The editions that can be asked for, in the order in which they are made; a site offers those made before it."""
USUAL = ("pdf", "epub", "html")
"""The editions that are made where none is asked for."""


def _setting(
    default: str | int | bool, help: str, choices: tuple[str, ...] = (), bounds: tuple[int, int] = (0, 0)
) -> Any:
    """Declare a field of :class:`Options` with its help and the words (none: any) or the numbers it accepts."""
    return field(default=default, metadata={"help": help, "choices": choices, "bounds": bounds})


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one run. A field ``pdf_page`` is the setting ``pdf.page``."""

    title: str = _setting("", "title of the edition, if the source's own is not the one you want")
    subtitle: str = _setting("", "subtitle of the edition")
    creator: str = _setting("", "who compiled it")
    publisher: str = _setting("", "who publishes it")
    date: str = _setting("", "date of the edition, ISO 8601")
    lang: str = _setting("", "main language, a BCP 47 tag; found out from the text if not given")
    identifier: str = _setting("", "ISBN, URN or other identifier; made from the source's SHA-256 if not given")
    description: str = _setting("", "what the edition is, in a sentence")
    rights: str = _setting("", "who may do what with it")
    source_encoding: str = _setting("", "encoding of the raw file; found out from all of its bytes if not given")
    contents_depth: int = _setting(3, "how many heading levels the contents list shows, 1 to 6", bounds=(1, 6))
    pdf_page: str = _setting("A5", "page size of the PDF", ("A4", "A5", "B5", "letter"))
    site_url: str = _setting(
        "", "where the site will stand, for its feed and sitemap, such as https://example.org/digest/"
    )
    overrides: str = _setting("", "folder whose templates/ and styles/ come before the shipped ones, file by file")
    timeout: int = _setting(
        600, "seconds after which a document that is built in a worker process is given up", bounds=(1, 86400)
    )


_METADATA = ("title", "subtitle", "creator", "publisher", "date", "lang", "identifier", "description", "rights")


def name_of(setting: Field[Any]) -> str:
    """Return the public name of a field: ``pdf_page`` is ``pdf.page``."""
    return setting.name.replace("_", ".", 1)


SETTINGS: Mapping[str, Field[Any]] = {name_of(f): f for f in fields(Options)}
"""Every setting's field by its public name."""


def merge(options: Options, values: Mapping[str, object]) -> Options:
    """Return *options* with *values* (by public name) put over them; raise :class:`UsageError` for a name or value
    that is no setting.
    """
    changes: dict[str, Any] = {
        SETTINGS[name].name: _checked(name, value) for name, value in values.items() if _known(name)
    }
    return replace(options, **changes)


def metadata(options: Options) -> dict[str, str]:
    """Return what *options* give of the edition's metadata, by the names of its fields."""
    return {name: value for name in _METADATA if (value := getattr(options, name))}


def _known(name: str) -> bool:
    if name in SETTINGS:
        return True
    raise UsageError(f"there is no setting {name!r}", cure=f"the settings are {', '.join(SETTINGS)}")


def _checked(name: str, value: object) -> str | int:
    """Return *value* in the type of setting *name*."""
    setting = SETTINGS[name]
    choices = setting.metadata["choices"]
    if isinstance(setting.default, int):
        low, high = setting.metadata["bounds"]
        if not re.fullmatch(r"\d{1,9}", str(value)) or not low <= int(str(value)) <= high:
            message = f"{name} takes a whole number from {low} to {high}, not {value!r}"
            raise UsageError(message, cure=f"it says {setting.metadata['help']}")
        return int(str(value))
    if choices and value not in choices:
        raise UsageError(f"{name} cannot be {value!r}", cure=f"it is one of {', '.join(choices)}")
    return str(value)
