"""The rules of the normalizer: what is found in raw text and what is done about it."""

from __future__ import annotations

from converter.model import Rule

RECOVERY: tuple[Rule, ...] = (
    Rule(
        "encoding",
        "the file is not UTF-8; its encoding was decided over all of its bytes",
        "A byte order mark or strict UTF-8 settles it. Otherwise every legacy encoding that can read the whole file is "
        "weighed by how likely its letters follow one another in the language that suits it best. The next likeliest "
        "one stands in the evidence, with the characters that would differ. Give --set source.encoding=NAME to "
        "overrule it.",
        before="b\\xb3\\xeakit",
        after="błękit",
    ),
    Rule(
        "residue",
        "the file holds something besides its text",
        "Tracked changes, comments, hidden runs, headers and footers, navigation: what the reader of a format "
        "accepted, dropped or set aside is counted and shown with its beginning. --set source.deletions, "
        "source.insertions, source.comments, source.hidden, source.headers and source.boxes (keep or drop) overrule it "
        "for DOCX, ODT and RTF. Of a PDF it is what repeats at one place "
        "of its pages (running heads, folios, pictures), what its tags call no content, words that are not drawn, "
        "comments, form fields, attached files, and fonts whose characters are not what is seen; of a page from the "
        "web its navigation, advertisements, hidden text, link texts that stand twice and chains of rubrics.",
        before="a running head of a PDF: The Pier and the Market",
    ),
    Rule(
        "caption-moved",
        "a caption between the lines of a text stands after it",
        "A picture with its caption may part a paragraph, or an item of a list, over the end of a page: the text is "
        "made whole, and the picture and its caption come after it.",
        before="The ferry left the / Fig. 3. The quay / harbour at noon.",
        after="The ferry left the harbour at noon. / Fig. 3. The quay",
    ),
    Rule(
        "picture",
        "a picture of the file stands in the text where it stood",
        "Its bytes are kept in the folder pictures beside the canonical Markdown, under a name made of them, and every "
        "edition shows them. Its description is the file's own, else its caption. BMP and TIFF become PNG; drawings "
        "that no browser shows are counted as residue.",
        before="a picture described as “The quay in winter”",
        after="![The quay in winter](pictures/3f0c9a51d2b84e77.png)",
    ),
    Rule(
        "template-left-over",
        "filler text of a template stands in the work",
        "“Lorem ipsum dolor sit amet” and what follows it was never meant to be read. Reported only. Fields of a form "
        "that nobody filled in are counted as residue of the kind placeholder.",
        before="Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    ),
    Rule(
        "mojibake",
        "characters that were decoded wrongly before the file was made are read again",
        "Only whole sequences that cannot be meant are read again, line by line; the line is kept in the decision.",
        before="The cafÃ© opened",
        after="The café opened",
    ),
    Rule(
        "control-characters",
        "control characters inside a word are taken out",
        "NULs and other control characters are no text. One that parts a word is a decision of its own.",
        before="mu\\x00seum",
        after="museum",
    ),
    Rule(
        "character-forms",
        "characters are brought into their plain form",
        "Decomposed letters are composed (NFC), ligatures for two letters become the two letters, soft hyphens "
        "and stray zero-width characters go. No word changes. Joiners and direction marks that a script needs stay.",
        before="ﬁnd",
        after="find",
    ),
    Rule(
        "event-handler",
        "an attribute that would run a program is taken out of an HTML tag in the text",
        "Tags in plain text stay what they are, letters on a page. An attribute such as onclick is recorded "
        "and left out, so that no edition holds it in any form.",
        before="<img src=x onerror=alert(1)>",
        after="<img src=x>",
    ),
    Rule(
        "language",
        "the main language was found out from the text",
        "The script decides, then the commonest function words. It sets hyphenation, the word for the contents "
        "list and the language that a screen reader speaks. Give --set lang=TAG to overrule it.",
        before="Der Turm wartet auf den Regen.",
        after='lang: "de"',
    ),
    Rule(
        "page-number",
        "a printed page number is taken out",
        "Figures that stand alone in a line, count up through the document and cut the text as pages do are "
        "page numbers. A year or a section number is none.",
        before="… the keeper of the\n\n- 12 -\n\nlighthouse said …",
        after="… the keeper of the lighthouse said …",
    ),
    Rule(
        "running-head",
        "a running head or foot is taken out",
        "A line that comes again beside the ends of pages, or that repeats there the title of an article which begins "
        "elsewhere, belongs to the page and not to the text. A page number may stand beside it; where only a blank "
        "parts the two, numbers before and behind such lines must count up in turns, as on left and right pages.",
        before="4 The Keeper",
    ),
    Rule(
        "proof-mark",
        "marks that volunteer proof-readers put around a text are taken out",
        "Separators of pages, signs around blocks, tags for emphasis and stars at words that a page's end divides are "
        "known by their shape where they come again. Lines between /* and */ are kept as lines, emphasis stays.",
        before="-----File: 022.png---\\ann\\bob\\----",
    ),
    Rule(
        "proof-note",
        "a note of a proof-reader stands in the text",
        "Volunteers leave notes to each other in double-starred brackets. Whether the text needs a correction is for a "
        "person to say: settle the note, and take it out of the Markdown.",
        before='[**typo: "lampe"?]',
    ),
    Rule(
        "columns",
        "text that an extraction wrote in columns side by side is read one column after the other",
        "Blanks at the same place of many lines, with running text on either side, are the gutter between two columns. "
        "A line over the whole page parts the columns above from those below. Cells of a table are left alone. In a "
        "PDF the places of the words tell: columns go on below pictures and boxes, a title over some parts these.",
        before="The harbour was quiet    when the first boat",
        after="The harbour was quiet",
    ),
    Rule(
        "printed-contents",
        "the printed contents list is taken out and a new one is made from the headings",
        "It is known by its shape (leaders, rising page numbers) and by its agreement with the body, in any "
        "language, with or without a word over it. It is kept as evidence of titles, order and depth.",
        before="Harbour opens . . . . . . 12",
    ),
    Rule(
        "heading",
        "lines are a heading",
        "Evidence: the printed contents, bold or capital letters, blank lines around, numbering, wording, and how the "
        "other lines of that look are used. Take the # away in the Markdown to overrule it.",
        before="**Harbour opens\\nits doors**",
        after="## Harbour opens its doors",
    ),
    Rule(
        "run-in-title",
        "a paragraph begins with its title",
        "Words in capitals before a dash, or emphasised before plain text. Where the printed contents name them, they "
        "get a line of their own, and the dash between them and the text goes. Otherwise they may be a place, a "
        "speaker or a term: they stay, and where several paragraphs begin so, that is told.",
        before="THE FERRY.—It left the north quay early.",
        after="## THE FERRY.\n\nIt left the north quay early.",
    ),
    Rule(
        "heading-doubtful",
        "lines may be a heading; they were left as text",
        "The evidence is near a tie, and in doubt text stays text. Put # before it in the Markdown if it is a heading.",
        before="The second winter",
    ),
    Rule(
        "date",
        "the date of an article was read",
        "A date in brackets behind or under a title, alone under it, or in a dateline is read in many languages. The "
        "words stay; the heading gets the date in ISO 8601. A date that can be read in two ways is put up for review.",
        before="(24 February 2021)",
        after='date="2021-02-24"',
    ),
    Rule(
        "source",
        "a line says who published the article",
        "A short line in capitals at an article's end, or one that ends several articles, names the agency or paper.",
        before="HARBOUR PRESS",
        after='source="HARBOUR PRESS"',
    ),
    Rule(
        "byline",
        "a line says who wrote the article",
        "Short lines of names at an article's end, or a line that begins with a word such as “by” under its title.",
        before="By A. Writer",
        after='byline="A. Writer"',
    ),
    Rule(
        "list",
        "lines are a list",
        "Neighbouring lines with bullets, or with numbers or letters that count up by one, and what the format of the "
        "source tells as the items of a list, with lists within lists; a label as a) or 1.1 stays. “1986. A good year” "
        "is none, nor is “(c) 2020”.",
        before="• nets\n• lamps",
        after="- nets\n- lamps",
    ),
    Rule(
        "table",
        "lines are a table",
        "Every row has the same cells, parted by pipes or tabs or aligned at the same columns.",
        before="Boats   12\nNets    40",
        after="| Boats | 12 |\n| Nets | 40 |",
    ),
    Rule(
        "table-kept",
        "lines look like a table; their layout was kept as it is",
        "The columns do not agree in every row, so the lines stay as they were set.",
        before="Boats   12\nNets    40   torn",
    ),
    Rule(
        "block-quotation",
        "lines are a block quotation",
        "Wrapped lines that are all set in evenly, or that all begin with “>”.",
        before="    The harbour sleeps, said the\n    keeper, and so do I.",
        after="> The harbour sleeps, said the keeper, and so do I.",
    ),
    Rule(
        "hyphen-joined",
        "a word divided at a line's end is joined",
        "A hyphen of hyphenation (U+2010) joins; for “-” the document's own vocabulary votes.",
        before="the light-\\nhouse",
        after="the lighthouse",
    ),
    Rule(
        "hyphen-doubtful",
        "a hyphen at a line's end may belong to the word; it was kept",
        "The document spells the word neither way elsewhere, or both ways.",
        before="the harbour-\nmaster",
        after="the harbour-master",
    ),
    Rule(
        "title",
        "the title of the whole was read from the text",
        "It is what an export header calls the title, a short text before the first heading, the only heading of its "
        "level, or, where there is none of these, the name of the file. A first line that looks like a heading and has "
        "no text of its own is the title, not an article. Its words stay there. Overrule it with --set title=.",
    ),
    Rule(
        "line-number",
        "the number of a line is taken out",
        "Figures at the edge of every line, or of every fifth or tenth, that count the lines between them exactly; "
        "lines numbered one by one must go on in small letters, as items of a list do not.",
        before="  5  and left the quay",
        after="and left the quay",
    ),
    Rule(
        "watermark",
        "words that come again and again and cut sentences are taken out",
        "The same few words in a line of their own, three times or more, mostly in the midst of a sentence. A refrain "
        "or a title never stands there.",
        before="the ferry left the\n\nDRAFT COPY\n\nnorth quay",
        after="the ferry left the north quay",
    ),
    Rule(
        "epigraph",
        "the line that says whose an epigraph is stands apart",
        "Only under a title and where no blank lines part anything: the line above ends a sentence, this one ends none "
        "and is set as titles and names are.",
        before="The lamp is out. / The Keeper of the Light",
    ),
    Rule(
        "stanzas",
        "a poem is divided into stanzas of the same number of lines",
        "Only where no blank lines part anything: sentences end after every fourth line, say, counted from the poem's "
        "end, and seldom elsewhere. Couplets are not parted, nor verse without such an order.",
    ),
    Rule(
        "address-joined",
        "an address that the end of a line had cut is joined",
        "The line ends inside an address, with a sign that ends no sentence, and the next begins as addresses go on. "
        "Put up for review.",
        before="https://example.org/plans/\nboats-1904.html",
        after="https://example.org/plans/boats-1904.html",
    ),
    Rule(
        "note",
        "a paragraph is a note, and its call links to it",
        "It begins with a number or sign in brackets which the text before it calls.",
        before="[1] In the old harbour.",
    ),
    Rule(
        "article-language",
        "an article is in another language than the whole",
        "Both halves of its text are judged, as the whole is; short articles are not judged. The heading gets lang=, "
        "which sets hyphenation, direction and the voice of a screen reader. Change it there to overrule it.",
        before="DER TURM WARTET",
        after='## DER TURM WARTET {lang="de"}',
    ),
    Rule(
        "link-target",
        "the address of a Markdown link is its target, not text",
        "In a Markdown source, [words](address) becomes a link on the words. Other addresses stay text.",
        before="[the plans](https://example.org/)",
        after="[the plans](https://example.org/)",
    ),
)
"""In the order in which the normalizer meets them."""
