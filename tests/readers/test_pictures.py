"""Pictures come along from every format: their bytes, their place, and what the file says that they show."""

import re
from pathlib import Path

import pytest
from formats import docx, epub, odt, p, picture, r, shown

from converter import canonical, readers
from converter.build import build, normalize
from converter.normalize import normalize as recover
from converter.options import Options

BOAT, QUAY = picture(), picture("JPEG")
LONG = "The ferry left the north quay before anybody had looked at the clock, and nobody contradicted the captain. "
STYLES = """<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L\u00e9gende"/><w:basedOn w:val="C"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>"""
WORD = docx(
    p("First title", '<w:pStyle w:val="H"/>')
    + p(LONG)
    + f"<w:p>{shown('a', 'The ferry')}</w:p>"
    + p("Second title", '<w:pStyle w:val="H"/>')
    + f"<w:p>{shown('b')}</w:p>"
    + p("The quay in winter", '<w:pStyle w:val="L"/>')
    + f"<w:p>{r(LONG)}{shown('a', 'small')}{r(LONG)}</w:p>",
    media={"a": BOAT, "b": QUAY},
    styles=STYLES,
)


def frame(name: str, description: str = "") -> str:
    return f'<draw:frame><draw:image xlink:href="{name}"/><svg:desc>{description}</svg:desc></draw:frame>'


WRITER = odt(
    f'<text:h text:outline-level="1">First title</text:h><text:p>{LONG}</text:p>'
    f"<text:p>{frame('Pictures/a', 'The ferry')}</text:p>"
    '<text:h text:outline-level="1">Second title</text:h>'
    f'<text:p><draw:frame><draw:text-box><text:p text:style-name="Figure">{frame("Pictures/b")}The quay in winter</text:p>'
    f"</draw:text-box></draw:frame></text:p><text:p>{LONG}{frame('Pictures/a', 'small')}{LONG}</text:p>",
    styles='<style:style style:name="Caption" style:family="paragraph"/>'
    '<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>',
    media={"Pictures/a": BOAT, "Pictures/b": QUAY},
)
BOOK = epub(
    {
        "a.xhtml": f'<h1>First title</h1><p>{LONG}</p><figure><img src="p/a.png" alt="The ferry"/></figure>',
        "b.xhtml": '<h1>Second title</h1><figure><svg xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="p/b.jpg"/></svg><figcaption>The quay in winter</figcaption></figure>'
        f'<p>{LONG}<img src="./p/a.png" alt="small"/>{LONG}</p>',
    },
    media={"p/a.png": BOAT, "p/b.jpg": QUAY},
)
PICT = r"{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv %s}}}\%sblip %s}}{\nonshppict{\pict\wmetafile8 00}}"
HEAD = r"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 caption;}{\s3\sbasedon2 Bild;}}"
RICH = (
    HEAD + rf"{{\pard\s1 First title\par}}{{\pard {LONG}\par}}"
    rf"{{\pard {PICT % ('The ferry', 'png', BOAT.hex())}\par}}{{\pard\s1 Second title\par}}"
    rf"{{\pard {{\pict\jpegblip {QUAY.hex()[:40]}" + "\n" + rf"{QUAY.hex()[40:]}}}\par}}"
    rf"{{\pard\s3 The quay in winter\par}}{{\pard {LONG}{PICT % ('small', 'png', BOAT.hex())}{LONG}\par}}}}"
).encode()
FILES = {"docx": WORD, "odt": WRITER, "epub": BOOK, "rtf": RICH}


def body(data: bytes) -> str:
    return (
        canonical.write(recover(readers.read_bytes("a", data), Options()).compilation).partition("\n---\n")[2].strip()
    )


@pytest.mark.parametrize("form", list(FILES))
def test_a_picture_stands_where_it_stood_with_its_description_or_caption(form: str) -> None:
    text = re.sub(r"pictures/[0-9a-f]{16}", "x", body(FILES[form]))
    said = LONG.strip()
    assert text.split("\n\n") == [
        "# First title {#first-title .article}",
        said,
        "![The ferry](x.png)",
        "# Second title {#second-title .article}",
        "![The quay in winter](x.jpg)",
        "::: {.caption}\nThe quay in winter\n:::",
        f"{LONG}![small](x.png){LONG}".strip(),
    ]


@pytest.mark.parametrize("form", list(FILES))
def test_the_bytes_are_those_of_the_file_and_equal_pictures_are_one(form: str) -> None:
    source = readers.read_bytes("a", FILES[form])
    assert [each.data for each in source.pictures] == [BOAT, QUAY, BOAT]
    assert source.pictures[0].href == source.pictures[2].href
    assert [(each.kind, each.count, each.kept) for each in source.residue if each.kind == "picture"] == [
        ("picture", 3, True)
    ]


