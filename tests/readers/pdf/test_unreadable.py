"""Fonts whose characters are not what is seen."""

from converter.readers.pdf.unreadable import is_unreadable

SAID = "البحر هادئ هذا الصباح والعبارة تنتظر عند الجسر والأطفال في الطريق إلى المدرسة " * 3


def test_joining_letters_that_stand_one_by_one_cannot_be_read() -> None:
    assert not is_unreadable(SAID)
    assert is_unreadable(" ".join(SAID.replace(" ", "")))


def test_letter_spaced_words_of_other_scripts_can() -> None:
    assert not is_unreadable(" ".join("the harbour and the market in winter " * 3))
