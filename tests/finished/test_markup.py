"""HTML as a reader of it sees it."""

import pytest

from converter.errors import SourceError
from converter.finished import markup


def words(body: str) -> list[str]:
    page = markup.parse(f"<html><head><title>No</title></head><body>{body}</body></html>".encode(), "x")
    return markup.together([markup.words(page)]).tokens


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>un<em>told</em></p><p>tale</p>", ["untold", "tale"]),
        ("line<br>line<hr>end", ["line", "line", "end"]),
        ('word<a class="noteref" href="#n">1</a>s', ["word", "1", "s"]),
        ("<script>no()</script><style>no</style><template>no</template>yes<!-- no -->", ["yes"]),
        ('<p class="lead generated">By us <b>all</b></p>tail', ["tail"]),
        ("<nav><ol><li>Contents</li></ol></nav>text", ["text"]),
        ('<ol start="3"><li>a</li><li>b<ol><li>c</li></ol></li><li value="9">d</li></ol>', list("3a4b1c9d")),
        ('<img alt="no" src="x.png"><figcaption>Caption</figcaption>', ["Caption"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
    ],
)
def test_the_words_a_reader_sees(body: str, found: list[str]) -> None:
    assert words(body) == found


def test_generated_words_are_counted() -> None:
    page = markup.parse(b"<body><nav>One two<script>no</script></nav><p class=generated>three</p>four</body>", "x")
    assert markup.words(page).generated == 3


def test_deep_nesting_is_read() -> None:
    assert words("<blockquote>" * 600 + "deep" + "</blockquote>" * 600) == ["deep"]


def test_entries_headings_and_names_of_links() -> None:
    page = markup.parse(
        b'<nav><a href="#skip">Skip</a><ol><li><a href="#a">One <i>day</i></a></li></ol></nav>'
        b'<section id="s"><h2 id="a">One <i>day</i></h2></section><a href="#a"><img alt="Pier" src="p.png"></a>',
        "x",
    )
    member = markup.member("", page)
    assert [(entry.target, entry.text) for entry in member.entries] == [("#a", "One day")]
    assert member.headings == {"": "One day", "a": "One day", "s": "One day"}
    assert [link.text for link in member.links] == ["Skip", "One day", "Pier", "img"]


def test_broken_xhtml_is_an_error_with_its_line() -> None:
    with pytest.raises(SourceError) as e:
        markup.parse(b"<p>\n<b></p>", "book.epub!a.xhtml", xml=True)
    assert (e.value.path, e.value.line) == ("book.epub!a.xhtml", 2)
