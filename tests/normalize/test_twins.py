"""Articles and passages that come twice."""

from dataclasses import replace

from converter.model import Heading, Paragraph, Run, Span
from converter.normalize import twins
from converter.options import Options
from drafts import of_kind, rules, through

TEXT = (
    "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens, and when it came "
    "to the lamp at the end of the pier the keeper waved, as he had done on every morning for some thirty years."
)
OTHER = " ".join(f"word{n}" for n in range(60))


def report(*articles: tuple[str, str]) -> tuple[list[str], list[str]]:
    blocks: list[Heading | Paragraph] = []
    for n, (title, text) in enumerate(articles):
        blocks += [
            Heading(1, (Run(title),), f"h{n}", "article", span=Span(n + 1, n + 1)),
            Paragraph((Run(text),), span=Span(n + 1, n + 1)),
        ]
    draft, decisions = twins.report(replace(through("x")[0], blocks=tuple(blocks)), Options())
    assert [b.runs for b in draft.blocks if isinstance(b, Paragraph)] == [
        b.runs for b in blocks if isinstance(b, Paragraph)
    ]
    return [heading.duplicate_of for heading in of_kind(draft, Heading)], rules(list(decisions))


def test_the_later_of_two_is_marked() -> None:
    assert report(("A", TEXT), ("B", OTHER), ("C", TEXT.upper().replace(",", ""))) == (["", "", "h0"], ["twin"])


def test_a_title_that_breaks_off_where_its_twin_goes_on() -> None:
    assert report(("Ferry leaves at", TEXT), ("Ferry leaves at seven", TEXT))[1] == ["twin", "title-cut-off"]


def test_short_articles_and_shared_phrases_are_no_twins() -> None:
    assert report(("A", "It was late."), ("B", "It was late.")) == (["", ""], [])
    assert report(("A", TEXT), ("B", f"{OTHER} {TEXT[:90]} {OTHER[::-1]}")) == (["", ""], [])


def test_a_passage_that_comes_again_in_one_article() -> None:
    assert report(("A", f"{TEXT} {OTHER} {TEXT[:95]}"))[1] == ["repeat-in-article"]
    assert report(("A", "ten words come again, and ten words come again, and ten words"))[1] == []


def test_a_sentence_that_comes_again_in_its_paragraph() -> None:
    assert report(("A", "The ferry stops at the quay. The ferry stops at the quay. It was late."))[1] == [
        "repeat-in-article"
    ]
    assert report(("A", f"“We sail with the tide.” He waved. “We sail with the tide!” {OTHER}"))[1] == [
        "repeat-in-article"
    ]
    assert report(("A", "It was late. It was late. Nobody spoke, and nobody spoke."))[1] == []
    assert report(("A", "Then we went to Mr. Quill. Then we went to Mr. Strand."))[1] == []
    assert report(("A", f"{TEXT} {TEXT}"))[1] == ["repeat-in-article"]


def test_text_without_a_heading_is_read_for_repeats_as_well() -> None:
    draft = replace(through("x")[0], blocks=(Paragraph((Run(f"{TEXT} {TEXT}"),), span=Span(1, 1)),))
    assert rules(list(twins.report(draft, Options())[1])) == ["repeat-in-article"]


def test_an_article_that_holds_an_earlier_one_is_told_and_not_marked() -> None:
    more = " ".join(f"more{n}" for n in range(60))
    assert report(("A", TEXT), ("B", f"{TEXT} {more}")) == (["", ""], ["twin"])
    assert report(("A", f"{TEXT} {more}"), ("B", TEXT)) == (["", "h0"], ["twin"])
