import pyphen
import pytest

from converter.backends.pdf import hyphens

WORDS = "constitution hyphenation parliamentary Zeitungsausschnitt kabinett représentation конституция lettergrepen x"


@pytest.mark.parametrize("lang", ["en", "fr", "ru", "nl", "uk", "pl"])
def test_words_are_hyphenated_as_before(lang: str) -> None:
    path = pyphen.LANGUAGES[lang]
    whole, lazy = pyphen.HyphDict.__mro__[-2](path), hyphens.read(path)
    assert lazy is not None
    assert {letters: points for letters in lazy if (points := lazy.get(letters))} == whole.patterns
    assert max(map(len, lazy)) == whole.maxlen


def test_pyphen_reads_so_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen, "HyphDict", pyphen.HyphDict.__mro__[-2])
    monkeypatch.setattr(pyphen, "hdcache", {})
    before = {word: pyphen.Pyphen(lang="en").positions(word) for word in WORDS.split()}
    hyphens.read_lazily()
    pyphen.hdcache.clear()
    assert {word: pyphen.Pyphen(lang="en").positions(word) for word in WORDS.split()} == before
    assert any(before.values())


def test_a_dictionary_with_more_than_plain_patterns_is_left_to_pyphen() -> None:
    assert hyphens.read(pyphen.LANGUAGES["sq"]) is None
