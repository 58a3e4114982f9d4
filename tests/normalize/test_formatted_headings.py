"""Headings of documents whose format tells how lines are set."""

from converter.draft import Draft
from converter.model import Line, Source
from converter.normalize import characters, headings, markup
from converter.options import Options

BODY = Line(0, "", size=12.0, family="Serif", style="Normal")
TITLE = BODY._replace(bold=True, size=16.0)
CODE = BODY._replace(size=10.0, family="Consolas")
CENTRED = TITLE._replace(centred=True, size=18.0)
BLANK = Line(0, "")
TEXT = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens. " * 4


def found(*lines: tuple[Line, str]) -> list[str]:
    """Return the headings among *lines*, each set as the line beside it, with a blank line after each."""
    placed = [each for look, text in lines for each in (look._replace(text=text), BLANK)]
    numbered = tuple(line._replace(number=number) for number, line in enumerate(placed, 1))
    draft, _ = characters.repair(Draft(Source("raw.docx", "0" * 64, 1, "utf-8", "rich", numbered), ()), Options())
    for run in (markup.read, headings.find):
        draft, _ = run(draft, Options())
    return [draft.rows[mark.first].text for mark in draft.marks]


def test_captions_are_no_headings_however_they_are_set() -> None:
    heading = TITLE._replace(level=1)
    lines = [(heading, "Lamps"), (BODY, TEXT), (heading, "Figure 1. The lamp of the quay"), (BODY, TEXT)]
    lines += [(heading, "Nets"), (BODY, TEXT), (heading, "Tabela 2 – Redes"), (BODY, TEXT), (heading, "جدول (1-2)")]
    assert found(*lines, (BODY, TEXT)) == ["Lamps", "Nets"]


def test_what_the_format_calls_a_caption_is_no_heading() -> None:
    lines = [(TITLE, "Lamps"), (BODY, TEXT), (TITLE._replace(caption=True), "The lamp of the quay"), (BODY, TEXT)]
    assert found(*lines, (TITLE, "Nets"), (BODY, TEXT)) == ["Lamps", "Nets"]


def test_program_text_holds_no_headings_and_does_not_hide_what_the_running_text_is_like() -> None:
    program = [(CODE, "def lamp(quay):"), (CODE, "# Light The Lamp"), (CODE, "return quay.light()")]
    lines = [(TITLE, "Lamps"), *program * 9, (BODY, "This lights the lamp of the quay"), *program * 9]
    assert found(*lines, (TITLE, "Nets"), *program * 9, (BODY, TEXT)) == ["Lamps", "Nets"]


def test_entries_of_a_list_of_references_are_no_headings() -> None:
    entries = [
        (BODY, text) for n in range(1, 9) for text in (f"[{n}]: Lamps Of The North.", "https://example.org/lamps")
    ]
    lines = [(TITLE, "Lamps"), (BODY, TEXT), (TITLE, "Nets"), (BODY, TEXT), (TITLE, "References"), *entries]
    assert found(*lines) == ["Lamps", "Nets", "References"]


def test_labels_before_a_colon_are_headings_all_or_none() -> None:
    label = BODY._replace(bold=True)
    lines = [(TITLE, "Lamps"), (BODY, TEXT)]
    for name in ("Ada Holm:", "Ben Reed :", "Cy Moss:", "Dan Ash:"):
        lines += [(label, name), (BODY, TEXT)]
    lines[4:4] = [(label, "Eve Oak:")]  # nothing stands under it yet
    assert found(*lines) == ["Lamps", "Ada Holm:", "Eve Oak:", "Ben Reed :", "Cy Moss:", "Dan Ash:"]


def test_a_lone_label_in_the_type_of_the_text_is_none() -> None:
    lines = [(TITLE, "Lamps"), (BODY, TEXT), (TITLE, "Nets"), (BODY, TEXT), (BODY, "Note:"), (BODY, TEXT)]
    assert found(*lines, (BODY._replace(bold=True, size=11.0), "Keywords:"), (BODY, "lamps, nets")) == ["Lamps", "Nets"]


def test_a_number_that_others_set_alike_have_on_either_side_is_one_of_them() -> None:
    bold = BODY._replace(bold=True)
    lines = [(TITLE, "Duties"), (BODY, TEXT)]
    for number, name in enumerate(("Cook.", "Pilot.", "Keeper of the lamps, and of nothing else.", "Clerk."), 1):
        lines += [(bold, f"6.{number}. {name}"), (BODY, TEXT), (BODY, TEXT)]
    assert len(found(*lines)) == 5


def test_short_lines_at_either_end_of_a_file_are_title_pages() -> None:
    names = [(CENTRED._replace(size=size), text) for size, text in ((14.0, "Harbour School"), (24.0, "On Lamps"))]
    names += [(CENTRED._replace(size=15.0), text) for text in ("Ada Holm", "Kelsey Bay", "Spring Term")]
    lines = [*names, (TITLE, "Lamps"), (BODY, TEXT), (TITLE, "Nets"), (BODY, TEXT), (BODY, TEXT), *names]
    assert found(*lines) == ["Lamps", "Nets"]


def test_a_heading_over_little_text_after_a_title_page_is_one_if_others_are_set_alike() -> None:
    names = [(CENTRED._replace(size=size), text) for size, text in ((14.0, "Harbour School"), (24.0, "On Lamps"))]
    names += [(CENTRED._replace(size=15.0), text) for text in ("Ada Holm", "Kelsey Bay", "Spring Term")]
    lines = [*names, (TITLE, "Thanks"), (BODY, "To the cook of the ferry."), (TITLE, "Lamps"), (BODY, TEXT)]
    assert found(*lines, (TITLE, "Nets"), (BODY, TEXT)) == ["Thanks", "Lamps", "Nets"]
