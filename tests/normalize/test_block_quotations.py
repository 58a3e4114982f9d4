"""Block quotations."""

from converter.normalize import block_quotations, chunks, prose, verse
from drafts import kinds, rules, said, through

PASSES = (chunks.divide, block_quotations.recognise, verse.keep, prose.unwrap, block_quotations.gather)
LINES = [
    "The ferry left the north quay at seven with nobody on board but",
    "the cook and a crate of hens, and it was",
    "late.",
]
WRAPPED = "\n".join([LINES[0]] * 5 + LINES[1:])


def test_lines_with_a_sign_are_quoted_as_deep_as_they_have_signs() -> None:
    draft, decisions = through("> one\n> two\n\n> three\n> and on\n\n>> four\n>> five", *PASSES)
    assert kinds(draft) == ["Quotation"]
    assert said(draft.blocks[0]).startswith("> ")
    assert "> > " in said(draft.blocks[0])
    assert rules(decisions) == ["block-quotation"] * 3


def test_wrapped_lines_that_are_set_in_are_quoted() -> None:
    inner = "\n".join("      " + line[:50] for line in [LINES[0]] * 3)
    draft, _ = through(f"{WRAPPED}\n\n{inner}\n\n{WRAPPED}", *PASSES)
    assert kinds(draft) == ["Paragraph", "Quotation", "Paragraph"]


def test_a_lone_sign_or_a_first_line_set_in_is_no_quotation() -> None:
    assert kinds(through(f"{WRAPPED}\n\n> hens\n\n{WRAPPED}", *PASSES)[0]) == ["Paragraph"] * 3
    assert kinds(through(f"{WRAPPED}\n\n    {WRAPPED}", *PASSES)[0]) == ["Paragraph"] * 2


def test_signs_without_words_are_text() -> None:
    draft, decisions = through("one\n\n>\n\ntwo", *PASSES, markup="markdown")
    assert [said(block) for block in draft.blocks] == ["one", ">", "two"]
    assert decisions == []
