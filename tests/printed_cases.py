"""The golden cases that are PDFs, drawn line by line: ``python tests/printed_cases.py`` writes each into its folder."""

import textwrap
from collections.abc import Callable
from pathlib import Path

from printed import BOLD, OTHER, SLANTED, block, downward, drawn, frame, pdf, rule

CASES = Path(__file__).parent / "cases"

FERRY = (
    "The ferry left the north quay before anybody had looked at the clock, and the captain said that it was the clock "
    "which was late. Nobody contradicted him, because he was already far out and could not have heard it. The baker "
    "closed his shutters and went to bed, as he did every day at that hour, and the dog lay down before his door."
)
COOK = (
    "In the evening the cook found two letters in the flour. One of them was his own, and he read the other twice, "
    "with the door open, so that the hens could not say that he kept secrets from them. Then he baked both into a "
    "loaf, and sent it up to the house on the hill with his compliments and a candle."
)
TIDE = (
    "On the third day the wind turned. The nets hung over the railing like washing, and the children counted the knots "
    "in them until the teacher came down and asked what seven times eight was. One girl said that it depended on the "
    "tide, and was given the afternoon off for it, together with her brother."
)
LAMPS = (
    "Somebody lit the lamps one after the other and stayed to see whether they would burn. They did, all but the last, "
    "and for its sake the harbour master wrote a letter of eleven pages to the ministry. An answer came in spring: a "
    "lamp that does not burn needs no keeper, and his wages were to be sent back."
)
HENS = (
    "The hens said nothing for the whole of a week, which was held to be a sign. On the eighth day they began again, "
    "and those who had sold theirs bought them back at twice the price. The schoolmistress kept the feathers that were "
    "left over in a jar, with a label, for whoever should ask about them later."
)
BELLS = (
    "Two bells hang in the tower, and only one of them is rung. The other belongs to a village that was given up when "
    "the river moved, and its people asked that nobody should strike it until they came home. Every autumn a man in a "
    "grey coat climbs up, wipes off the dust, and goes away without a word."
)
BRIDGE = (
    "The bridge was built from both banks at once, and it met in the middle but for the width of a hand. They filled "
    "the gap with a plank, and over the plank everybody walks a little faster than over the rest. Engineers come to "
    "see it, measure it, and agree that nothing is wrong with it except its beginning."
)
SNOW = (
    "Snow fell in May, on one side of the street alone. The people there swept it over to the others, who swept it "
    "back, and by noon there was so little of it left that they had to take turns. Those who had slept late were told "
    "of it for years, and came to believe that they had been there with a broom."
)
WELL = (
    "The well at the crossroads answers whoever calls into it, but always with the last question instead of the "
    "present one. Travellers learn to ask twice. A merchant who did not know it walked for three days in the wrong "
    "direction, and thanked the well on his way back, because he had made a good bargain there."
)
GOAT = (
    "A goat was elected to the council by nine votes, six of which were spoiled in the same hand. It came to all the "
    "sessions, and nobody could say of it that it had ever eaten a motion before it was put. At the next election it "
    "did not stand, for reasons of its own, and the chair was given to a man with a smaller beard."
)
KEY = (
    "The key to the archive hangs on a nail in the archive. Whoever needs it waits until somebody comes out, which has "
    "not happened since the old clerk went in with his sandwiches. Through the door he can be heard turning pages, and "
    "twice a year the town slips him the minutes, so that he does not fall behind."
)
CLOUD = (
    "One cloud stayed over the mill for the better part of a summer, and the miller put it down among his property. "
    "The assessor wrote to ask for its measurements. By the time a ladder had been found that was long enough, it had "
    "gone over to the neighbour, who denied everything and grew excellent cabbages."
)
JAPANESE = (
    (
        "早い渡し船",
        "渡し船は誰も時計を見ないうちに北の桟橋を出た。船長は遅れているのは時計の方だと言った。誰も反対しなかった。船はもう沖にいて、声は届かなかったからである。",
        "夕方、料理人は小麦粉の中に二通の手紙を見つけた。一通は自分のもので、もう一通は二度読んだ。それから両方をパンに焼き込み、丘の上の家に届けた。",
    ),
    (
        "潮の土産",
        "三日目に風が変わった。網は洗濯物のように手すりに掛かっていた。子供たちは結び目を数え、先生が降りてきて、七かける八はいくつかと尋ねるまでやめなかった。",
    ),
)


def called(x: float, y: float, text: str, label: str, width: int = 81) -> str:
    """Return a paragraph at whose end a raised *label* calls a note."""
    lines = textwrap.wrap(text, width)
    return block(x, y, text, width) + drawn(x + 6 * len(lines[-1]), y + 12 * len(lines) - 16, label, 6)


