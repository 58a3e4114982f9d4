"""The main language of a text: by its script, then by the commonest function words of each language written in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from converter.text import words

FUNCTION_WORDS = {
    "en": "the of and to in that is was for with as his had not are from have which this were",
    "de": "der die und das den von zu mit ist des im dem nicht ein eine auch sich auf für wurde",
    "fr": "le la les de et des du un une est dans que qui pour pas sur au ne par ce à",
    "es": "el la los de y en que del las un una por con no se para su al es lo",
    "pt": "o a os de e do da em que um uma para não com se no na dos por as à é",
    "it": "il di e la che in un una per non con del della è sono gli dei le si al è",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er ook door naar om",
    "da": "og i det at en den til er som på de med af for ikke der var et han har",
    "sv": "och i att det som en på är av för med till den inte om ett han de var har",
    "nb": "og i det er på en som til av for med at ikke han de et har var fra jeg",
    "fi": "ja on ei se että oli hän mutta ovat kun myös niin kuin tai joka sen ole mukaan vuonna sekä",
    "et": "ja on ei et see oli ta kui ka mis aga või selle oma nii ning kes mida ole siis",
    "lv": "un ir no ar par kas uz tas bija ka lai tika gan kā arī pēc viņš bet to nav",
    "lt": "ir yra kad iš su bet buvo tai kaip jo į ar už nuo per apie dėl jis tik prie",
    "pl": "i w na z się nie do jest to że o jak po za od ale przez oraz dla był",
    "cs": "a v na se je že z s do to o jako ale za by po pro které byl jsou",
    "sk": "a v na sa je že z s do to o ako ale za by po pre ktoré bol sú",
    "hu": "a az és hogy nem is egy volt meg csak de van ez ezt el még már mint kell azt",
    "ro": "și de la în a cu un o pe care nu din pentru este sunt mai fost se că al",
    "hr": "i u je na se da su za od s o kao ne ali koji što bi iz sa biti",
    "sl": "in je v na se da so za ki ne pa z bi ali kot iz po od tudi ter",
    "tr": "ve bir bu da de için ile olarak çok olan daha gibi sonra kadar ne en var ama değil ise",
    "az": "və bir bu da də üçün ilə olan edib olub tərəfindən ki sonra çox görə daha kimi isə barədə edir",
    "ga": "an na agus ar i a go is ní le do bhí sé sin ag ach mar leis seo sa",
    "mt": "li u il ta f huwa minn fil għal ma tal kien fuq dan din jew aktar mill bħala hija",
    "ru": "и в не на что он с как это по но из у за к о его было был для",
    "uk": "і в не на що з у та до як це за від його але про був для були який",
    "bg": "и на в да се за от с не е са като по това че до при или който към",
}  # fmt: skip
"""The commonest words of each language that shares its script with others."""
_OWN_LETTERS = {
    "az": "ə", "ro": "ășț", "pl": "ąęłźż", "cs": "ěřů", "hu": "őű", "lv": "ļņķģ", "lt": "ėųįę", "de": "ß", "tr": "ğ",
    "mt": "ħġċ", "es": "ñ¿¡", "pt": "ãõ", "uk": "їєґ", "ru": "ыэё", "bg": "ъщ",
}  # fmt: skip
"""Letters that hardly any other of these languages has; they count where the text is short."""
_SCRIPTS = {
    "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "DEVANAGARI": "hi", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_PERSIAN = re.compile("[پچژگکی]")
_SAMPLES, _SAMPLE = 20, 2_000
"""Stretches that are looked at of a long text, evenly over it, and how long each is, in characters."""
_FOREIGN = re.compile("[^\x00-\x7f]+")
_LETTERS = 5_000
"""Letters whose script is looked up, at least, in a long text, evenly over it; half of a text is letters and more."""


def detect(text: str) -> str:
    """Return the BCP 47 tag of the main language of *text*, or an empty string when too little tells."""
    sample = _sample(text)
    script = _script(sample)
    if script == "ARABIC":
        return "fa" if len(_PERSIAN.findall(sample)) > 0.02 * len(sample) else "ar"
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    counts = Counter(_words(sample))
    total = sum(counts.values())
    foreign = "".join(_FOREIGN.findall(sample))
    scores = dict.fromkeys(FUNCTION_WORDS, 0)
    for word in counts.keys() & _languages_of().keys():
        for lang in _languages_of()[word]:
            scores[lang] += counts[word]
    for lang, letters in _OWN_LETTERS.items():
        scores[lang] += sum(map(foreign.count, letters))
    best = max(scores, key=lambda lang: scores[lang])
    return best if total and scores[best] >= max(2, 0.04 * total) else ""


def _sample(text: str) -> str:
    """Return *text*, or of a long one stretches evenly over it."""
    if len(text) <= _SAMPLES * _SAMPLE:
        return text
    starts = (i * (len(text) - _SAMPLE) // (_SAMPLES - 1) for i in range(_SAMPLES))
    return "\n".join(text[start : start + _SAMPLE] for start in starts)


def function_words(text: str, lang: str) -> int:
    """Return how many words of *text*, single letters apart, are among the commonest of *lang*; 0 where none are
    listed.
    """
    common = frozenset(word for word in _commonest(lang) if len(word) > 1)
    return sum(map(common.__contains__, _words(text)))


def _words(text: str) -> Iterator[str]:
    """Return the words of *text*, case folded; those of lines without foreign letters are found at once."""
    return chain.from_iterable(map(words, text.casefold().split("\n")))


@cache
def _commonest(lang: str) -> frozenset[str]:
    return frozenset(FUNCTION_WORDS.get(lang.partition("-")[0], "").split())


@cache
def _languages_of() -> Mapping[str, Sequence[str]]:
    """Return the languages of each function word."""
    found: dict[str, list[str]] = {}
    for lang in FUNCTION_WORDS:
        for word in _commonest(lang):
            found.setdefault(word, []).append(lang)
    return found


def _script(text: str) -> str:
    """Return the first word of the Unicode name shared by most letters of *text*."""
    names: Counter[str] = Counter()
    for sign, often in Counter(text[:: 1 + len(text) // (2 * _LETTERS)]).items():
        if sign.isalpha():
            names[unicodedata.name(sign, "").split(" ", 1)[0]] += often
    if names["HIRAGANA"] + names["KATAKANA"] > 0.1 * names.total():
        return "HIRAGANA"
    return names.most_common(1)[0][0] if names else ""
