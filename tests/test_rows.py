"""Every defect of raw compilations by its number in the list of defects: cases that show it, rules that tell it.

A row that loses its case or its rule fails here.
"""

from pathlib import Path

import pytest

from converter.rules import RULES

CASES = Path(__file__).parent / "cases"

ROWS: dict[int, tuple[str, str]] = {
    1: ("encoding-cp1250 encoding-koi8-r encoding-shift-jis encoding-cp1254 encoding-utf16-without-mark", "encoding"),
    2: ("mojibake-one-line", "mojibake"),
    3: ("control-characters form-feed-pages", "control-characters"),
    4: ("ligatures-and-soft-hyphens", "character-forms"),
    5: ("joiners-and-direction-marks ligatures-and-soft-hyphens", "character-forms"),
    6: ("forms-that-stay", ""),
    7: ("forms-that-stay", ""),
    8: ("hard-wrapped-paragraphs paragraphs-without-blank-lines", ""),
    9: ("hyphens-at-line-ends", "hyphen-joined hyphen-doubtful"),
    10: ("form-feed-pages", "page-number"),
    11: ("page-numbers-roman page-numbers-of-four-figures", "page-number"),
    12: ("running-heads", "running-head"),
    13: ("line-numbers watermarks", "line-number watermark"),
    14: ("columns-two columns-with-invisible-blanks", "columns"),
    15: ("letter-spacing", "letter-spaced space-missing"),
    16: (
        "contents-leaders contents-leaders-misread contents-no-word-no-dots contents-numbers-first "
        "contents-wrapped-entries contents-in-parts contents-described",
        "printed-contents",
    ),
    17: ("contents-and-body-disagree", "entry-without-article article-without-entry title-variant title-cut-off"),
    18: ("headings-capitals headings-one-word-family", "heading heading-doubtful"),
    19: ("harbour-museum", "heading"),
    20: ("headings-label-and-title headings-roman-numerals headings-numbered", "heading"),
    21: ("titles-run-into-their-text titles-run-in-or-terms", "run-in-title"),
    22: ("bold-sentences datelines docx-captions-over-pictures", "source byline"),
    23: ("two-parts headings-numbered", "heading"),
    24: ("option-titles-case option-titles-case-turkish", "title-case"),
    25: ("dates-of-many-kinds date-ambiguous", "date"),
    26: ("datelines titles-over-dates", "source"),
    27: ("twins option-duplicates-link option-duplicates-drop", "twin twin-dropped"),
    28: ("twins option-repeats-drop", "repeat-in-article repeat-dropped"),
    29: ("quotation-systems option-quotes", "quotation-marks-mixed quotes-set"),
    30: ("quotation-over-paragraphs quotation-systems", "quotation-unbalanced"),
    31: ("option-dashes-and-ellipses", "dashes-set ellipses-set"),
    32: ("urls addresses-cut-by-a-wrap", "address-joined link-target"),
    33: ("lists lists-lettered", "list"),
    34: ("table-aligned table-pipes", "table table-kept"),
    35: ("block-quotation-indented", "block-quotation"),
    36: ("verse address-block", ""),
    37: ("footnotes-bracketed", "note note-without-call"),
    38: ("illustrations", "picture-missing"),
    39: ("scene-breaks", ""),
    40: ("markdown-characters-in-text hostile-html", "event-handler"),
    41: ("boilerplate option-boilerplate-drop", "boilerplate"),
    42: ("article-languages arabic-digest azerbaijani-mixed-scripts", "language article-language"),
    43: ("look-alike-letters", "mixed-scripts unknown-character glyph-missing"),
    44: ("docx-residue odt-residue rtf-residue", "residue picture"),
    45: ("html-page-of-a-site", "residue"),
    46: (
        "pdf-furniture-bookmarks-and-hyphens pdf-columns-and-articles-on-one-page pdf-text-that-runs-upward "
        "pdf-written-from-top-to-bottom",
        "residue hyphen-joined",
    ),
    47: ("epub-own-contents", "heading residue"),
    48: ("recognition-slips", "recognition-slip"),
    49: ("empty-article-and-matter front-matter-before-first-heading", "front-matter back-matter"),
    50: ("empty-article-and-matter", "article-empty"),
    51: ("docx-persian-outline-levels odt-spanish-outline-levels rtf-russian-outline-levels", "heading"),
    52: ("docx-half-styled-headings", "heading"),
    53: ("docx-lines-over-titles docx-plain-lines-over-titles pdf-boxes-kickers-and-subtitles", "source date"),
    54: ("twins", "twin"),
    55: ("html-debris-of-a-site docx-tables-for-layout", "residue"),
    56: ("bold-sentences docx-bold-sentence-is-no-heading", ""),
    57: ("docx-portuguese-statutes", "heading"),
    58: ("docx-note-called-in-a-title", "note"),
    59: ("contents-with-gaps docx-contents-no-longer-true", "entry-without-article"),
    60: ("template-leftovers docx-left-overs-of-a-template", "placeholder template-left-over"),
    61: ("pdf-shifted-characters", "residue"),
    62: ("pdf-columns-and-articles-on-one-page", "columns note"),
    63: ("pdf-boxes-kickers-and-subtitles", "byline repeat-in-article"),
    64: ("pdf-headings-far-from-their-text", "heading note"),
    65: ("page-numbers-of-four-figures", "page-number"),
    66: ("pdf-small-capitals-fallen-apart letter-spacing", "note letter-spaced"),
    67: ("sub-headings-repeated docx-repeated-sub-headings", ""),
    68: ("pdf-typeface-alone", "heading"),
    69: ("titles-with-zero-width docx-zero-width-spaces", "character-forms"),
    70: ("html-in-a-text-file underlined-headings html-lines-placed-one-by-one html-headings-over-two-lines", ""),
    71: ("proof-readers-marks speakers-in-capitals days-of-several-weeks", "proof-mark proof-note"),
}
"""Number of the defect, its golden cases, and its rules; no rule where the text stays or no word changes."""


def test_no_defect_is_left_out() -> None:
    assert sorted(ROWS) == list(range(1, 72))


@pytest.mark.parametrize("row", ROWS)
def test_a_defect_has_its_cases_and_its_rules(row: int) -> None:
    cases, rules = ROWS[row]
    assert [name for name in cases.split() if not (CASES / name / "expected.md").exists()] == []
    assert [code for code in rules.split() if code not in RULES] == []


@pytest.mark.parametrize("code", sorted({code for _, rules in ROWS.values() for code in rules.split()}))
def test_what_a_rule_says_can_be_understood(code: str) -> None:
    assert RULES[code].summary and len(RULES[code].explanation) > 15
    assert RULES[code].before
