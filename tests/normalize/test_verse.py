"""Lines that stay lines."""

from converter.normalize import block_quotations, chunks, prose, verse
from drafts import kinds, said, through

LINE = "ferry left the north quay at seven with nobody on board but"
WRAPPED = "\n".join([f"The {LINE}", *[f"the {LINE}"] * 5, "the cook."])
POEM = (
    "The lamp is out upon the quay,\n    The hens are in the crate,\n"
    "The ferry left at break of day,\n    The cook was very late."
)


def test_lines_broken_before_the_width_stay_with_their_indents() -> None:
    draft, decisions = through(f"{WRAPPED}\n\n{POEM}\n\n{WRAPPED}", chunks.divide, verse.keep)
    assert kinds(draft) == ["Chunk", "Verse", "Chunk"]
    assert said(draft.blocks[1]) == POEM.replace("    ", "\u00a0" * 4)
    assert decisions == []


def test_even_lines_set_in_that_all_begin_with_capitals_stay() -> None:
    song = "The lamp is out upon the quay tonight,\nThe hens are in the crate, and shut it tight,\nThe ferry left"
    inset = "\n".join(" " * 8 + line for line in f"{song} at seven with a light,\nThe cook was late.".split("\n"))
    assert kinds(through(f"{WRAPPED}\n\n{inset}\n\n{WRAPPED}", chunks.divide, verse.keep)[0])[1] == "Verse"
    prose_inset = inset.replace("The ", "the ")
    assert kinds(through(f"{WRAPPED}\n\n{prose_inset}\n\n{WRAPPED}", chunks.divide, verse.keep)[0])[1] == "Chunk"


def test_an_address_stays_in_its_lines() -> None:
    address = "Ann Writer\n12 Quay Street\nNorth Harbour"
    assert said(through(f"{WRAPPED}\n\n{address}\n\n{WRAPPED}", chunks.divide, verse.keep)[0].blocks[1]) == address


def test_breaks_inside_paragraphs_of_a_formatted_document_are_meant_unless_lines_go_on_in_small_letters() -> None:
    # each line fills the measure that all share, so that only the format's own breaks tell
    lines = ["The lamp is out upon the quay", "The hens are in the crate now", "The ferry left at break of day"]
    text = "\n\n".join("\n".join(lines[at:] + lines[:at]) for at in range(3))
    assert kinds(through(text, chunks.divide, verse.keep, markup="rich")[0]) == ["Verse"] * 3
    going_on = text.replace("\nThe", "\nthe")
    assert kinds(through(going_on, chunks.divide, verse.keep, markup="rich")[0]) == ["Chunk"] * 3


def test_breaks_that_leave_room_for_the_next_word_are_meant_though_lines_go_on_in_small_letters() -> None:
    stanzas = (
        "The lamp is out\nupon the quay, the hens\nare in their crate, and the last ferry of the day\nleft\nwithout us",
        "we counted gulls\nand ropes\nand the long slow barges going down to the sea\nuntil the rain",
    )
    found = through("\n\n".join(stanzas), chunks.divide, verse.keep, markup="rich")[0]
    assert [said(block) for block in found.blocks] == list(stanzas)


def test_a_format_that_tells_why_a_line_ended_is_believed_in_every_script() -> None:
    text = "\n".join(["البحر هادئ هذا الصباح", "والعبارة تنتظر عند الجسر", "والأطفال في الطريق إلى المدرسة"])
    for wraps, kind in ((True, "Paragraph"), (False, "Verse")):
        draft, _ = through(text, chunks.divide, verse.keep, prose.unwrap, markup="rich", wraps=wraps)
        assert kinds(draft) == [kind]


def unparted(*parts: str) -> list[str]:
    """Return the kinds of the blocks of a text whose paragraphs no blank line parts, with *parts* after one of them."""
    page = "\n".join([WRAPPED] * 6)
    draft, _ = through("\n".join([page, *parts, page]), chunks.divide, verse.keep)
    assert not draft.form.separated
    return [said(block) if kind == "Verse" else kind for block, kind in zip(draft.blocks, kinds(draft), strict=True)]


