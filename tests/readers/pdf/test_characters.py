"""Characters that pdfium counts as two."""

from converter.readers.pdf.library import SECOND_HALF, characters


def test_halves_are_put_together_and_keep_their_places() -> None:
    italic_v = "\U0001d449"
    first, second = (int.from_bytes(italic_v.encode("utf-16-be")[i : i + 2], "big") for i in (0, 2))
    assert characters([0x61, first, second, 0x62]) == f"a{italic_v}{SECOND_HALF}b"


def test_a_half_alone_is_no_character() -> None:
    assert characters([0xD835, 0x61, 0xDC49]) == "\ufffda\ufffd"