def two_columns() -> bytes:
    """Columns under openings of full width, two articles on one page, an advertisement, notes in two columns."""
    first = drawn(50, 80, "The Ferry Leaves Early", 18, BOLD) + block(50, 110, HENS, 81)
    first += block(50, 190, FERRY, 38) + block(310, 190, COOK, 38)
    first += frame(310, 320, 240, 90) + block(
        325, 350, "Rope, tar and lanterns at Holt's, behind the market.", 34, font=OTHER
    )
    first += rule(50, 430, 500)
    first += drawn(50, 460, "What the Tide Brought", 18, BOLD)
    first += called(50, 490, TIDE, "1", 38) + called(310, 490, LAMPS, "2", 38)
    first += rule(50, 700, 500)
    for x, label, note in (
        (50, "1", "The brother came along, and brought the dog, but neither of them was ever asked."),
        (310, "2", "By the account of the ministry, which counts nothing that has been taken out of a lamp."),
    ):
        first += drawn(x, 712, label, 5) + block(x + 4, 716, note, 46, 8)
    second = drawn(50, 80, "Two Bells and a Plank", 18, BOLD) + block(50, 110, BELLS, 38) + block(310, 110, BRIDGE, 38)
    second += drawn(50, 320, "Snow on One Side", 18, BOLD) + block(50, 350, SNOW, 38) + block(310, 350, WELL, 38)
    return pdf([first, second])


def boxes() -> bytes:
    """A kicker above each title, a subtitle and a by-line below it, and a pull quote in a box of its own."""
    pieces = (
        ("HARBOUR", "The Ferry Leaves Early", "Nobody had looked at the clock", "Mira Holt", FERRY, COOK),
        ("KITCHEN", "A Letter from the Cook", "How two letters came into the flour", "Jon Ek", TIDE, LAMPS),
        ("SCHOOL", "What the Tide Brought", "Seven times eight, on a Tuesday", "Mira Holt", HENS, BELLS),
    )
    pages = []
    for kicker, title, subtitle, name, one, two in pieces:
        page = drawn(50, 70, kicker, 8, OTHER) + drawn(50, 96, title, 20, BOLD) + drawn(50, 118, subtitle, 13, SLANTED)
        page += drawn(50, 140, f"By {name}", 9, OTHER) + block(50, 170, one, 81) + block(50, 240, two, 81)
        quote = one.split(". ")[0] + "."
        page += frame(150, 330, 300, 90) + block(170, 356, quote, 32, 13, font=SLANTED)
        pages.append(page + block(50, 450, SNOW if kicker == "HARBOUR" else WELL if kicker == "SCHOOL" else BRIDGE, 81))
    return pdf(pages)


def shifted() -> bytes:
    """A font whose characters are shifted by one, and running heads that run upward at the edge."""
    pages = []
    for number, (title, text, more) in enumerate(
        (("The Ferry Leaves Early", FERRY, COOK), ("A Letter from the Cook", TIDE, LAMPS), ("Snow", HENS, BELLS))
    ):
        page = drawn(60, 80, title, 18, BOLD) + block(60, 110, text, 78) + block(60, 190, more, 78)
        page += drawn(30, 500, f"HARBOUR PAPERS {number + 11}", 8, OTHER, matrix="0 1 -1 0")
        if number == 1:
            odd = "".join(chr(ord(c) + 1) if c.isalpha() and c.isascii() else c for c in SNOW)
            page += block(60, 280, odd, 78, font=SLANTED)
        pages.append(page)
    return pdf(pages)


def headings_apart() -> bytes:
    """A title as the last line of a page, notes before its text, and numbers of chapters in blocks of their own."""
    first = drawn(50, 80, "1", 30, OTHER) + drawn(50, 130, "The Ferry Leaves Early", 16, BOLD)
    first += block(50, 170, FERRY, 81) + called(50, 250, COOK, "1")
    first += drawn(50, 690, "Where the Loaf Went", 13, BOLD)
    first += rule(50, 740, 120) + drawn(50, 748, "1", 5)
    first += drawn(54, 752, "The candle was never seen again.", 8)
    second = block(50, 80, TIDE, 81) + block(50, 160, LAMPS, 81)
    third = drawn(50, 80, "2", 30, OTHER) + drawn(50, 130, "A Letter from the Cook", 16, BOLD)
    third += block(50, 170, HENS, 81) + block(50, 250, BELLS, 81)
    fourth = drawn(50, 80, "3", 30, OTHER) + drawn(50, 130, "What the Tide Brought", 16, BOLD)
    fourth += block(50, 170, BRIDGE, 81) + drawn(50, 280, "The Plank", 13, BOLD) + block(50, 310, SNOW, 81)
    return pdf([first, second, third, fourth])


def fallen_apart() -> bytes:
    """Raised endings, calls of notes, and small capitals behind a larger first letter: pieces of one word."""

    def capitals(x: float, y: float, text: str, size: float) -> str:
        page = ""
        for word in text.split():
            large = word[0] if word[0].isupper() else ""
            small = word[len(large) :].upper()
            page += drawn(x, y, large, size, BOLD) + drawn(x + 0.6 * size * len(large), y, small, 0.8 * size, BOLD)
            x += 0.6 * size * len(large) + 0.48 * size * len(small) + 0.6 * size
        return page

    first = capitals(50, 80, "The Ferry Leaves Early", 16) + block(50, 110, FERRY, 81)
    first += drawn(50, 190, "It was the 8") + drawn(122, 186, "TH", 6) + drawn(132, 190, "of May, and the 21")
    first += drawn(242, 186, "ST", 6) + drawn(252, 190, "ferry of the year") + drawn(354, 186, "1", 6)
    first += drawn(358, 190, ".") + block(50, 220, COOK, 81)
    first += (
        rule(50, 740, 120) + drawn(50, 750, "1", 5) + drawn(54, 754, "The twentieth had been lost on paper only.", 8)
    )
    second = capitals(50, 80, "New Details of the Hens", 16) + block(50, 110, HENS, 81) + block(50, 190, TIDE, 81)
    third = capitals(50, 80, "Nine Lamps on the Quay", 16) + block(50, 110, LAMPS, 81) + block(50, 190, BELLS, 81)
    return pdf([first, second, third])


