"""Notes and their calls."""

from dataclasses import replace

from converter.model import Heading, Note, Paragraph, Run
from converter.normalize import chunks, lists, markup, notes, prose
from converter.options import Options
from drafts import kinds, of_kind, rules, said, through


def match(*paragraphs: str) -> tuple[list[Note], list[str], list[str]]:
    """Return the notes, the targets of all calls in order, and the rules that decided."""
    draft = replace(through("x")[0], blocks=tuple(Paragraph((Run(text),)) for text in paragraphs))
    draft, decisions = notes.match(draft, Options())
    texts = [block for block in draft.blocks if isinstance(block, Paragraph | Heading)]
    return of_kind(draft, Note), [run.href for block in texts for run in block.runs if run.kind], rules(list(decisions))


def test_a_call_leads_to_the_next_note_of_its_label() -> None:
    found, calls, decided = match("One [1] two [2].", "[1] First.", "[2] Second.", "Three [1].", "[1] Third.")
    assert [(note.id, note.label, said(note.blocks[0])) for note in found] == [
        ("note-1", "[1]", "First."), ("note-2", "[2]", "Second."), ("note-3", "[1]", "Third."),
    ]  # fmt: skip
    assert calls == ["#note-1", "#note-2", "#note-3"]
    assert decided == ["note"] * 3


def test_markdown_s_notes_keep_their_colon() -> None:
    found, calls, _ = match("One[^a].", "[^a]: First.")
    assert [(note.label, said(note.blocks[0])) for note in found] == [("[a]:", "First.")]
    assert calls == ["#note-1"]


def test_figures_that_nobody_calls_are_no_notes() -> None:
    assert match("One [2].", "[1] First.", "[x] Second") == ([], [], [])
    assert match("[1] First.", "One [1].") == ([], [], [])


def test_a_label_that_is_called_twice_is_linked_once() -> None:
    assert match("One [1] and [1].", "[1] First.")[1] == ["#note-1"]


def test_a_note_takes_no_name_of_a_heading() -> None:
    blocks = (Heading(1, (Run("Note"),), "note-1"), Paragraph((Run("One [1]."),)), Paragraph((Run("[1] First."),)))
    draft, _ = notes.match(replace(through("x")[0], blocks=blocks), Options())
    assert [note.id for note in of_kind(draft, Note)] == ["note-2"]


def test_a_list_that_is_called_as_notes_are_stays_a_list() -> None:
    text = "The pier[1] and the quay[2].\n\n- [1] a pier is of wood\n- [2] a quay is of stone"
    draft, decisions = through(text, chunks.divide, lists.recognise, prose.unwrap, notes.match)
    assert kinds(draft) == ["Paragraph", "ListBlock"]
    assert rules(decisions) == ["list"]


def test_markdown_s_notes_stand_line_under_line_and_have_words_for_labels() -> None:
    text = "The quay[^lamp] and the mill[^b].\n\n[^lamp]: The upper one.\n[^b]: A barge\nwith hens.\n\nAnd on it goes."
    draft, _ = through(text, markup.read, chunks.divide, prose.unwrap, notes.match)
    found = of_kind(draft, Note)
    assert [(note.label, said(note.blocks[0])) for note in found] == [
        ("[lamp]:", "The upper one."), ("[b]:", "A barge with hens."),
    ]  # fmt: skip
