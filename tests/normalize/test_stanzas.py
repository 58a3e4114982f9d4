"""Stanzas whose blank lines are lost."""

from hypothesis import given
from hypothesis import strategies as st

from converter.model import Verse
from converter.normalize import chunks, headings, markup, stanzas, verse
from converter.normalize.stanzas import sources_of_epigraphs, stanza_starts
from drafts import kinds, of_kind, rules, said, through

QUATRAIN = [
    "The lamp is out upon the quay",
    "The hens are in the crate,",
    "The ferry left at break of day",
    "And late.",
]
COUPLET = ["The lamp is out upon the quay,", "The hens are in the crate today."]
LINE = "ferry left the north quay at seven with nobody on board but"
WRAPPED = "\n".join([f"The {LINE}", *[f"the {LINE}"] * 5, "the cook."])


def test_sentences_that_end_after_every_fourth_line_end_stanzas() -> None:
    assert stanza_starts(QUATRAIN * 8) == list(range(4, 32, 4))


def test_lines_before_the_first_stanza_and_a_stanza_that_runs_on_do_not_hide_them() -> None:
    running_on = [*QUATRAIN[:3], "And late was she"]
    poem = ["A motto of one line.", *QUATRAIN * 4, *running_on, *QUATRAIN * 4]
    assert stanza_starts(poem) == [*range(1, 37, 4)]


def test_the_rest_of_a_broken_line_is_none_of_its_own() -> None:
    broken = [QUATRAIN[0], "upon the quay", *QUATRAIN[1:]]
    assert stanza_starts([*broken, *QUATRAIN * 7]) == list(range(5, 33, 4))


def test_stanzas_of_eight_lines_are_not_halved_where_their_halves_often_run_on() -> None:
    eight = [*QUATRAIN[:3], "And late was she", *QUATRAIN]
    assert stanza_starts([*QUATRAIN * 4, *eight * 4][:48]) == list(range(8, 48, 8))


def test_couplets_and_short_poems_are_not_parted() -> None:
    assert stanza_starts(COUPLET * 20) == []
    assert stanza_starts(QUATRAIN * 2) == []


def test_what_stanzas_other_poems_have_is_evidence() -> None:
    poem = [*QUATRAIN * 2, *QUATRAIN[:2], "The ferry left.", QUATRAIN[3]] * 2
    assert stanza_starts(poem) == []
    assert stanza_starts(poem, {4}) == list(range(4, len(poem), 4))


def test_a_line_set_as_names_are_says_whose_the_epigraph_is() -> None:
    motto, second = ["The lamp is out,", "And late the cook."], ["No hens today."]
    poem = [*motto, "Letters of a Keeper", *second, "Ann Writer", *QUATRAIN]
    assert sources_of_epigraphs(poem) == [2, 4]
    assert sources_of_epigraphs([*motto, "Letters of a keeper", *QUATRAIN]) == []
    assert sources_of_epigraphs([*motto[:1], "Ann Writer", *QUATRAIN]) == []
    assert sources_of_epigraphs([*QUATRAIN * 2, "Ann Writer", *QUATRAIN]) == []


def test_epigraphs_are_parted_from_the_poem_under_a_title_alone() -> None:
    page, poem = "\n".join([WRAPPED] * 6), "\n".join(["The lamp is out.", "Ann Writer", *QUATRAIN * 8])
    text = "\n".join([page, "\n## The Quay\n", poem, page])
    passes = [markup.read, headings.find, chunks.divide, verse.keep, stanzas.part]
    draft, decisions = through(text, *passes)
    at = [said(block) for block in draft.blocks].index("The lamp is out.")
    assert kinds(draft)[at : at + 10] == ["Verse", "Paragraph", *["Verse"] * 8]
    assert said(draft.blocks[at + 1]) == "Ann Writer"
    assert rules(decisions)[-2:] == ["epigraph", "stanzas"]
    untitled = "\n".join([page, poem, page])
    assert "epigraph" not in rules(through(untitled, chunks.divide, verse.keep, stanzas.part)[1])


@given(st.lists(st.sampled_from(["Some line", "Some line.", "of it"]), max_size=60))
def test_any_lines_are_borne(lines: list[str]) -> None:
    found = stanza_starts(lines, {4})
    assert found == sorted(set(found)) and all(0 < at < len(lines) for at in found)


def test_a_poem_is_divided_only_where_no_blank_lines_part_anything() -> None:
    page, poem = "\n".join([WRAPPED] * 6), "\n".join(QUATRAIN * 8)
    draft, decisions = through("\n".join([page, poem, page]), chunks.divide, verse.keep, stanzas.part)
    found = of_kind(draft, Verse)
    assert [said(stanza) for stanza in found] == ["\n".join(QUATRAIN)] * 8
    assert [stanza.span.first for stanza in found] == list(range(43, 75, 4))
    assert rules(decisions) == ["stanzas"] and (decisions[0].line, decisions[0].end_line) == (43, 74)
    parted = f"{page}\n\n{poem}\n\n".replace("cook.\n", "cook.\n\n") * 2
    assert rules(through(parted, chunks.divide, verse.keep, stanzas.part)[1]) == []
