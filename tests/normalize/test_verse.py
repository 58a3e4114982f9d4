"""Lines that stay lines."""

from converter.normalize import chunks, prose, verse
from drafts import kinds, said, through

WRAPPED = "\n".join(["The ferry left the north quay at seven with nobody on board but"] * 6 + ["the cook."])
POEM = (
    "The lamp is out upon the quay,\n    The hens are in the crate,\n"
    "The ferry left at break of day,\n    The cook was very late."
)


def test_lines_broken_before_the_width_stay_with_their_indents() -> None:
    draft, decisions = through(f"{WRAPPED}\n\n{POEM}\n\n{WRAPPED}", chunks.divide, verse.keep)
    assert kinds(draft) == ["Chunk", "Verse", "Chunk"]
    assert said(draft.blocks[1]) == POEM.replace("    ", "\u00a0" * 4)
    assert decisions == []


def test_an_address_stays_in_its_lines() -> None:
    address = "Ann Writer\n12 Quay Street\nNorth Harbour"
    assert said(through(f"{WRAPPED}\n\n{address}\n\n{WRAPPED}", chunks.divide, verse.keep)[0].blocks[1]) == address


def test_wrapped_prose_is_no_verse() -> None:
    assert kinds(through(f"{WRAPPED}\n\n{WRAPPED}", chunks.divide, verse.keep)[0]) == ["Chunk"] * 2
    assert (
        kinds(through(f"{WRAPPED}\n\nA single short line\n\n{WRAPPED}", chunks.divide, verse.keep)[0]) == ["Chunk"] * 3
    )


def test_paragraphs_of_a_line_each_are_no_verse() -> None:
    lines = "\n".join(
        ["He came in. “Well?” he said, and that was all there was of it that day, or nearly all of it."] * 6
    )
    draft, _ = through(f"{lines}\n\n{lines}", chunks.divide, verse.keep, prose.unwrap)
    assert "Verse" not in kinds(draft)
