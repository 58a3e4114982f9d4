import pytest

from converter.backends.epub import metadata
from converter.backends.epub.metadata import Facts
from converter.identity import identifier
from converter.model import Edition, Metadata, Section

SECTION = Section("article", "a", 1, "A", "A", "<p>Text.</p>", lang="ru")


def properties(facts: Facts, name: str) -> list[str]:
    return [value for key, value in metadata.accessibility(facts) if key == f"schema:{name}"]


def dublin_core(edition: Edition, name: str) -> list[str]:
    book = metadata.book(edition, Facts())
    return [value for value, _ in book.metadata["http://purl.org/dc/elements/1.1/"].get(name, [])]


def test_text_alone_needs_no_eyes() -> None:
    assert properties(Facts(), "accessMode") == ["textual"]
    assert properties(Facts(), "accessModeSufficient") == ["textual"]
    assert properties(Facts(), "accessibilityHazard") == ["none"]
    assert "pageNavigation" not in properties(Facts(), "accessibilityFeature")


def test_described_pictures_may_be_read_instead() -> None:
    facts = Facts(pictures=2)
    assert properties(facts, "accessMode") == ["textual", "visual"]
    assert properties(facts, "accessModeSufficient") == ["textual,visual", "textual"]
    assert "alternativeText" in properties(facts, "accessibilityFeature")
    assert metadata.conforms(facts)


def test_one_picture_without_description_takes_the_claim_away() -> None:
    facts = Facts(pictures=2, described=False)
    assert properties(facts, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in properties(facts, "accessibilityFeature")
    assert not metadata.conforms(facts)
    assert "Not every picture" in properties(facts, "accessibilitySummary")[0]


def test_what_may_flash_is_no_known_safety() -> None:
    assert properties(Facts(pictures=1, animated=True), "accessibilityHazard") == ["unknown"]


def test_printed_pages_are_features_and_name_their_source() -> None:
    assert {"pageNavigation", "pageBreakMarkers"} <= set(
        properties(Facts(page_source="digest.txt"), "accessibilityFeature")
    )
    edition = Edition(Metadata(title="T", lang="en", source_file="d.txt"), (SECTION,))
    entries = metadata.book(edition, Facts(page_source="digest.txt")).metadata[None]["meta"]
    assert [value for value, given in entries if given["property"] == "pageBreakSource"] == ["digest.txt"]


def test_the_identifier_hangs_on_the_source_alone() -> None:
    one = Edition(Metadata(title="T", lang="en", source_sha256="ab"), (SECTION,))
    same = Edition(Metadata(title="Other", lang="de", source_sha256="ab"), ())
    assert identifier(one) == identifier(same)
    assert identifier(one).startswith("urn:uuid:")
    assert identifier(Edition(Metadata(identifier="urn:isbn:9780000000002"), ())) == "urn:isbn:9780000000002"


def test_without_a_source_it_hangs_on_the_text() -> None:
    one, other = (Edition(Metadata(title=title, lang="en"), (SECTION,)) for title in "ab")
    assert identifier(one) != identifier(other)


@pytest.mark.parametrize(
    ("date", "published"),
    [("2021-02-19/2021-03-11", ["2021-03-11"]), ("2021-02", ["2021-02"]), ("", []), ("spring of 2021", [])],
)
def test_the_date_is_one_that_the_format_knows(date: str, published: list[str]) -> None:
    assert dublin_core(Edition(Metadata(title="T", lang="en", date=date), (SECTION,)), "date") == published


def test_every_language_is_listed_the_main_one_first() -> None:
    assert dublin_core(Edition(Metadata(title="T", lang="en"), (SECTION, SECTION)), "language") == ["en", "ru"]


def meta(given: Metadata) -> list[tuple[str, str, str]]:
    """Return property, value and what it refines of each line."""
    lines = metadata.book(Edition(given, (SECTION,)), Facts()).metadata[None]["meta"]
    return [(about["property"], value, about.get("refines", "")) for value, about in lines]


def test_what_catalogues_and_shops_ask_for() -> None:
    given = Metadata(
        title="The Digest", lang="en", creator="Ada Holm; Jan Berg", catalogue_creator="Holm, Ada; Berg, Jan",
        catalogue_title="Digest, The", catalogue_role="edt", series="Harbour Papers", volume="3",
        identifier="978-3-16-148410-0",
    )  # fmt: skip
    assert dublin_core(Edition(given, ()), "creator") == ["Ada Holm", "Jan Berg"]
    assert {
        ("belongs-to-collection", "Harbour Papers", ""), ("collection-type", "series", "#series"),
        ("group-position", "3", "#series"), ("file-as", "Digest, The", "#title"), ("role", "edt", "#creator-2"),
        ("file-as", "Berg, Jan", "#creator-2"), ("display-seq", "2", "#creator-2"),
        ("identifier-type", "15", "#publication-id"),
    } <= set(meta(given))  # fmt: skip


def test_what_is_not_known_is_not_said() -> None:
    names = [name for name, _, _ in meta(Metadata(title="T", lang="en", creator="Ada Holm"))]
    assert not {"belongs-to-collection", "file-as", "identifier-type", "display-seq"} & set(names)
    assert ("role", "com", "#creator") in meta(Metadata(title="T", lang="en", creator="Ada Holm"))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("urn:isbn:9783161484100", "15"),
        ("ISBN 3-16-148410-X", "02"),
        ("https://doi.org/10.1000/x1", "06"),
        ("urn:x", ""),
    ],
)
def test_identifiers_of_known_kinds_have_the_code_of_onix(given: str, code: str) -> None:
    assert metadata.identifier_type(given) == code
