"""Scene breaks."""

import pytest

from converter.normalize import chunks, scene_breaks
from drafts import kinds, through


@pytest.mark.parametrize("signs", ["* * *", "***", "----", "— — —", "~", "⁂", "  #  "])
def test_signs_alone_are_a_break(signs: str) -> None:
    draft, decisions = through(f"one\n\n{signs}\n\ntwo", chunks.divide, scene_breaks.mark)
    assert kinds(draft)[1] == "SceneBreak"
    assert decisions == []


@pytest.mark.parametrize("text", ["12", "o o o", "* * * the end", "…", "?", "----\n----", "(—)"])
def test_other_lines_stay(text: str) -> None:
    assert kinds(through(f"one\n\n{text}\n\ntwo", chunks.divide, scene_breaks.mark)[0]) == ["Chunk"] * 3