def typeface_alone() -> bytes:
    """Articles with larger titles; what parts an article is only another typeface, in the size of the text."""
    pieces = (
        ("The Ferry Leaves Early", "On the quay", FERRY, "At the baker's", COOK),
        ("What the Tide Brought", "In the school", TIDE, "By the lamps", LAMPS),
        ("The Hens Keep Quiet", "In the yard", HENS, "In the tower", BELLS),
    )
    pages = []
    for title, one, said, other, more in pieces:
        page = drawn(50, 80, title, 16, BOLD) + drawn(50, 110, one, 10, OTHER) + block(50, 128, said, 81)
        pages.append(page + drawn(50, 210, other, 10, OTHER) + block(50, 228, more, 81))
    return pdf(pages)


def furniture() -> bytes:
    """Running heads and folios by turns, an invisible layer under the text, bookmarks, page labels, divided words."""
    texts = ((FERRY, COOK), (TIDE, LAMPS), (HENS, BELLS), (BRIDGE, SNOW), (WELL, GOAT), (KEY, CLOUD))
    titles = ("The Ferry", "What the Tide Brought", "The Hens", "A Plank and a Broom", "Ask Twice", "The Key")
    pages = []
    for number, (title, (one, two)) in enumerate(zip(titles, texts, strict=True), 12):
        head = "Harbour Papers" if number % 2 else "The Year of the Bridge"
        page = drawn(220, 40, head, 8) + drawn(290, 810, f"- {number} -", 9) + drawn(50, 90, title)
        page += block(50, 120, one, 81) + block(51, 121, one.replace("rn", "m"), 81).replace(" 0 Tr ", " 3 Tr ")
        page += block(50, 210, two, 81)
        if number == 13:
            page += drawn(50, 290, "Of all this the well-known book of the harbour master says nothing, and the light-")
            page += drawn(50, 302, "house is not in it either, though every lighthouse of the coast has its own well-")
            page += drawn(50, 314, "known page there, except the two that were never lit by anybody.")
        pages.append(page)
    marks = [(title, at) for at, title in enumerate(titles)]
    return pdf(pages, bookmarks=marks, labels="0 << /S /D /St 12 >>")


def turned() -> bytes:
    """A landscape page that is drawn upward and shown lying, and one word that runs upward beside a text."""
    first = drawn(50, 80, "The Ferry Leaves Early", 16, BOLD) + block(50, 110, FERRY, 81) + block(50, 190, COOK, 81)
    lying = "0 1 -1 0"
    second = drawn(60, 800, "What the Tide Brought", 16, BOLD, matrix=lying)
    for number, line in enumerate([*textwrap.wrap(TIDE, 110), "", *textwrap.wrap(LAMPS, 110)]):
        second += drawn(90 + 12 * number, 800, line, 10, matrix=lying)
    third = drawn(50, 80, "The Hens Keep Quiet", 16, BOLD) + block(50, 110, HENS, 81) + block(50, 190, BELLS, 81)
    third += drawn(30, 400, "seen from the tower", 8, OTHER, matrix=lying)
    return pdf([first, second, third])


def vertical() -> bytes:
    """Japanese written from top to bottom, in columns from right to left, titles in larger type."""
    page, x = "", 520.0
    for title, *texts in JAPANESE:
        page, x = page + downward(x, 60, title, 18), x - 30
        for text in texts:
            lines = [text[i : i + 40] for i in range(0, len(text), 40)]
            page += "".join(downward(x - 13 * n, 60, line) for n, line in enumerate(lines))
            x -= 13 * len(lines) + 8
        x -= 16
    return pdf([page])


PRINTED: dict[str, Callable[[], bytes]] = {
    "pdf-boxes-kickers-and-subtitles": boxes,
    "pdf-columns-and-articles-on-one-page": two_columns,
    "pdf-furniture-bookmarks-and-hyphens": furniture,
    "pdf-headings-far-from-their-text": headings_apart,
    "pdf-shifted-characters": shifted,
    "pdf-small-capitals-fallen-apart": fallen_apart,
    "pdf-text-that-runs-upward": turned,
    "pdf-typeface-alone": typeface_alone,
    "pdf-written-from-top-to-bottom": vertical,
}
"""What draws the raw file of each case."""

if __name__ == "__main__":
    for name, draw in PRINTED.items():
        (CASES / name).mkdir(exist_ok=True)
        (CASES / name / "raw.pdf").write_bytes(draw())
