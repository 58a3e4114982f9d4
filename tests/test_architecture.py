"""The shape of the program, read from its files: which way imports point, and how large things may grow."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "converter"
FILES = sorted(PACKAGE.rglob("*.py"))

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        # the edges: words on the command line, many documents
        "__main__",
        "cli",
        "commands",
        "arguments batch doctor",
        "proof summary verdicts",
        # one document; only here the two halves of the hourglass meet
        "build",
        "making readiness sources versions",
        # the rooms
        "readers normalize edition backends checks external page_marks report",
        # HTML, alone or in a book
        "encoding hypertext",
        "cover paragraph_direction pieces printed_pages",
        # what rooms share
        "alignment canonical configuration contents differences divided_words engines excerpts finished heading "
        "identity indexes messages openings page_spans pandoc paragraphs progress publish safe_html "
        "templates verse_lines",
        "paragraph_ends",
        "groups letters lineation looks resemblance runs taken_out title_places",
        "names",
        "collation counting dates draft files languages page_signs rich_text safe_xml vocabulary words zipped",
        "beginnings cache collector figures installed_fonts letter_widths prose raster terminal text",
        # values
        "results rules",
        "recovery_rules source_rules",
        "model options",
        "errors",
    )
)
"""From the top down: a module imports only from layers below its own; modules of one layer do not know each other."""

ROOMS_OF_SIBLINGS = frozenset({"readers", "normalize", "backends", "checks", "engines", "commands"})
"""Folders whose members are alternatives or steps; a member may be a folder itself, whose files are one thing."""

BASES = frozenset(
    {
        "converter.backends.web.bodies",
        "converter.backends.web.facts",
        "converter.checks.ledger",
        "converter.checks.places",
    }
)
"""Members of such a folder on which the others stand; they know none of them."""

PROVERS, PROVED = "checks", frozenset({"normalize", "backends"})
"""The proofs share no code with what they prove, except values and the canonical form."""

BROAD_EXCEPTS = frozenset({"converter.batch", "converter.cli"})
"""The per-document boundary of a batch, and ``main``."""

MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 60


def module_of(path: Path) -> str:
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


MODULES = {module_of(path): path for path in FILES}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_of(module: str) -> Iterator[str]:
    """Yield each module of the package that *module* imports, wherever in the file: a late import is one as well."""
    path = MODULES[module]
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            inner = [f"{origin}.{name.name}" for name in node.names]
            yield from (name if name in MODULES else origin for name in inner if origin in MODULES)


def room_of(module: str) -> str:
    """Return the first name below the package; the package's own ``__init__`` has none."""
    return module.split(".")[1] if "." in module else ""


def member_of(module: str) -> str:
    """Return the name below the room; the room's own ``__init__`` has none."""
    return next(iter(module.split(".")[2:]), "")


def layer_of(room: str) -> int:
    return next((height for height, names in enumerate(reversed(LAYERS)) if room in names), -1)


def reach(room: str) -> set[str]:
    """Return the rooms that *room* imports, directly or through others."""
    found: set[str] = set()
    todo = [room]
    while todo:
        here = todo.pop()
        known = {room_of(name) for module in MODULES if room_of(module) == here for name in imports_of(module)}
        known.discard("")  # the front door shows everything, and is not a way to it
        todo += known - found
        found |= known
    return found - {room}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def dataclasses(tree: ast.Module) -> Iterator[tuple[ast.ClassDef, ast.expr]]:
    """Yield each dataclass with its decorator."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from ((node, each) for each in node.decorator_list if ast.unparse(each).startswith("dataclass"))


def is_broad(handler: ast.ExceptHandler) -> bool:
    names = [] if handler.type is None else [ast.unparse(each) for each in ast.walk(handler.type)]
    return handler.type is None or not {"Exception", "BaseException"}.isdisjoint(names)


def test_every_room_has_a_layer() -> None:
    assert {room_of(module) for module in MODULES} - {""} <= frozenset().union(*LAYERS)


def test_imports_point_down() -> None:
    # The package's own __init__ has no layer: it is the front door, which shows names from several.
    upward = [
        f"{module} imports {name}"
        for module in MODULES
        for name in imports_of(module)
        if "" not in (room_of(module), room_of(name)) and room_of(module) != room_of(name)
        if layer_of(room_of(name)) >= layer_of(room_of(module))
    ]
    assert upward == []


def test_siblings_do_not_know_each_other() -> None:
    acquainted = [
        f"{module} imports {name}"
        for module in MODULES
        for name in imports_of(module)
        if room_of(module) in ROOMS_OF_SIBLINGS and room_of(module) == room_of(name) and name not in BASES
        if member_of(module) and member_of(module) != member_of(name)
    ]
    assert acquainted == []


def test_the_proofs_share_no_code_with_what_they_prove() -> None:
    reached = reach(PROVERS)
    assert not reached & PROVED
    shared = reached & set().union(*map(reach, PROVED))
    assert shared <= {"model", "results", "options", "rules", "errors", "canonical", "files", "words"}


def test_a_file_is_one_room() -> None:
    lengths = {module: len(path.read_text("utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: length for module, length in lengths.items() if length > MOST_LINES_OF_A_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    lengths = {
        f"{module}.{each.name}": (each.end_lineno or each.lineno) - each.lineno + 1
        for module, path in MODULES.items()
        for each in functions(tree_of(path))
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_only_the_two_boundaries_catch_everything() -> None:
    found = [
        module
        for module, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]
    assert sorted(found) == sorted(BROAD_EXCEPTS)


def test_dataclasses_are_frozen_and_slotted() -> None:
    loose = [
        f"{module}.{node.name}"
        for module, path in MODULES.items()
        for node, decorator in dataclasses(tree_of(path))
        if not {"frozen=True", "slots=True"} <= set(ast.unparse(decorator)[len("dataclass(") : -1].split(", "))
    ]
    assert loose == []


def test_every_field_of_a_public_dataclass_says_what_it_is() -> None:
    silent = [
        f"{module}.{node.name}.{ast.unparse(field.target)}"
        for module, path in MODULES.items()
        for node, _ in dataclasses(tree_of(path))
        if not node.name.startswith("_")
        for field, after in zip(node.body, [*node.body[1:], None], strict=True)
        if isinstance(field, ast.AnnAssign) and not is_explained(field, after)
    ]
    assert silent == []


def is_explained(field: ast.AnnAssign, after: ast.stmt | None) -> bool:
    """Return whether a docstring follows the field, or its own declaration holds a help text, as a setting's does."""
    docstring = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    return docstring or (isinstance(field.value, ast.Call) and ast.unparse(field.value.func) == "_setting")


@pytest.mark.parametrize(
    "name", ["constraints.txt", "pyproject.toml", "tests/tools/package.json", "tests/tools/package-lock.json"]
)
def test_no_file_records_where_packages_are_fetched_from(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "http://" not in text and "https://" not in text and " @ " not in text
