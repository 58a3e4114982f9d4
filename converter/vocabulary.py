"""Words that raw compilations use for their own apparatus, in many languages, folded as by
:func:`converter.text.fold`.
"""

from __future__ import annotations

from converter.text import fold

CONTENTS = frozenset(
    fold(phrase)
    for phrase in (
        "contents", "table of contents", "list of contents", "the contents", "inhalt", "inhaltsverzeichnis", "sommaire",
        "table des matières", "table", "índice", "indice", "sommario", "contenido", "tabla de contenido", "sumário",
        "conteúdo", "inhoud", "inhoudsopgave", "indhold", "indholdsfortegnelse", "innehåll", "innehållsförteckning",
        "innhold", "innholdsfortegnelse", "efnisyfirlit", "sisällys", "sisällysluettelo", "sisukord", "saturs",
        "satura rādītājs", "turinys", "spis treści", "obsah", "tartalom", "tartalomjegyzék", "cuprins", "kazalo",
        "vsebina", "sadržaj", "съдържание", "содержание", "оглавление", "зміст", "змест", "περιεχόμενα",
        "πίνακας περιεχομένων", "içindekiler", "mündəricat", "المحتويات", "محتويات", "فهرس", "الفهرس", "فهرست",
        "فهرست مطالب", "תוכן", "תוכן העניינים", "目录", "目錄", "目次", "차례", "목차", "clár", "clár ábhair", "werrej",
        "mundarija", "мазмұны", "სარჩევი", "բովանդակություն",
        "in this issue", "inside this issue", "what's inside", "in diesem heft", "in dieser ausgabe", "dans ce numéro",
        "au sommaire", "en este número", "nesta edição", "neste número", "in questo numero", "in dit nummer",
        "в номере", "в этом номере", "في هذا العدد", "در این شماره",
    )
)  # fmt: skip
"""What stands over a printed contents list."""

LABELS = frozenset(
    fold(word)
    for word in (
        "chapter", "part", "book", "volume", "vol", "section", "letter", "act", "scene", "canto", "essay", "lecture",
        "article", "number", "no", "nr", "appendix", "annex", "kapitel", "teil", "buch", "band", "abschnitt", "anhang",
        "chapitre", "partie", "livre", "tome", "lettre", "annexe", "capítulo", "capitulo", "parte", "libro", "livro",
        "tomo", "sección", "seção", "artículo", "artigo", "título", "anexo", "capitolo", "sezione", "allegato",
        "hoofdstuk", "deel", "boek", "kapittel", "kapitel", "del", "bok", "luku", "osa", "peatükk", "nodaļa", "daļa",
        "skyrius", "dalis", "rozdział", "część", "tom", "kapitola", "část", "časť", "kniha", "fejezet", "rész", "könyv",
        "capitolul", "partea", "cartea", "poglavje", "poglavlje", "dio", "del", "глава", "часть", "книга", "том",
        "раздел", "частина", "розділ", "част", "раздел", "κεφάλαιο", "μέρος", "βιβλίο", "bölüm", "kısım", "cilt",
        "fəsil", "hissə", "bölmə", "cild", "الفصل", "الباب", "الجزء", "فصل", "بخش", "جلد", "פרק", "חלק", "ספר",
    )
)  # fmt: skip
"""What a numbered heading may begin with."""

BY = frozenset(
    fold(word) for word in ("by", "von", "par", "por", "di", "da", "door", "av", "af", "przez", "от", "автор")
)
"""What a by-line may begin with."""
