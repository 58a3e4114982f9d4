"""Paragraphs that are written the other way than the page."""

import pytest

from converter import paragraph_direction
from converter.safe_html import fragment, parse


def marked(html: str, direction: str) -> str:
    body = parse(html)
    paragraph_direction.mark(list(body), direction)
    return fragment(body)


@pytest.mark.parametrize(
    ("html", "direction", "expected"),
    [
        ("<p>The boat came home.</p>", "rtl", '<p dir="ltr">The boat came home.</p>'),
        ("<p>عاد القارب.</p>", "ltr", '<p dir="rtl">عاد القارب.</p>'),
        ("<blockquote><p>Home.</p></blockquote>", "rtl", '<blockquote><p dir="ltr">Home.</p></blockquote>'),
        ("<div><p>Home.</p></div>", "rtl", '<div><p dir="ltr">Home.</p></div>'),
    ],
)
def test_a_paragraph_that_is_wholly_of_the_other_direction_says_so(html: str, direction: str, expected: str) -> None:
    assert marked(html, direction) == expected


@pytest.mark.parametrize(
    ("html", "direction"),
    [
        ("<p>The boat came home.</p>", "ltr"),
        ("<p>عاد القارب إلى Skarra.</p>", "ltr"),
        ("<p>Skarra: عاد القارب.</p>", "rtl"),
        ("<p>1921 – 1936.</p>", "rtl"),
        ('<p lang="en" dir="ltr">Home.</p>', "rtl"),
        ("<ul><li><p>Home.</p></li></ul>", "rtl"),
        ('<div class="byline"><p>Mira Holt</p></div>', "rtl"),
        ("<h2>Skarra</h2>", "rtl"),
    ],
)
def test_everything_else_stays(html: str, direction: str) -> None:
    assert marked(html, direction) == html
