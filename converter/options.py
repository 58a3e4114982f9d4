"""Every setting, declared once: its name, type, default and help.

The command line's ``--set``, ``converter.toml``, ``converter config show``, ``converter init`` and the README's table
all come from the fields of :class:`Options`. Values are merged in one order: defaults, then the file, then the
command line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from typing import Any

from converter.errors import UsageError

EDITIONS = ("pdf", "epub", "html", "site")
"""The editions that can be asked for, in the order in which they are made; a site offers those made before it."""
USUAL = ("pdf", "epub", "html")
"""The editions that are made where none is asked for."""

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


def _setting(
    default: str | int | bool,
    help: str,
    choices: tuple[str, ...] = (),
    bounds: tuple[int, int] = (0, 0),
    pattern: str = "",
) -> Any:
    """Declare a field of :class:`Options` with its help and the words (none: any, or those of the regular expression
    *pattern*) or the numbers it accepts.
    """
    return field(default=default, metadata={"help": help, "choices": choices, "bounds": bounds, "pattern": pattern})


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one run. A field ``pdf_page`` is the setting ``pdf.page``."""

    title: str = _setting("", "title of the edition, if the source's own is not the one you want")
    subtitle: str = _setting("", "subtitle of the edition")
    creator: str = _setting("", "who compiled it")
    publisher: str = _setting("", "who publishes it")
    date: str = _setting("", "date of the edition, ISO 8601", pattern=f"{_DATE}(/{_DATE})?")
    lang: str = _setting(
        "",
        "main language, a BCP 47 tag; found out from the text if not given",
        pattern="[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
    )
    identifier: str = _setting("", "ISBN, URN or other identifier; made from the source's SHA-256 if not given")
    description: str = _setting("", "what the edition is, in a sentence")
    rights: str = _setting("", "who may do what with it")
    series: str = _setting("", "series that the edition belongs to")
    volume: str = _setting("", "its number in the series", pattern=r"\d+(\.\d+)*")
    catalogue_role: str = _setting(
        "", "what the creator did, a MARC relator code; com (compiler) if not given", pattern="[a-z]{3}"
    )
    catalogue_creator: str = _setting("", "the creator as catalogues file the name, such as Holm, Ada")
    catalogue_title: str = _setting("", "the title as catalogues file it, such as Digest, The")
    source_encoding: str = _setting("", "encoding of the raw file; found out from all of its bytes if not given")
    source_deletions: str = _setting("drop", "text that tracked changes delete", ("drop", "keep"))
    source_insertions: str = _setting("keep", "text that tracked changes insert", ("keep", "drop"))
    source_comments: str = _setting("drop", "comments, kept after the paragraph that they are on", ("drop", "keep"))
    source_hidden: str = _setting("drop", "hidden text", ("drop", "keep"))
    source_headers: str = _setting("drop", "headers and footers, kept once around the text", ("drop", "keep"))
    source_boxes: str = _setting("keep", "text boxes, kept after the paragraph that they hang on", ("keep", "drop"))
    source_ocr: str = _setting("no", "run OCRmyPDF on a PDF without a text layer (--ocr)", ("no", "yes"))
    titles_case: str = _setting(
        "keep", "titles in capitals: kept, or set as a sentence or with capitals", ("keep", "sentence", "title")
    )
    duplicates: str = _setting(
        "keep",
        "articles that repeat an earlier one: kept, a title that links to it, or left out",
        ("keep", "link", "drop"),
    )
    repeats: str = _setting("keep", "paragraphs that their article says twice, such as pull quotes", ("keep", "drop"))
    boilerplate: str = _setting("keep", "licences, notices of rights, “continued on page”", ("keep", "drop"))
    quotes: str = _setting(
        "keep", "straight quotation marks: kept, or curly where only one reading is possible", ("keep", "curly")
    )
    dashes: str = _setting("keep", "dashes written as two hyphens: kept, or set as dashes", ("keep", "set"))
    ellipses: str = _setting("keep", "ellipses written as three dots: kept, or set as one sign", ("keep", "set"))
    contents_depth: int = _setting(3, "how many heading levels the contents list shows, 1 to 6", bounds=(1, 6))
    contents_chronological: str = _setting("no", "a second contents list, of the dated articles by date", ("no", "yes"))
    index: str = _setting(
        "no", "index behind the text: of names, of the days that texts name, or both", ("no", "names", "dates", "both")
    )
    theme: str = _setting("press", "look of the PDF: press, book, report, or a folder of your own in styles/themes")
    pdf_page: str = _setting("A5", "page size of the PDF", ("A4", "A5", "B5", "letter", "6x9"))
    pdf_notes: str = _setting(
        "page",
        "where notes stand in the PDF: at the foot of the page, or at the end of their article",
        ("page", "article"),
    )
    pdf_standard: str = _setting(
        "ua-1",
        "what the PDF conforms to: PDF/UA-1, or PDF/UA-2, WTPDF and PDF/A-4f at once, with the Markdown inside",
        ("ua-1", "archive"),
    )
    epub_fonts: str = _setting(
        "no", "installed fonts inside the EPUB, cut down to its letters, where their makers allow it", ("no", "yes")
    )
    site_url: str = _setting(
        "",
        "where the site will stand, for its feed and sitemap, such as https://example.org/digest/",
        pattern=r"https?://[^\s\"<>]+",
    )
    overrides: str = _setting("", "folder whose templates/ and styles/ come before the shipped ones, file by file")
    cache: str = _setting(
        "yes",
        "of a long book, read and lay out only what has changed (--no-cache: all); the files are the same",
        ("yes", "no"),
    )
    timeout: int = _setting(
        0,
        "seconds after which build gives a document up; 0: ten minutes among several, no limit for one alone",
        bounds=(0, 86400),
    )


