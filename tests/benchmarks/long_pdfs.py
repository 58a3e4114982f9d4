"""Long PDFs of invented text: in one and in two columns, with running heads, folios, notes, frames and pictures."""

import random

from printed import block, drawn, frame, height, pdf, picture, rule

_FOOT = 740
_WORDS = ("harbour", "market", "garden", "river", "window", "village", "bridge", "the", "of", "and", "a", "to", "in")


def pdf_file(pages: int) -> bytes:
    """Return a PDF of so many pages."""
    chance = random.Random(7)
    return pdf([_page(number, chance) for number in range(1, pages + 1)])


def _page(number: int, chance: random.Random) -> str:
    parts = [drawn(50, 30, f"The Pier and the Market {number}", 8), drawn(290, 815, str(number), 9)]
    top = 60.0
    if number % 4 == 1:
        parts.append(drawn(50, 75, f"Report {number} from the pier", 16))
        top = 105.0
    for x in (50, 310) if number % 3 else (50,):
        parts += _column(x, top, 40 if number % 3 else 82, chance)
    if number % 5 == 0:
        parts += [drawn(50, 750, "1", 5), drawn(56, 753, "Or so it was told to those who asked.", 8), rule(50, 744, 80)]
    if number % 10 == 0:
        parts += [frame(300, 300, 200, 60), picture(310, 310, 100, 40)]
    return "".join(parts)


def _column(x: float, y: float, width: int, chance: random.Random) -> list[str]:
    parts = []
    while True:
        text = paragraph(chance)
        if y + height(text, width) > _FOOT:
            return parts
        parts.append(block(x, y, text, width, indent=2))
        y += height("  " + text, width)


def paragraph(chance: random.Random) -> str:
    """Return five sentences of invented text."""
    sentences = (" ".join(chance.choices(_WORDS, k=chance.randint(6, 18))).capitalize() for _ in range(5))
    return ". ".join(sentences) + "."
