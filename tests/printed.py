"""Small PDFs, written object by object, so that a test says where every line of its pages stands."""

import textwrap
from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
FONTS = ("Courier", "Courier-Bold", "Courier-Oblique", "Helvetica")
_JAPANESE = "HeiseiMin-W3"
PLAIN, BOLD, SLANTED, OTHER = range(1, 5)
"""Fonts by number; all characters of the first three are 0.6 sizes wide, so that a line's length is known."""
SPEECH = (
    "The lantern on the pier was lit again in the evening, and people came down from the market to see it. "
    "Nobody had counted on so many visitors in the middle of winter. The painter and her sister served tea. "
)


def drawn(
    x: float, y: float, text: str, size: float = 10, font: int = PLAIN, matrix: str = "1 0 0 1", mode: int = 0
) -> str:
    """Return the operators that draw *text* with its baseline *y* points below the page's top."""
    said = text.encode("cp1252").decode("latin-1").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{font} {size} Tf {mode} Tr {matrix} {x} {HEIGHT - y} Tm ({said}) Tj ET\n"


def block(x: float, y: float, text: str, width: int = 34, size: float = 10, indent: int = 0, font: int = PLAIN) -> str:
    """Return *text* set in lines of *width* characters, 1.2 sizes apart, the first one set in by *indent*
    characters.
    """
    lines = textwrap.wrap(" " * indent + text, width)
    lines = [" " * indent + lines[0].lstrip(), *lines[1:]]
    return "".join(drawn(x, y + 1.2 * size * i, line, size, font) for i, line in enumerate(lines))


def height(text: str, width: int = 34, size: float = 10) -> float:
    """Return how high a block is."""
    return 1.2 * size * len(textwrap.wrap(text, width))


def frame(x: float, y: float, width: float, depth: float) -> str:
    """Return the operators that draw a rectangle whose upper left corner is given."""
    return f"{x} {HEIGHT - y - depth} {width} {depth} re S\n"


def picture(x: float, y: float, width: float, depth: float, colour: str = "c02020") -> str:
    """Return the operators that draw a picture of two by two pixels, whose upper left corner is given."""
    data = f"BI /W 2 /H 2 /CS /RGB /BPC 8 /F /AHx ID {colour * 3}ffffff> EI"
    return f"q {width} 0 0 {depth} {x} {HEIGHT - y - depth} cm {data} Q\n"


def rule(x: float, y: float, width: float) -> str:
    """Return the operators that draw a thin horizontal line."""
    return f"{x} {HEIGHT - y} {width} 0.6 re f\n"


def downward(x: float, y: float, text: str, size: float = 10) -> str:
    """Return the operators that draw *text* in the Japanese font of a file, one character below the other."""
    places = (f"1 0 0 1 {x} {HEIGHT - y - size * n} Tm <{ord(c):04x}> Tj" for n, c in enumerate(text))
    return f"BT /F{len(FONTS) + 1} {size} Tf {' '.join(places)} ET\n"


def pdf(pages: Sequence[str], bookmarks: Sequence[tuple[str, int]] = (), labels: str = "") -> bytes:
    """Return a PDF with *pages*, given as operators, *bookmarks* that lead to pages counted from 0, and *labels* of
    pages as a number tree writes them.
    """
    fonts = " ".join(f"/F{n} {n + 2} 0 R" for n in range(1, len(FONTS) + 1))
    start = 3 + len(FONTS)
    marks = start + 2 * len(pages)
    kids = " ".join(f"{start + 2 * n} 0 R" for n in range(len(pages)))
    outline = f"/Outlines {marks} 0 R" if bookmarks else ""
    numbered = f"/PageLabels << /Nums [{labels}] >>" if labels else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {outline} {numbered} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
    ]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>" for name in FONTS]
    for n, content in enumerate(pages):
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {start + 2 * n + 1} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    last = marks + len(bookmarks)
    japanese = len(objects) + (len(bookmarks) + 1 if bookmarks else 0) + 1
    if any(f"/F{len(FONTS) + 1} " in page for page in pages):
        objects = [each.replace("/Font << ", f"/Font << /F{len(FONTS) + 1} {japanese} 0 R ") for each in objects]
    if bookmarks:
        objects.append(f"<< /First {marks + 1} 0 R /Last {last} 0 R /Count {len(bookmarks)} >>")
    for n, (title, page) in enumerate(bookmarks, marks + 1):
        around = (f"/Prev {n - 1} 0 R" if n > marks + 1 else "") + (f" /Next {n + 1} 0 R" if n < last else "")
        objects.append(f"<< /Title ({title}) /Parent {marks} 0 R {around} /Dest [{start + 2 * page} 0 R /Fit] >>")
    if any(f"/F{len(FONTS) + 1} " in page for page in pages):
        system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000"
        flags = f"/FontDescriptor << /Type /FontDescriptor /FontName /{_JAPANESE} /Flags 4 /ItalicAngle 0 >>"
        below = f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{_JAPANESE} {system} {flags} >>"
        encoding = "/Encoding /UniJIS-UCS2-H"
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{_JAPANESE} {encoding} /DescendantFonts [{below}] >>"
        )
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")
