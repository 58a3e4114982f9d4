"""Words that raw compilations use for their own apparatus, in many languages, folded as by
:func:`converter.text.fold`.
"""

from __future__ import annotations

from converter.text import fold

LONGEST_WORD = 60
"""Characters of a line that is a word for contents, at most."""

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

PAGE_WORDS = frozenset(
    fold(word)
    for word in (
        "p", "pp", "pg", "page", "pages", "s", "seite", "pag", "pág", "página", "pagina", "sida", "sid", "side", "sivu",
        "str", "strona", "strana", "stran", "lk", "lpp", "psl", "oldal", "стр", "с", "страница", "сторінка", "σελ",
        "sayfa", "səh", "səhifə", "бет", "ص", "صفحة", "صفحه", "עמ", "עמוד", "გვ", "էջ",
    )
)  # fmt: skip
"""What may stand before a page number."""

PAGES_OF = ("of", "von", "van", "de", "di", "av", "af", "z", "ze", "od", "iz", "din", "από", "из", "з", "от", "/")
"""What may stand between the number of a page and that of all."""

SOURCE_WORDS = ("source", "quelle", "fuente", "fonte", "bron", "źródło", "zdroj", "källa", "kilde", "lähde", "forrás",
                "sursa", "izvor", "vir", "πηγή", "источник", "джерело", "източник", "mənbə", "kaynak")  # fmt: skip
"""What may stand before who published an article first."""

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

PROMPTS = frozenset(
    fold(phrase)
    for phrase in (
        "insert", "enter", "type here", "your name", "your text here", "click here to enter", "click or tap here",
        "click or tap to enter", "to be completed", "tbd", "todo", "hier einfügen", "einfügen", "bitte eingeben",
        "klicken oder tippen sie hier", "klicken sie hier um", "ihr name", "insérer", "saisir", "votre nom",
        "cliquez ou appuyez ici", "cliquez ici pour", "insertar", "inserte", "escriba aquí", "su nombre",
        "haga clic o pulse aquí", "haga clic aquí para", "inserir", "insira", "seu nome", "clique ou toque aqui",
        "clique aqui para", "inserisci", "inserire", "il tuo nome", "fare clic o toccare qui", "invoegen", "uw naam",
        "klik of tik om", "вставьте", "введите", "ваше имя", "место для ввода текста", "вставте", "введіть", "wstaw",
        "kliknij lub naciśnij tutaj", "vložte", "buraya yazın", "metin girmek için", "daxil edin", "أدخل", "اكتب هنا",
        "انقر أو اضغط هنا", "وارد کنید", "הזן", "הקלד כאן", "在此输入", "单击或点击此处", "ここに入力", "여기에 입력",
    )
)  # fmt: skip
"""How the prompts of a template begin that nobody filled in."""

RIGHTS = frozenset(
    fold(phrase)
    for phrase in (
        "all rights reserved", "transcriber's note", "transcribers' note", "no part of this publication may be",
        "alle rechte vorbehalten", "anmerkungen zur transkription", "tous droits réservés", "note du transcripteur",
        "todos los derechos reservados", "nota del transcriptor", "todos os direitos reservados",
        "nota do transcritor", "tutti i diritti riservati", "alle rechten voorbehouden", "alle rettigheder forbeholdes",
        "alla rättigheter förbehållna", "kaikki oikeudet pidätetään", "wszelkie prawa zastrzeżone",
        "všechna práva vyhrazena", "všetky práva vyhradené", "minden jog fenntartva", "toate drepturile rezervate",
        "всички права запазени", "sva prava pridržana", "vse pravice pridržane", "με επιφύλαξη παντός δικαιώματος",
        "все права защищены", "всі права захищено", "tüm hakları saklıdır", "bütün hüquqlar qorunur",
        "جميع الحقوق محفوظة", "تمامی حقوق محفوظ", "כל הזכויות שמורות", "版权所有", "版權所有",
        "無断転載を禁", "무단 전재",
    )
)  # fmt: skip
"""What stands in notices of rights and in those of transcribers."""

CONTINUED = frozenset(
    fold(phrase)
    for phrase in (
        "continued on page", "continued on p", "continued from page", "continued from p", "continued overleaf",
        "to be continued on page", "fortsetzung auf seite", "fortsetzung von seite", "suite page", "suite à la page",
        "suite de la page", "continúa en la página", "viene de la página", "continua na página", "continua a pagina",
        "segue a pagina", "vervolg op pagina", "ciąg dalszy na str", "pokračování na str", "folytatás a",
        "continuare în pagina", "продолжение на с", "начало на с", "окончание на с", "продовження на с", "devamı sayfa",
        "davamı səhifə", "التتمة في الصفحة", "ادامه در صفحه", "המשך בעמוד", "下转第", "上接第",
    )
)  # fmt: skip
"""How a line begins that sends the reader to another page."""

PICTURES = frozenset(
    fold(word)
    for word in (
        "illustration", "illustrations", "picture", "image", "figure", "photo", "photograph", "plate", "map",
        "abbildung", "bild", "foto", "karte", "carte", "imagen", "ilustración", "figura", "fotografía", "imagem",
        "ilustração", "fotografia", "illustrazione", "immagine", "afbeelding", "illustratie", "illustrasjon",
        "billede", "kuva", "ilustracja", "obrázek", "obrázok", "kép", "imagine", "slika", "снимка", "εικόνα", "attēls",
        "paveikslas", "pilt", "рисунок", "иллюстрация", "фото", "малюнок", "ілюстрація", "resim", "şəkil", "صورة",
        "تصویر", "תמונה", "איור", "图", "圖", "図", "写真", "그림", "사진",
    )
)  # fmt: skip
"""How a caption in brackets begins that stands for a picture."""

CAPTIONED = frozenset(
    fold(word)
    for word in (
        "figure", "figures", "fig", "table", "diagram", "chart", "exhibit", "listing", "scheme", "abbildung", "abb",
        "tabelle", "tab", "diagramm", "schema", "tableau", "graphique", "schéma", "figura", "tabla", "gráfico",
        "ilustración", "esquema", "tabela", "quadro", "ilustração", "tabella", "grafico", "afbeelding", "tabel",
        "figur", "tabell", "bild", "kuva", "kuvio", "taulukko", "joonis", "attēls", "paveikslas", "lentelė", "rysunek",
        "rys", "wykres", "obrázek", "obr", "tabulka", "ábra", "táblázat", "tabelul", "slika", "tablica", "рисунок",
        "рис", "таблица", "табл", "схема", "диаграмма", "таблиця", "фигура", "таблица", "εικόνα", "πίνακας", "şekil",
        "tablo", "şəkil", "cədvəl", "شكل", "الشكل", "جدول", "الجدول", "صورة", "الصورة", "مخطط", "المخطط", "شکل",
        "نمودار", "تصویر", "איור", "טבלה", "图", "圖", "表", "図", "그림", "표",
    )
)  # fmt: skip
"""How the caption of a picture or a table begins, before its number."""


def names_contents(text: str) -> bool:
    """Return whether a line is a word such as "Contents" and nothing else; its letters may be spaced."""
    if len(text) >= LONGEST_WORD:
        return False
    said = fold(text)
    return said in CONTENTS or (said[1:2] == " " and said.replace(" ", "") in CONTENTS)
