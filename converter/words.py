"""The words that the program itself puts into an edition, in the edition's language, and dates as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

# fmt: off
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
# fmt: on
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Words:
    """Every generated word or phrase, in one language."""

    lang: str
    """BCP 47 tag of the language they are in."""
    contents: str
    """Heading of the contents list."""
    cover: str
    """Name of the cover."""
    title_page: str
    """Name of the title page."""
    imprint: str
    """Name of the page that says where the edition comes from."""
    text: str
    """Name of the body, as a landmark."""
    page: str
    """Before a page number."""
    articles: str
    """Before the number of articles."""
    date: str
    """Before the date of the edition."""
    source: str
    """Before the name of the source file."""
    encoding: str
    """Before the source's encoding."""
    checksum: str
    """Before the source's SHA-256."""
    made_with: str
    """Before the name of the program."""
    publisher: str
    """Before the publisher."""
    creator: str
    """Before the person who compiled it."""
    rights: str
    """Before the statement of rights."""
    identifier: str
    """Before the identifier."""
    previous: str
    """Leads to the article before."""
    next: str
    """Leads to the article after."""
    to_contents: str
    """Leads back to the contents list."""
    skip: str
    """Leads past the contents to the text."""
    theme: str
    """Switches between light and dark."""
    repeats: str
    """Before the title of the earlier article that has the same text."""
    note: str
    """Name of a note."""
    to_text: str
    """Leads from a note back to where it is called."""
    printed_page: str
    """Before the page on which an article began in the source."""


# fmt: off
_ALL = (
    Words(
        "en", "Contents", "Cover", "Title page", "Imprint", "Text", "Page", "Articles", "Date", "Source", "Encoding",
        "SHA-256 checksum", "Made with", "Publisher", "Compiled by", "Rights", "Identifier", "Previous", "Next",
        "Back to contents", "Skip to the text", "Light or dark", "Same text as", "Note", "Back to the text",
        "Page in the source",
    ),
    Words(
        "de", "Inhalt", "Umschlag", "Titelseite", "Impressum", "Text", "Seite", "Artikel", "Datum", "Quelle",
        "Zeichenkodierung", "SHA-256-Prüfsumme", "Hergestellt mit", "Verlag", "Zusammengestellt von", "Rechte",
        "Kennung", "Zurück", "Weiter", "Zurück zum Inhalt", "Zum Text springen", "Hell oder dunkel",
        "Gleicher Text wie", "Anmerkung", "Zurück zum Text", "Seite in der Quelle",
    ),
    Words(
        "fr", "Table des matières", "Couverture", "Page de titre", "Colophon", "Texte", "Page", "Articles", "Date",
        "Source", "Encodage", "Somme de contrôle SHA-256", "Produit avec", "Éditeur", "Compilé par", "Droits",
        "Identifiant", "Précédent", "Suivant", "Retour à la table des matières", "Aller au texte",
        "Clair ou sombre", "Même texte que", "Note", "Retour au texte", "Page dans la source",
    ),
    Words(
        "es", "Índice", "Cubierta", "Portada", "Créditos", "Texto", "Página", "Artículos", "Fecha", "Fuente",
        "Codificación", "Suma de verificación SHA-256", "Hecho con", "Editorial", "Recopilado por", "Derechos",
        "Identificador", "Anterior", "Siguiente", "Volver al índice", "Ir al texto", "Claro u oscuro",
        "Mismo texto que", "Nota", "Volver al texto", "Página en la fuente",
    ),
    Words(
        "it", "Indice", "Copertina", "Frontespizio", "Colophon", "Testo", "Pagina", "Articoli", "Data", "Fonte",
        "Codifica", "Somma di controllo SHA-256", "Realizzato con", "Editore", "A cura di", "Diritti",
        "Identificatore", "Precedente", "Successivo", "Torna all’indice", "Vai al testo", "Chiaro o scuro",
        "Stesso testo di", "Nota", "Torna al testo", "Pagina nella fonte",
    ),
    Words(
        "pt", "Sumário", "Capa", "Folha de rosto", "Ficha técnica", "Texto", "Página", "Artigos", "Data", "Fonte",
        "Codificação", "Soma de verificação SHA-256", "Feito com", "Editora", "Compilado por", "Direitos",
        "Identificador", "Anterior", "Seguinte", "Voltar ao sumário", "Ir para o texto", "Claro ou escuro",
        "Mesmo texto que", "Nota", "Voltar ao texto", "Página na fonte",
    ),
    Words(
        "ru", "Содержание", "Обложка", "Титульный лист", "Выходные данные", "Текст", "Страница", "Статьи", "Дата",
        "Источник", "Кодировка", "Контрольная сумма SHA-256", "Создано программой", "Издатель", "Составитель",
        "Права", "Идентификатор", "Назад", "Далее", "К содержанию", "Перейти к тексту", "Светлая или тёмная тема",
        "Тот же текст", "Примечание", "Назад к тексту", "Страница в источнике",
    ),
    Words(
        "tr", "İçindekiler", "Kapak", "İç kapak", "Künye", "Metin", "Sayfa", "Yazılar", "Tarih", "Kaynak", "Kodlama",
        "SHA-256 özeti", "Hazırlayan program", "Yayıncı", "Derleyen", "Haklar", "Tanımlayıcı", "Önceki", "Sonraki",
        "İçindekilere dön", "Metne geç", "Açık veya koyu", "Aynı metin", "Not", "Metne dön", "Kaynaktaki sayfa",
    ),
    Words(
        "az", "Mündəricat", "Üz qabığı", "Titul vərəqi", "Buraxılış məlumatı", "Mətn", "Səhifə", "Məqalələr", "Tarix",
        "Mənbə", "Kodlaşdırma", "SHA-256 yoxlama cəmi", "Hazırlayan proqram", "Nəşriyyat", "Tərtib edən", "Hüquqlar",
        "İdentifikator", "Əvvəlki", "Növbəti", "Mündəricata qayıt", "Mətnə keç", "Açıq və ya tünd", "Eyni mətn",
        "Qeyd", "Mətnə qayıt", "Mənbədəki səhifə",
    ),
)
# fmt: on
_BY_LANGUAGE = {words.lang: words for words in _ALL}


