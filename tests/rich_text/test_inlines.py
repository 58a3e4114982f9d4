"""What is written for one line says the words of its pieces, whatever they are."""

from hypothesis import example, given
from hypothesis import strategies as st

from converter.finished.markdown import visible
from converter.finished.tokens import tokens
from converter.rich_text import Piece
from converter.rich_text.inlines import written

SIGNS = st.sampled_from(
    [*"ab \\*_[](){}<>`#|~^!.:-", "word ", "**", "](", "[^1]", "https://example.org/a_b*c ", "\u00e9"]
)
TEXTS = st.lists(SIGNS, max_size=12).map("".join)
PIECES = st.builds(Piece, TEXTS, st.booleans(), st.booleans())


@given(TEXTS)
@example(r"a\*b*")
@example("[a](https://example.org/)")
@example("[^1]: a")
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert tokens(visible(written([Piece(text)]))[0]) == tokens(text)


@given(st.lists(PIECES, max_size=5))
def test_emphasis_adds_no_word_and_takes_none(pieces: list[Piece]) -> None:
    words = [token for token in tokens("".join(piece.text for piece in pieces)) if any(map(str.isalnum, token))]
    said = [token for token in tokens(visible(written(pieces))[0]) if any(map(str.isalnum, token))]
    assert said == words


def test_a_backslash_at_the_end_of_a_piece_escapes_nothing_of_the_next() -> None:
    link = Piece("there", href="https://example.org/")
    assert written([Piece("a\\"), link]) == r"a\\[there](https://example.org/)"
