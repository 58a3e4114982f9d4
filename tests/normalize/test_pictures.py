"""Pictures and captions come back to where they stood."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from converter import canonical
from converter.checks.account import audit, ledger
from converter.model import PICTURE_SIGNS, Action, Decision, Line, ListBlock, Paragraph, Source, SourcePicture
from converter.normalize import normalize
from converter.options import Options


def source(*texts: str) -> Source:
    """Return a source whose lines of one ``@`` are a picture; a line that begins with "Fig." is a caption."""
    sign = chr(PICTURE_SIGNS.start)
    lines = (Line(n, text.replace("@", sign), caption=text.startswith("Fig.")) for n, text in enumerate(texts, 1))
    return Source(
        "a.pdf", "0" * 64, 1, "", "text", tuple(lines), pictures=(SourcePicture("pictures/quay.png", b"png"),)
    )


def test_a_picture_and_its_caption_between_items_of_a_list_stay_with_the_item_above(tmp_path: Path) -> None:
    raw = source("- the pier", "", "@", "", "Fig. 1. The quay", "", "- the market", "- the bridge")
    result = normalize(raw, Options())
    (block,) = [block for block in result.compilation.blocks if isinstance(block, ListBlock)]
    assert [len(item) for item in block.items] == [3, 1, 1]
    text = canonical.write(result.compilation)
    assert canonical.write(canonical.read(text)) == text
    assert unexplained(raw, text, result.decisions, tmp_path) == 0


def test_a_caption_inside_an_item_comes_after_its_text_and_is_told(tmp_path: Path) -> None:
    raw = source(
        "- the pier", "- the market", "Fig. 1. The quay", "Fig. 2. The crane", "  and the bridge", "- the church"
    )
    raw = replace(raw, lines=(*raw.lines[:2], Line(3, "@".replace("@", chr(PICTURE_SIGNS.start))), *raw.lines[3:]))
    result = normalize(raw, Options())
    (block,) = [block for block in result.compilation.blocks if isinstance(block, ListBlock)]
    assert [block.role for block in block.items[1] if isinstance(block, Paragraph)] == ["", "", "caption"]
    assert [d.rule for d in result.decisions if d.action is Action.MOVED] == ["caption-moved"]
    assert unexplained(raw, canonical.write(result.compilation), result.decisions, tmp_path) == 0


def unexplained(raw: Source, text: str, decisions: Sequence[Decision], folder: Path) -> int:
    """Return how many words of *text* the account cannot explain."""
    path = folder / "a.md"
    path.write_text(text, "utf-8")
    return audit(ledger(raw, decisions), path).unexplained