def words(lang: str) -> Words:
    """Return the generated words in language *lang* (BCP 47), or the English ones where there are none yet."""
    return _BY_LANGUAGE.get(_primary(lang), _ALL[0])


def direction(lang: str) -> str:
    """Return ``rtl`` or ``ltr``, the direction in which *lang* (BCP 47) is written."""
    subtags = lang.lower().split("-")
    script = next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else subtags[0] in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def date_text(iso: str, lang: str) -> str:
    """Return a date or range of dates (ISO 8601, to any precision) as people write it in language *lang*.

    What is no date is returned as it is. The forms are those of the Unicode CLDR (https://cldr.unicode.org/).
    """
    first, _, last = iso.partition("/")
    if last and len(first) == len(last) == len("2021-02-19"):
        return _interval(first, last, lang) or iso
    return "–".join(_single(date, lang) for date in (first, last) if date)


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _single(iso: str, lang: str) -> str:
    day = _day(iso)
    if day is None or len(iso) == len("2021"):
        return iso
    from babel.dates import format_date, format_skeleton

    if len(iso) == len("2021-02"):
        return format_skeleton("yMMMM", day, locale=_locale(lang))
    return format_date(day, "long", _locale(lang))


def _interval(first: str, last: str, lang: str) -> str:
    """Return two days as a range, or nothing if one of them is no day."""
    start, end = _day(first), _day(last)
    if start is None or end is None:
        return ""
    from babel.dates import format_interval

    return format_interval(start, end, "yMMMd", locale=_locale(lang))


def _day(iso: str) -> date | None:
    """Return the first day of a year, month or day, or ``None`` if *iso* is none of them."""
    known = _DATE.fullmatch(iso)
    try:
        return date(int(known[1]), int(known[2] or 1), int(known[3] or 1)) if known else None
    except ValueError:
        return None


def _locale(lang: str) -> Locale:
    """Return the locale of *lang*, or the English one if CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    for candidate in (lang, _primary(lang)):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