_METADATA = (
    *("title", "subtitle", "creator", "publisher", "date", "lang", "identifier", "description", "rights"),
    *("series", "volume", "catalogue_role", "catalogue_creator", "catalogue_title"),
)


def name_of(setting: Field[Any]) -> str:
    """Return the public name of a field: ``pdf_page`` is ``pdf.page``."""
    return setting.name.replace("_", ".", 1)


SETTINGS: Mapping[str, Field[Any]] = {name_of(f): f for f in fields(Options)}
"""Every setting's field by its public name."""


def kept_residue(options: Options) -> frozenset[str]:
    """Return the kinds of residue, in the words of the readers, that are to be kept in the text."""
    chosen = {
        "deletion": options.source_deletions,
        "insertion": options.source_insertions,
        "comment": options.source_comments,
        "hidden text": options.source_hidden,
        "header": options.source_headers,
        "footer": options.source_headers,
        "text box": options.source_boxes,
    }
    return frozenset(kind for kind, choice in chosen.items() if choice == "keep")


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
    from difflib import get_close_matches

    if name in SETTINGS:
        return True
    near = get_close_matches(name, SETTINGS, n=2)
    cure = f"did you mean {' or '.join(near)}?" if near else "converter config show lists the settings"
    raise UsageError(f"there is no setting {name!r}", cure)


def _checked(name: str, value: object) -> str | int:
    """Return *value* in the type of setting *name*."""
    setting = SETTINGS[name]
    choices = setting.metadata["choices"]
    if not isinstance(value, str | int):
        raise UsageError(f"{name} cannot be {value!r}", cure="give a word or a whole number")
    if isinstance(setting.default, int):
        low, high = setting.metadata["bounds"]
        if not re.fullmatch(r"\d{1,9}", str(value)) or not low <= int(str(value)) <= high:
            message = f"{name} takes a whole number from {low} to {high}, not {value!r}"
            raise UsageError(message, cure=f"{name} is {setting.metadata['help']}")
        return int(str(value))
    if choices and value not in choices:
        raise UsageError(f"{name} cannot be {value!r}", cure=f"it is one of {', '.join(choices)}")
    text = str(value)
    if text and not (
        re.fullmatch(setting.metadata["pattern"] or r"[^\x00-\x1f\x7f]*", text) and _in_calendar(name, text)
    ):
        raise UsageError(f"{name} cannot be {value!r}", cure=f"{name} is {setting.metadata['help']}")
    return text


def _in_calendar(name: str, text: str) -> bool:
    """Return whether every whole date in the setting *name* is a day of the calendar."""
    try:
        return name != "date" or all(date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", text))
    except ValueError:
        return False
