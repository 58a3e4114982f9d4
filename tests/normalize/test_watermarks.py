"""Words across the text that come again and again."""

from converter.normalize import watermarks
from drafts import rules, texts, through


def test_items_that_come_again_in_one_order_are_no_watermark() -> None:
    item = "Kept in the first series: up to 2.5\n\nKept in the second series: 2.6\n\nprior to the change of May"
    text = "\n\n".join(f"Of lamp number {number} it was told what follows.\n\n{item}" for number in range(4))
    draft, decisions = through(text, watermarks.strip)
    assert texts(draft) == [line for line in text.split("\n") if line]
    assert decisions == []


def test_words_that_cut_different_sentences_are_one() -> None:
    text = "\n\nDRAFT COPY\n\n".join(["The keeper saw", "a lamp on the quay and asked", "the cook whose", "it was."])
    draft, decisions = through(text, watermarks.strip)
    assert "DRAFT COPY" not in texts(draft)
    assert rules(decisions) == ["watermark"] * 3
