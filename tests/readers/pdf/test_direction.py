"""Lines from right to left: from the order of drawing to the order of reading."""

from dataclasses import replace

import pytest

from converter.readers.pdf.direction import kind_of
from converter.readers.pdf.rows import line_of, segments
from converter.readers.pdf.values import Face, Part, Word

PLAIN = Face("Serif")


def drawn(line: str) -> list[Word]:
    """Return the words of a *line* as it is seen, from the left, every character 5 points wide; a stretch of letters
    from right to left is given as it is read.
    """
    words: list[Word] = []
    left = 0.0
    for text in line.split(" "):
        starts = [i for i, c in enumerate(text) if not i or kind_of(c) != kind_of(text[i - 1]) or not kind_of(c)]
        ends = [*starts[1:], len(text)]
        parts = tuple(Part(text[a:b], left + 5 * a, left + 5 * b) for a, b in zip(starts, ends, strict=True))
        right = left + 5 * len(text)
        words.append(Word(text, left, right, 100, 10, PLAIN, parts=parts if len(parts) > 1 else ()))
        left = right + 3
    return [word for word in words if word.text]


def read(line: str, leftward: bool = True) -> str:
    return line_of(segments(drawn(line)), 1, 600 if leftward else 0).text


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("9 ....(Quays) تمهيد 1.1", "1.1 تمهيد (Quays).... 9"),
        (":(Old Stone Pier) الحجري الرصيف 3.1.1", "3.1.1 الرصيف الحجري (Old Stone Pier):"),
        ("هنا )U-Net/CNN( نموذج", "نموذج (U-Net/CNN) هنا"),
        ("هنا Pier 7 عند", "عند Pier 7 هنا"),
        ("Harbour رصيف 12", "12 رصيف Harbour"),
        ("Harbour 12", "Harbour 12"),
        ("0x1F :العنوان", "العنوان: 0x1F"),
        ("الرصيف :)20-4( الصورة", "الصورة (4-20): الرصيف"),
        ("הרציף 2019-20 שנת", "שנת 2019-20 הרציף"),
        ("הרציף 25% רק", "רק 25% הרציף"),
        ("25.3.2021 يوم", "يوم 25.3.2021"),
        ("هش توابع ۲ .۱ .۳", "۳. ۱. ۲ توابع هش"),
        ("]1[ رصيف", "رصيف [1]"),
        ("]1[ Quay 2023", "[1] Quay 2023"),
        ("رصيف )قديم", "قديم) رصيف"),
    ],
)
def test_what_is_seen_is_put_in_the_order_of_reading(seen: str, said: str) -> None:
    assert read(seen) == said


def test_a_line_from_left_to_right_turns_round_what_runs_the_other_way() -> None:
    assert read("The old pier الحجري الرصيف of Skarra", leftward=False) == "The old pier الرصيف الحجري of Skarra"
    assert read("Harbour News: الحجري الرصيف in Skarra") == "Harbour News: الرصيف الحجري in Skarra"


def test_what_wide_gaps_part_is_read_part_by_part() -> None:
    left, right = (
        drawn("Deep Water"),
        [replace(word, left=word.left + 200, right=word.right + 200) for word in drawn("العميق الماء")],
    )
    line = line_of(segments([*left, *right]), 1, 600)
    assert (line.text, line.cells) == ("الماء العميق Deep Water", (2,))
