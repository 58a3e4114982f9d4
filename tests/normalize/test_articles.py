"""Parts, articles, sections and their ids."""

from dataclasses import replace

from converter.model import Heading, Paragraph, Run, SceneBreak
from converter.normalize import articles
from converter.options import Options
from drafts import of_kind, through
from invariants import body_of


def identify(*headings: tuple[int, str, int]) -> list[tuple[str, str]]:
    """Return id and role of headings, each given with its level, its title and the number of words under it."""
    blocks: list[Heading | Paragraph] = []
    for n, (level, title, size) in enumerate(headings):
        blocks += [Heading(level, (Run(title),), f"h{n}"), Paragraph((Run("word " * size),))]
    draft, decisions = articles.identify(replace(through("x")[0], blocks=tuple(blocks)), Options())
    assert decisions == ()
    return [(heading.id, heading.role) for heading in of_kind(draft, Heading)]


def test_roles() -> None:
    assert identify((1, "2021", 0), (2, "A", 99), (3, "B", 9), (2, "C", 1), (1, "D", 99), (2, "E", 9)) == [
        ("n-2021", "part"), ("a", "article"), ("b", ""), ("c", "article"), ("d", "article"), ("e", ""),
    ]  # fmt: skip


def test_an_ornament_under_the_title_of_a_part_is_no_text() -> None:
    blocks = (Heading(1, (Run("Part"),), "a"), SceneBreak(), Heading(2, (Run("Article"),), "b"))
    draft, _ = articles.identify(replace(through("x")[0], blocks=blocks), Options())
    assert [heading.role for heading in of_kind(draft, Heading)] == ["part", "article"]


def test_headings_that_a_person_adds_get_an_id_and_a_role() -> None:
    text = (
        "---\ncanonical: 1\ntitle: Quays\n---\n\n# Old {#hens .article}\n\nText.\n\n# Hens\n\n"
        f"{'word ' * 60}.\n\n"
        "## Inside\n\nText.\n\n# Hens\n\nText.\n"
    )
    titles = [line for line in body_of(text, "raw.md").split("\n") if line.startswith("#")]
    assert titles == [
        "# Old {#hens .article}",
        "# Hens {#hens-2 .article}",
        "## Inside {#inside}",
        "# Hens {#hens-3 .article}",
    ]


def test_ids_are_unique_short_names() -> None:
    long = "Harbour opens " * 20
    found = [
        name
        for name, _ in identify(
            (1, "Hens", 9), (1, "HENS!", 9), (1, "Hens 2", 9), (1, "…", 9), (1, long, 9), (1, long, 9)
        )
    ]
    assert found[:4] == ["hens", "hens-2", "hens-2-2", "section"]
    assert len(set(found)) == 6
    assert max(map(len, found)) <= 82
