"""What holds for all pages."""

from converter.readers.pdf.layout import without_usual_bold
from converter.readers.pdf.values import Face, Page, Word

BOLD, PLAIN = Face("Serif", bold=True), Face("Serif")


def page(*words: tuple[str, Face]) -> Page:
    return Page(1, 600, 800, tuple(Word(text, 0, 10, 100, 10, face) for text, face in words))


def test_bold_says_nothing_where_most_of_the_text_is_bold() -> None:
    found = without_usual_bold([page(("Harbour", BOLD), ("news", BOLD)), page(("quay", PLAIN))])
    assert not any(word.face.bold for each in found for word in each.words)


def test_bold_stays_where_it_marks_something() -> None:
    pages = [page(("Harbour", BOLD)), page(("news of the quay", PLAIN))]
    assert without_usual_bold(pages) == pages
