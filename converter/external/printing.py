"""Reports on links to the web: JSON for programs, JUnit for servers that run tests, Markdown for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

from converter.errors import UsageError
from converter.external.values import Kind, Verdict
from converter.files import write
from converter.terminal import harmless, json_text


def demand(path: Path) -> None:
    """Raise :class:`UsageError` unless the suffix of *path* chooses a form of report."""
    if path.suffix not in FORMS:
        raise UsageError(f"{path} is no report on links", cure=f"name a file in {', '.join(FORMS)}")


def save(path: Path, verdicts: Sequence[Verdict]) -> None:
    """Write the report to *path*; its suffix chooses the form. Raises :class:`UsageError` for another suffix."""
    demand(path)
    write(path, harmless(FORMS[path.suffix](verdicts)).encode())


def as_json(verdicts: Sequence[Verdict]) -> str:
    """Return all that is known, as JSON."""
    return json_text([asdict(each) for each in verdicts], indent=1) + "\n"


def as_junit(verdicts: Sequence[Verdict]) -> str:
    """Return a suite of JUnit in which only dead links fail; what gave no clear answer is skipped."""
    failed = [each for each in verdicts if each.kind is Kind.DEAD]
    unclear = [each for each in verdicts if each.kind in (Kind.BLOCKED, Kind.TIMEOUT, Kind.UNCERTAIN)]
    counts = {"tests": len(verdicts), "failures": len(failed), "skipped": len(unclear)}
    suite = ElementTree.Element("testsuite", {"name": "links", **{name: str(count) for name, count in counts.items()}})
    for each in verdicts:
        case = ElementTree.SubElement(suite, "testcase", {"classname": "links", "name": each.url})
        if each in failed or each in unclear:
            element = "failure" if each in failed else "skipped"
            ElementTree.SubElement(case, element, {"message": f"{each.kind} {each.status or ''} {each.note}".strip()})
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def as_markdown(verdicts: Sequence[Verdict]) -> str:
    """Return a table of what is not alive, the dead first."""
    order = [Kind.DEAD, Kind.MOVED, Kind.TIMEOUT, Kind.UNCERTAIN, Kind.BLOCKED]
    rows = sorted((each for each in verdicts if each.kind in order), key=lambda each: order.index(each.kind))
    head = f"# Links\n\n{len(verdicts)} asked, {len(verdicts) - len(rows)} alive.\n"
    if not rows:
        return head
    lines = (f"| {each.kind} | {each.status or ''} | <{each.url}> | {each.archive or each.note} |\n" for each in rows)
    return f"{head}\n| kind | status | link | now |\n| --- | --- | --- | --- |\n{''.join(lines)}"


FORMS: dict[str, Callable[[Sequence[Verdict]], str]] = {".json": as_json, ".xml": as_junit, ".md": as_markdown}
"""Forms of a report by the suffix of its file."""
