from pathlib import Path

import pytest
from lxml import etree

from converter import safe_html
from converter.errors import RenderError


def cleaned(html: str, folder: Path = Path("/nowhere")) -> str:
    body = safe_html.parse(html)
    safe_html.clean(body, folder)
    return safe_html.fragment(list(body))


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "other.html", "//x.example"],
)
def test_a_link_that_leads_elsewhere_is_its_text_alone(href: str) -> None:
    assert cleaned(f'<p><a href="{href}">word</a></p>') == "<p><span>word</span></p>"


@pytest.mark.parametrize("href", ["https://example.org/a?b=c#d", "mailto:a@example.org", "#id"])
def test_a_link_that_may_be_followed_stays(href: str) -> None:
    assert cleaned(f'<p><a href="{href}">word</a></p>') == f'<p><a href="{href}">word</a></p>'


def test_an_encoded_id_is_written_as_it_stands_at_its_heading() -> None:
    assert cleaned('<a href="#%D0%B3%D0%BB">x</a>') == '<a href="#гл">x</a>'


def test_handlers_styles_and_unknown_classes_go() -> None:
    hostile = '<p onclick="x()" style="color:red" class="generated note" data-x="1" lang="de" id="i">w</p>'
    assert cleaned(hostile) == '<p class="note" lang="de" id="i" dir="ltr">w</p>'


def test_unknown_elements_leave_their_words() -> None:
    assert cleaned("<p>a<script>b</script><object>c<em>d</em></object>e</p>") == "<p>abc<em>d</em>e</p>"


def test_classes_that_are_marks_become_elements() -> None:
    html = '<p><span class="em strong">a<code>b</code></span></p>'
    assert cleaned(html) == "<p><strong><em>a<code>b</code></em></strong></p>"


def test_ids_become_unique_and_the_first_call_of_a_note_gets_one() -> None:
    call = '<a href="#n" class="noteref">1</a>'
    body = safe_html.parse(f'<p id="a">{call}{call}</p><p id="a">x</p><div id="n" class="note">y</div>')
    safe_html.clean(body, Path("/nowhere"))
    assert [element.get("id") for element in body.iter() if element.get("id")] == ["a", "n-call", "a-2", "n"]
    assert body[2].tag == "aside"


def test_only_void_elements_are_closed_in_their_start_tag() -> None:
    assert cleaned("<table><tr><td></td></tr></table><hr/>") == "<table><tr><td></td></tr></table><hr/>"


def test_a_picture_stays_only_if_it_lies_in_the_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "a b.png").write_bytes(b"picture")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    body = safe_html.parse(
        '<p><img src="a%20b.png" alt="x"/><img src="../secret.png" alt="up"/><img src="link.png" alt="link"/>'
        f'<img src="{tmp_path}/secret.png" alt="abs"/><img src="none.png" alt="none"/>'
        '<img src="http://x/y.png" alt="web"/></p>'
    )
    pictures = safe_html.clean(body, home)
    assert [(picture.href, picture.path, picture.media_type) for picture in pictures] == [
        ("a%20b.png", str(home / "a b.png"), "image/png")
    ]
    assert [image.get("src") for image in body.iter("img")] == ["a%20b.png"]
    assert safe_html.plain_text(body) == "uplinkabsnoneweb"


def test_plain_text_joins_inline_elements_and_parts_lines() -> None:
    assert safe_html.plain_text(etree.fromstring("<h1>a<em>b</em> <br/>c\n d</h1>")) == "ab c d"


def test_content_is_what_is_inside() -> None:
    assert safe_html.content(etree.fromstring("<h1>a &amp; <em>b</em> c</h1>")) == "a &amp; <em>b</em> c"


def test_characters_that_xml_forbids_do_not_stop_it() -> None:
    assert cleaned("<p>a\x00\x0b\ufffeb</p>") == "<p>a   b</p>"


def test_deep_nesting_is_no_bug() -> None:
    assert "deep" in cleaned("<blockquote>" * 1000 + "deep" + "</blockquote>" * 1000)
    with pytest.raises(RenderError):
        safe_html.parse("<blockquote>" * 5000 + "</blockquote>" * 5000)
