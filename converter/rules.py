"""Every rule of the program by its code: what ``converter explain`` prints and decisions and findings name."""

from __future__ import annotations

from collections.abc import Mapping

from converter.model import Rule
from converter.recovery_rules import RECOVERY
from converter.source_rules import FAULTS

_CHECKS: tuple[Rule, ...] = (
    Rule(
        "link-broken",
        "a link inside a finished file leads nowhere",
        "Every internal link, bookmark and named destination is followed in the finished file. Correct its "
        "target in the canonical Markdown; in the other editions it is a fault of the program.",
        before="[see there](#nowhere)",
    ),
    Rule(
        "link-empty",
        "a link has no words",
        "Nobody can tell where a link without words leads, and a screen reader has nothing to say. Give it words.",
        before="[](#museum-opens)",
        after="[the opening](#museum-opens)",
    ),
    Rule(
        "id-duplicate",
        "an id stands twice in one file",
        "A link to that id can mean either place. Give one of the two another id, and change the links to it.",
    ),
    Rule(
        "contents-entry-wrong",
        "a contents entry does not arrive at the heading of the same title",
        "Contents lists, the EPUB's NCX and the PDF's bookmarks are read in the finished file, and each entry "
        "is compared with the heading it leads to. It is a fault of the program.",
    ),
    Rule(
        "contents-number-wrong",
        "a contents entry gives another page number than its heading has",
        "In the PDF, the number in the contents list, the label of the page it leads to and the number printed on that "
        "page must be one. It is a fault of the program.",
    ),
    Rule(
        "glyph-missing",
        "no installed font has a character of the text",
        "In the PDF such a character is an empty box, and the file does not conform to PDF/UA. It is looked for in all "
        "fonts that fontconfig knows. Install a font that has it, and build again.",
        before="\u16a0",
    ),
    Rule(
        "laid-out-together",
        "the style sheet does not let the PDF be laid out article by article",
        "A PDF is laid out in parts, several at once, and those that did not change are found again. Where a style "
        "sheet of yours has counters of its own, target-counter(), element() or @page :nth(), one article depends on "
        "all before it: the body is laid out in one piece then, each time. The pages are right, only later.",
    ),
    Rule(
        "word-lost",
        "a word of the source is missing from an edition, and no decision says why",
        "The words of the finished file are compared with those of the source, in order, after all recorded decisions. "
        "An edition that lacks a word is rejected.",
    ),
    Rule(
        "word-added",
        "an edition has a word that the source does not have",
        "Every word of an edition comes from the source, or is marked as generated (the word for the contents "
        "list, the imprint). An edition with a word of neither kind is rejected.",
    ),
    Rule(
        "word-changed",
        "a word or mark of the source stands differently in an edition, and no decision says so",
        "Words, quotation marks, dashes and other marks are compared as they stand, small and capital letters "
        "too. How a character is encoded (ligatures, normal form, soft hyphens) is no change.",
    ),
)  # fmt: skip

_ALL: tuple[Rule, ...] = (*RECOVERY, *FAULTS, *_CHECKS)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _ALL}
"""The rules by code."""
