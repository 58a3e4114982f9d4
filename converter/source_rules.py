"""The rules for what is wrong in a source: told by default, and some of it set right where settings ask for it."""

from __future__ import annotations

from converter.model import Rule

FAULTS: tuple[Rule, ...] = (
    Rule(
        "entry-without-article",
        "the printed contents name something that no heading does",
        "Reported only. The new contents list follows the body.",
        before="Ferry sold ..... 14",
    ),
    Rule(
        "article-without-entry",
        "an article is not in the printed contents",
        "Reported only. It is in the new contents list.",
        before="MUSEUM OPENS, where the contents list only FERRY SOLD",
    ),
    Rule(
        "title-variant",
        "the printed contents word a title differently",
        "Reported only. The words of the body are kept.",
        before="Museum opens ..... 12, where the body says MUSEUM OPENS AT LAST",
    ),
    Rule(
        "title-cut-off",
        "a title breaks off where its twin's goes on",
        "Reported only. The same article stands elsewhere under a longer title that begins with this one.",
        before="Museum shows paintings in",
    ),
    Rule(
        "twin",
        "an article repeats an earlier one",
        "Four fifths or more of its runs of five words stand in the earlier one. Both are kept; the later is marked. "
        "One that holds an earlier one and says more is told and not marked. "
        "--set duplicates=link or drop leaves the later one out.",
        before="MUSEUM OPENS\n\nThe museum ...\n\nMUSEUM OPENS AT LAST\n\nThe museum ...",
        after='## MUSEUM OPENS AT LAST {duplicate-of="museum-opens"}',
    ),
    Rule(
        "repeat-in-article",
        "a passage stands twice in one article",
        "Twelve words or more come again, as in a pull quote, or a whole sentence of five words or more comes again in "
        "its own paragraph. Reported only; both are kept.",
        before="The ferry was sold to nobody in particular, and the captain stayed on it, as in the box beside.",
    ),
    Rule(
        "boilerplate",
        "a licence, a notice of rights or a line that sends the reader to another page",
        "Known by *** START ... *** over the text and *** END ... *** under it, and by what such notices say in many "
        "languages. Reported, and none of its lines is a heading; --set boilerplate=drop leaves it out.",
        before="(continued on page 12)",
    ),
    Rule(
        "title-case",
        "a title in capitals is set in small letters",
        "Only with --set titles.case=sentence or title. How the running text writes a word inside its sentences "
        "decides whether it has a capital.",
        before="FERRY OF BAKU SOLD",
        after="Ferry of Baku sold",
    ),
    Rule(
        "quotes-set",
        "a straight quotation mark is made a curly one",
        "Only with --set quotes=curly, in the manner of the document's own curly ones, and only in paragraphs where "
        "the marks open and close by turns. Single marks are turned inside words alone.",
        before='"We are open"',
        after="“We are open”",
    ),
    Rule(
        "dashes-set",
        "two hyphens are set as a dash",
        "Only with --set dashes=set, between words, with or without spaces on both sides.",
        before="late--and left",
        after="late—and left",
    ),
    Rule(
        "ellipses-set",
        "three dots are set as an ellipsis",
        "Only with --set ellipses=set; two dots or four are something else.",
        before="and so on...",
        after="and so on…",
    ),
    Rule(
        "twin-dropped",
        "text of an article that stands twice is left out",
        "Only with --set duplicates=link or drop, line by line, with all of its words in the decision; an article with "
        "a paragraph of its own stays. With link the title stays, and leads to the earlier article.",
        before="The ferry was sold.",
    ),
    Rule(
        "repeat-dropped",
        "a paragraph that its article says twice is left out",
        "Only with --set repeats=drop: all of it, of twelve words or more, stands in another paragraph of the article, "
        "as a pull quote does.",
        before="The ferry was sold to nobody in particular, ...",
    ),
    Rule(
        "picture-missing",
        "the source speaks of a picture and does not bring it along",
        "A caption in brackets, or an image of Markdown. The words stay, the caption as such; add the picture to the "
        "Markdown if you have it.",
        before="[Illustration: The ferry]",
        after="::: {.caption}\n[Illustration: The ferry]\n:::",
    ),
    Rule(
        "quotation-unbalanced",
        "a quotation opens and never closes, or closes and never opened",
        "Counted through each article; a quotation over several paragraphs may open again in each. Nothing is changed.",
        before="She said: “We are open.",
    ),
    Rule(
        "quotation-marks-mixed",
        "an article mixes straight and curly quotation marks",
        "Reported only. They are the author's.",
        before='She said "yes" and he said “no”.',
    ),
    Rule(
        "note-without-call",
        "no text calls a note",
        "Reported only. The note stays where it stood.",
        before="[7] In the old harbour.",
    ),
    Rule(
        "front-matter",
        "text stands before the first heading",
        "Reported only. It is kept where it stands, and opens the editions.",
        before="Compiled by the museum.\n\nMUSEUM OPENS",
        after="Compiled by the museum.\n\n# MUSEUM OPENS",
    ),
    Rule(
        "back-matter",
        "text follows the end of the last article",
        "The last article ends with the line that ends others, and text follows it. Reported only.",
        before="HARBOUR PRESS\n\nThe museum thanks all readers.",
    ),
    Rule(
        "article-empty",
        "no text stands under a title",
        "Reported only. The title is kept; its text may be lost in the source.",
        before="MUSEUM OPENS\n\nFERRY SOLD\n\nThe ferry ...",
    ),
    Rule(
        "mixed-scripts",
        "a word has letters of two scripts that look alike",
        "A Cyrillic а inside an English word looks right, and nobody finds the word. Reported with the names of the "
        "letters that are in the minority; nothing is changed.",
        before="h\\u0430rbour",
    ),
    Rule(
        "unknown-character",
        "a sign has no meaning of its own",
        "Characters of private use mean something in one font only; the replacement character stands for something "
        "lost. Reported with their codes; nothing is changed.",
        before="the \\ue123 sign",
    ),
    Rule(
        "letter-spaced",
        "a word stands in spaced letters",
        "Four or more single letters in a row that are no alphabet and no numerals. Reported only.",
        before="the T I T A N I C",
    ),
    Rule(
        "space-missing",
        "no space stands between two words",
        "A sentence begins right behind the one before it, or a word is made of several that the document has. "
        "Reported only.",
        before="he said.Nobody came",
    ),
    Rule(
        "recognition-slip",
        "a word may be a slip of character recognition",
        "The document itself often spells it otherwise, apart from signs that look alike (rn and m, 1 and l, 0 and o). "
        "Reported only.",
        before="the harb0ur",
    ),
    Rule(
        "placeholder",
        "something was left over from a template",
        "Dummy text, and brackets or lines that ask to fill something in. Reported only.",
        before="[Insert name here]",
    ),
)
"""Told, or done only where a setting asks for it."""