def test_verse_between_paragraphs_without_blank_lines() -> None:
    song = POEM.replace("    ", "")
    assert unparted(song) == ["Chunk", song, "Chunk"]
    assert unparted("The hens", "The crate", "The quay") == ["Chunk", "The hens\nThe crate\nThe quay", "Chunk"]


def test_two_lines_quoted_together_are_verse() -> None:
    couplet = "“The lamp is out upon the quay,\nThe hens are in the crate.”"
    assert unparted("He sang:", couplet) == ["Chunk", couplet, "Chunk"]
    assert unparted(f"“The lamp,” he sang\n{couplet}") == ["Chunk", couplet, "Chunk"]
    longer = couplet.replace("quay,", "quay,\nHow late! The cook is in the boat.")
    assert unparted("He sang:", longer) == ["Chunk", longer, "Chunk"]
    assert unparted(couplet.replace("\nThe hens", "\nthe hens")) == ["Chunk"]
    assert unparted(couplet.replace("quay,", "quay.”")) == ["Chunk"]
    assert unparted(f"“The {LINE}\nThe hens in the crate.”") == ["Chunk"]


def test_a_wide_line_between_lines_of_verse_is_one() -> None:
    wide = "The hens are in the crate tonight and in the crate they will be"
    song = POEM.replace("    ", "")
    assert unparted(song, wide, song) == ["Chunk", f"{song}\n{wide}\n{song}", "Chunk"]


def test_short_sentences_one_below_the_other_are_paragraphs() -> None:
    assert unparted("He came in.", "“Well?”", "She said nothing.", "“Well!”") == ["Chunk"]


def test_verse_that_a_page_cuts_in_a_sentence_is_one() -> None:
    song, rest = POEM.replace("    ", ""), "And no one\nAnswered him."
    draft, _ = through(f"{WRAPPED}\n\n{song[:-1]}\n\f{rest}\n\n{WRAPPED}", chunks.divide, verse.keep)
    assert kinds(draft) == ["Chunk", "Verse", "Chunk"]
    draft, _ = through(f"{WRAPPED}\n\n{song}\n\f{rest}\n\n{WRAPPED}", chunks.divide, verse.keep)
    assert kinds(draft) == ["Chunk", "Verse", "Verse", "Chunk"]


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


def test_a_quotation_that_flows_is_no_verse_once_its_indent_is_gone() -> None:
    lines = [
        "The ferry left the north quay with nobody on",
        "board but the cook, who had been told to look",
        "after hens.",
    ]
    inset = "\n".join(" " * 8 + line for line in lines)
    draft, _ = through(
        f"{WRAPPED}\n\n{inset}\n\n{WRAPPED}", chunks.divide, block_quotations.recognise, verse.keep, prose.unwrap
    )
    assert said(draft.blocks[1]) == "> " + " ".join(lines)


def test_lines_that_a_person_wrapped_loosely_are_no_verse() -> None:
    loose = "\n".join(["the ferry left the north quay at seven with nobody on", f"the {LINE} her", f"the {LINE}"] * 20)
    speech = "“The hens,” said the cook, “were in the crate at seven when\nhe came.”"
    draft, _ = through(f"{loose}\n\n{speech}\n\n{loose}", chunks.divide, verse.keep)
    assert kinds(draft) == ["Chunk"] * 3
    even = "\n".join([f"the {LINE} her"] * 60)
    assert kinds(through(f"{even}\n\n{speech}\n\n{even}", chunks.divide, verse.keep)[0])[1] == "Verse"


def test_lines_that_begin_with_figures_are_items_and_no_verse() -> None:
    items = [f"{n}: Hens that came over on the ferry" for n in (15, 7, 125, 100, 14)]
    assert unparted(*items) == ["Chunk"]
    assert unparted(*(item.partition(": ")[2] for item in items)) != ["Chunk"]
