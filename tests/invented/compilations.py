"""Values of the model in the form that canonical Markdown keeps: the strategy behind its round trip."""

import unicodedata
from string import ascii_letters, digits

from hypothesis import strategies as st

from converter.canonical import inlines
from converter.model import (
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Run,
    SceneBreak,
    Table,
    Verse,
)

_SIGNS = "\\`*_[]{}<>~^$@&#!|:;-+=.,()\"'%/?"
_SCRIPTS = "éßñжщ漢字ابλψ\u00a0“”—…"
_CHARACTERS = st.sampled_from(_SIGNS * 3 + _SCRIPTS + ascii_letters + digits + "      ")
_WORDS = st.sampled_from(
    ["#", "# title", "1.", "(a)", "-", "+ x", ">", "| a |", ":::", "::: {.note}", "```", "* * *", "---", "Table:", "i.",
     "[x](y)", "{.em}", "![", "http://a.b/c_d", "<b>", "&amp;", "\\", "**", "*a*", "__", "~~", "1986.", "%", "=", "!"]
)  # fmt: skip
_MARKS = st.sampled_from(["em", "strong", "sup", "sub", "code"])
_HREFS = st.sampled_from(
    ["https://example.org/a_b", "https://example.org/(x)?a=1&b=2", "mailto:a@example.org", "#note-1"]
)


def texts() -> st.SearchStrategy[str]:
    """Return texts full of what Markdown could mistake for mark-up."""
    pieces = st.one_of(st.text(_CHARACTERS, min_size=1, max_size=12), _WORDS)
    return st.lists(pieces, min_size=1, max_size=4).map(lambda said: unicodedata.normalize("NFC", " ".join(said)))


def _plain_run() -> st.SearchStrategy[Run]:
    return texts().map(Run)


def _run() -> st.SearchStrategy[Run]:
    marked = st.builds(Run, texts(), st.frozensets(_MARKS, min_size=1, max_size=2))
    linked = st.builds(Run, texts(), st.frozensets(_MARKS, max_size=1), _HREFS)
    address = st.sampled_from(["https://example.org/a_b*c", "mailto:a@example.org"]).map(lambda a: Run(a, href=a))
    call = st.builds(lambda label: Run(label, frozenset(), "#note-1", "noteref"), st.sampled_from(["1", "[1]", "*"]))
    picture = st.builds(lambda text: Run(text, frozenset(), "plan.png", "image"), texts().map(str.strip))
    page = st.sampled_from(["37", "xii", "A-4 (b)"]).map(lambda label: Run("", frozenset(), label, "pagebreak"))
    return st.one_of(_plain_run(), _plain_run(), marked, linked, address, call, picture, page)


def runs() -> st.SearchStrategy[tuple[Run, ...]]:
    """Return runs as the passes leave them for the writer: tidy, and saying something."""
    found = st.lists(_run(), min_size=1, max_size=4).map(inlines.tidy)
    return found.filter(lambda made: bool(inlines.plain(made).strip()))


def _paragraphs() -> st.SearchStrategy[Block]:
    return st.builds(Paragraph, runs(), st.sampled_from(["", "", "", "dateline", "source", "byline", "caption"]))


def _verses() -> st.SearchStrategy[Block]:
    line = st.builds(
        lambda indent, made: inlines.tidy([Run("\u00a0" * indent), *made]) if indent else made,
        st.integers(0, 4),
        runs().filter(lambda made: not inlines.plain(made).startswith("\u00a0")),
    )
    return st.builds(lambda lines: Verse(tuple(lines)), st.lists(line, min_size=2, max_size=4))


def _tables() -> st.SearchStrategy[Block]:
    row = st.tuples(runs(), runs())
    return st.builds(
        lambda rows, header: Table(tuple(rows), header), st.lists(row, min_size=1, max_size=3), st.booleans()
    )


def _preformatted() -> st.SearchStrategy[Block]:
    line = st.text(_CHARACTERS, max_size=20).map(lambda text: text.rstrip())
    return st.lists(line, min_size=1, max_size=4).map(lambda lines: Preformatted("\n".join(lines)))


def _lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    simple = runs().map(lambda made: (Paragraph(made),))
    items = st.one_of(st.lists(simple, min_size=1, max_size=3), st.lists(_parts(inner), min_size=1, max_size=3))
    kinds = st.sampled_from([(None, True), (None, False)]) | st.integers(0, 98).map(lambda start: (start, True))
    return st.builds(lambda made, kind: ListBlock(tuple(made), *kind), items, kinds)


def _parts(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[Block, ...]]:
    """Return blocks that begin with a paragraph."""
    first = runs().map(Paragraph)
    return st.builds(lambda a, rest: (a, *rest), first, st.lists(inner, max_size=2))


def blocks() -> st.SearchStrategy[Block]:
    """Return any block but a heading or a note."""
    leaves = st.one_of(_paragraphs(), _verses(), _tables(), _preformatted(), st.just(SceneBreak()))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            _lists(inner), st.lists(inner, min_size=1, max_size=3).map(lambda made: Quotation(tuple(made)))
        ),
        max_leaves=5,
    )


def headings() -> st.SearchStrategy[Block]:
    """Return headings with any of their attributes."""
    value = texts().map(lambda text: " ".join(text.split()))
    return st.builds(
        Heading,
        st.integers(1, 6),
        runs(),
        st.sampled_from(["a", "the-pier-2", "причал", "n-1986"]),
        st.sampled_from(["", "part", "article"]),
        date=st.sampled_from(["", "2021", "2021-02-19", "1998-03-05/1998-03-06"]),
        source=st.just("") | value,
        byline=st.just("") | value,
        lang=st.sampled_from(["", "de"]),
        duplicate_of=st.sampled_from(["", "the-pier"]),
        page=st.sampled_from(["", "iv", "12"]),
    )


def notes() -> st.SearchStrategy[Block]:
    """Return notes."""
    label = st.sampled_from(["", "1", "[1]", "*", "[†]"])
    return st.builds(lambda name, body: Note("note-1", name, body), label, _parts(_paragraphs()))


def metadata() -> st.SearchStrategy[Metadata]:
    """Return front matter with anything in it that fits a line."""
    value = st.just("") | texts().map(lambda text: " ".join(text.split()))
    return st.builds(Metadata, *([value] * len(Metadata.__slots__)))


def compilations() -> st.SearchStrategy[Compilation]:
    """Return whole compilations."""
    body = st.lists(st.one_of(headings(), notes(), blocks(), blocks()), max_size=6)
    return st.builds(lambda matter, made: Compilation(matter, tuple(made)), metadata(), body)
