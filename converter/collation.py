"""The order of words in an alphabet: letters of each language in their own places, accents after plain letters.

The alphabets are those of the Unicode CLDR's index characters (https://cldr.unicode.org/), where they differ from the
order of the plain letters; scripts that are not listed are ordered as Unicode lists their letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_CYRILLIC = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_AFTER = {
    "az": "c:ç e:ə g:ğ h:x,ı i:i k:q o:ö s:ş u:ü",
    "be": "г:ґ е:ё и:і у:ў",
    "bs": "c:č,ć d:dž,đ l:lj n:nj s:š z:ž",
    "ca": "c:ç",
    "cs": "c:č h:ch r:ř s:š z:ž",
    "da": "z:æ,ø,å",
    "es": "n:ñ",
    "et": "s:š,z,ž v:w,õ,ä,ö,ü",
    "fi": "z:å,ä,ö",
    "hr": "c:č,ć d:dž,đ l:lj n:nj s:š z:ž",
    "hu": "c:cs d:dz,dzs g:gy l:ly n:ny o:ö s:sz t:ty u:ü z:zs",
    "is": "a:á d:ð e:é i:í o:ó u:ú y:ý z:þ,æ,ö",
    "kk": "а:ә г:ғ к:қ н:ң о:ө у:ұ,ү х:һ ы:і",
    "lt": "c:č s:š z:ž",
    "lv": "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    "nb": "z:æ,ø,å",
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź,ż",
    "ro": "a:ă,â i:î s:ș t:ț",
    "sk": "a:ä c:č h:ch o:ô s:š z:ž",
    "sl": "c:č,ć d:đ s:š z:ž",
    "sq": "c:ç d:dh e:ë g:gj l:ll n:nj r:rr s:sh t:th x:xh z:zh",
    "sr": "д:ђ и:ј л:љ н:њ т:ћ ч:џ",
    "sv": "z:å,ä,ö",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "uk": "г:ґ е:є и:і,ї",
}
"""Letters of a language, by the letter that they come after."""
_SAME = {"nn": "nb", "no": "nb", "mk": "sr"}
_DOTLESS = frozenset({"az", "tr"})
_BEYOND = 10_000


def key(text: str, lang: str) -> tuple[list[int], str]:
    """Return what sorts *text* as a dictionary in language *lang* (BCP 47) does; signs do not count."""
    order = _order(_primary(lang))
    return [_rank(letter, order) for letter in _letters(text, lang)], text


def initial(text: str, lang: str) -> str:
    """Return the letter under which *text* stands, as a capital; empty for a text without letters."""
    first = next(iter(_letters(text, lang)), "")
    capital = "İ" if first == "i" and _primary(lang) in _DOTLESS else first.capitalize()
    return unicodedata.normalize("NFC", capital)


def _letters(text: str, lang: str) -> list[str]:
    """Return the letters of *text* as the alphabet has them: two signs where they are one letter there."""
    primary = _primary(lang)
    order = _order(primary)
    text = unicodedata.normalize("NFC", text)
    folded = text.replace("I", "ı").replace("İ", "i").lower() if primary in _DOTLESS else text.casefold()
    found: list[str] = _pattern(primary).findall(folded)
    return [piece for each in found for piece in ([each] if each in order else _plain(each))]


def _plain(letter: str) -> list[str]:
    """Return *letter* without its accents; some signs stand for two letters."""
    decomposed = unicodedata.normalize("NFKD", letter)
    return [sign for sign in decomposed if sign.isalnum()]


def _rank(letter: str, order: dict[str, int]) -> int:
    return order.get(letter, _BEYOND + ord(letter[0]))


@cache
def _order(primary: str) -> dict[str, int]:
    """Return the place of each letter of a language's alphabet; Latin letters come before Cyrillic ones."""
    after = dict(pair.split(":") for pair in _AFTER.get(primary, "").split())
    moved = {letter for letters in after.values() for letter in letters.split(",")}
    alphabet: list[str] = []
    for letter in f"{_LATIN} {_CYRILLIC}".split():
        if letter not in moved or letter in after.get(letter, ""):
            alphabet.append(letter)
        alphabet += [each for each in after.get(letter, "").split(",") if each and each != letter]
    return {letter: place for place, letter in enumerate(alphabet)}


@cache
def _pattern(primary: str) -> re.Pattern[str]:
    longest = sorted((letter for letter in _order(primary) if len(letter) > 1), key=len, reverse=True)
    return re.compile("|".join([*longest, r"[^\W_]"]))


def _primary(lang: str) -> str:
    primary = lang.partition("-")[0].lower()
    return _SAME.get(primary, primary)
