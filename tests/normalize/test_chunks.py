"""The form of the running text, and its division into chunks."""

from converter.draft import Chunk
from converter.normalize import chunks
from drafts import of_kind, through

WRAPPED = "\n".join(["The ferry left the north quay at seven with nobody on board but"] * 6 + ["the cook."])


def test_wrapped_lines_have_a_width() -> None:
    draft, _ = through(f"{WRAPPED}\n\n{WRAPPED}", chunks.divide)
    assert (draft.form.width, draft.form.edge, draft.form.separated) == (63, 0, True)
    assert [len(chunk.rows) for chunk in of_kind(draft, Chunk)] == [7, 7]


def test_paragraphs_on_one_line_each_have_none() -> None:
    long = "The ferry left the north quay at seven. " * 9
    assert through(f"{long}\n\n{long}\n{long}\n\n{long}", chunks.divide)[0].form.width == 0


def test_the_edge_is_the_commonest_indent() -> None:
    draft, _ = through("\n".join("    " + line for line in WRAPPED.split("\n")), chunks.divide)
    assert (draft.form.width, draft.form.edge) == (63, 4)


def test_a_chunk_knows_what_stood_before_it() -> None:
    draft, _ = through("one\n\n\ntwo\n\f\nthree", chunks.divide)
    found = of_kind(draft, Chunk)
    assert [(chunk.gap, chunk.after_page) for chunk in found[:2]] == [(0, False), (2, False)]
    assert found[2].after_page


def test_paragraphs_that_end_inside_a_chunk_show_that_no_blank_lines_part_them() -> None:
    page = "\n".join([WRAPPED] * 4)
    assert not through(f"{page}\n\f{page}", chunks.divide)[0].form.separated
    assert through("\n\n".join([WRAPPED] * 9), chunks.divide)[0].form.separated


def test_lines_that_end_early_in_verse_show_nothing_of_the_kind() -> None:
    verse = "\n".join(["The ferry left the quay,", "The cook was all its crew,", "He sang,", "The gulls came too."] * 3)
    assert through(f"{WRAPPED}\n\n{verse}\n\n{WRAPPED}\n\n{verse}", chunks.divide)[0].form.separated


def test_blanks_that_stretch_a_line_to_the_measure_do_not_widen_it() -> None:
    stretched = WRAPPED.replace("left the north", "left    the    north")
    assert through(f"{WRAPPED}\n\n{stretched}\n\n{WRAPPED}", chunks.divide)[0].form.width == 63
