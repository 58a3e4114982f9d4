"""Canonical Markdown as a reader of it sees it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import canonical
from converter.errors import SourceError
from converter.finished import markdown
from converter.finished.tokens import is_word, tokens

CANONICAL = """---
canonical: 1
title: "Never a word"
---

# The \\[old\\] pier {#the-old-pier .article date="2021-02-19" source="HARBOUR {PRESS}"}

::: {.dateline}
(19 February)
:::

An *un*told [story](#the-old-pier), <https://example.org/x>, and a note[1](#note-1){.noteref}, [small *caps*]{.em}.

| A line of verse
|
> Quoted.

```
[kept](as-it-is) \\*
```

![A plan](plan.png)

::: {#note-1 .note}
[1]{.label} Its text.
:::
"""


SHOWN = (
    "The old pier 19 February An untold story https example org x and a note 1 small caps "
    "A line of verse Quoted kept as it is 1 Its text"
)


def test_the_words_a_reader_sees() -> None:
    assert " ".join(filter(is_word, tokens(markdown.visible(CANONICAL)[0]))) == SHOWN


@pytest.mark.parametrize("line", ["::: {#note-2", "::: note", ":::: {.note}"])
def test_what_opens_no_block_is_text(line: str) -> None:
    text = f"---\ncanonical: 1\n---\n{line}\nText.\n"
    read = canonical.read(text).blocks
    assert tokens(markdown.visible(text)[0]) == tokens(" ".join(run.text for b in read for run in b.runs))


@given(
    st.lists(
        st.sampled_from(["word", "[", "]", "(#a)", "{.em}", "\\", "`", "\n", "# ", " {#i .part}", ":::", "!", "---\n"])
    )
)
def test_blanking_keeps_every_offset_and_line(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown, hidden = markdown.visible(text)
    assert len(shown) == len(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert all(0 <= start <= end <= len(text) for start, end in hidden)


def test_attributes_stand_behind_a_heading_that_any_blank_begins() -> None:
    assert tokens(markdown.visible('#\x85The pier {#the-pier date="2021-02-19"}\n')[0]) == ["The", "pier"]


def test_ids_and_links_have_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(CANONICAL, "utf-8")
    (member,) = markdown.package(path).members
    assert [ident for ident, _ in member.ids] == ["the-old-pier", "note-1"]
    assert [(link.target, link.text, link.line) for link in member.links] == [
        ("#the-old-pier", "story", 12),
        ("#note-1", "1", 12),
        ("https://example.org/x", "https://example.org/x", 12),
    ]


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError):
        markdown.text(path)