def test_what_cannot_be_shown_is_counted_with_its_description() -> None:
    media = {"a": b"\x01\0\0\0 EMF", "b": BOAT[:40]}
    drawn = f"<w:p>{shown('a', 'A chart')}{shown('b')}{shown('none')}</w:p>"
    source = readers.read_bytes("a", docx(drawn + p(LONG), media=media))
    assert source.pictures == ()
    assert [(each.kind, each.count, each.sample, each.kept) for each in source.residue] == [
        ("picture that cannot be shown", 3, "A chart", False)
    ]


def test_a_picture_without_any_description_stays_beside_notes() -> None:
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body_ = f"<w:p>{shown('a')}</w:p><w:p>{r(LONG)}{call}</w:p>"
    found = body(
        docx(body_ + p(LONG), media={"a": BOAT}, footnotes=f'<w:footnote w:id="1">{p("A note.")}</w:footnote>')
    )
    assert re.sub(r"pictures/\w+", "x", found).split("\n\n")[0] == "![](x.png)"


def test_a_picture_elsewhere_is_not_fetched() -> None:
    link = '<w:r><w:drawing><blip r:link="far"/></w:drawing></w:r>'
    source = readers.read_bytes("a", docx(f"<w:p>{link}{r(LONG)}</w:p>", links={"far": "file:///etc/hostname"}))
    assert source.pictures == () and source.residue[0].kind == "picture that cannot be shown"
    page = epub(
        {"a.xhtml": f'<p>{LONG}</p><img src="../../../../etc/hostname"/><img src="https://example.org/a.png"/>'}
    )
    assert readers.read_bytes("a", page).residue[0].count == 2


def test_the_name_of_a_file_is_no_description() -> None:
    said = [shown("a", "C:\\Pictures\\IMG 1.JPG"), shown("a", "image001.png"), shown("a", "The pier.")]
    source = readers.read_bytes("a", docx(f"<w:p>{''.join(said)}</w:p>" + p(LONG), media={"a": BOAT}))
    assert [each.description for each in source.pictures] == ["", "", "The pier."]


def test_a_picture_of_another_form_becomes_png() -> None:
    source = readers.read_bytes("a", docx(f"<w:p>{shown('a')}</w:p>" + p(LONG), media={"a": picture("BMP")}))
    assert source.pictures[0].data.startswith(b"\x89PNG") and source.pictures[0].href.endswith(".png")


def test_a_heading_has_no_picture_in_it() -> None:
    title = f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{shown("a", "logo")}{r("A title")}{shown("a", "seal")}</w:p>'
    found = body(
        docx(title + p(LONG) + p("B title", '<w:pStyle w:val="H"/>') + p(LONG), media={"a": BOAT}, styles=STYLES)
    )
    assert re.sub(r"pictures/\w+", "x", found).split("\n\n")[:3] == [
        "![logo](x.png)",
        "# A title {#a-title .article}",
        "![seal](x.png)",
    ]


def test_pictures_stand_beside_the_markdown_and_render_finds_them(tmp_path: Path) -> None:
    raw = tmp_path / "raw.docx"
    raw.write_bytes(WORD)
    made = normalize(raw, out=tmp_path / "md" / "a.md")
    assert (tmp_path / "md" / "a.md").read_text("utf-8") == made
    assert sorted(path.read_bytes() for path in (tmp_path / "md" / "pictures").iterdir()) == sorted([BOAT, QUAY])
    report = build(raw, out=tmp_path / "out", editions=("html",))
    assert report.outcome == "ok" and report.account.unexplained == 0
    page = (tmp_path / "out" / "raw" / "raw.html").read_text("utf-8")
    assert re.findall(r'<img src="data:image/(\w+);[^"]*" alt="([^"]*)"', page) == [
        *(("png", "The ferry"), ("jpeg", "The quay in winter"), ("png", "small")),
    ]
    assert sorted(path.read_bytes() for path in (tmp_path / "out/raw/pictures").iterdir()) == sorted([BOAT, QUAY])


def test_pictures_of_an_earlier_build_go_and_those_of_a_person_stay(tmp_path: Path) -> None:
    raw, folder = tmp_path / "raw.docx", tmp_path / "out" / "raw" / "pictures"
    raw.write_bytes(WORD)
    build(raw, out=tmp_path / "out", editions=())
    (folder / "mine.png").write_bytes(BOAT)
    raw.write_bytes(docx(p(LONG)))
    build(raw, out=tmp_path / "out", editions=())
    assert [path.name for path in folder.iterdir()] == ["mine.png"]
