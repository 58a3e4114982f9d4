"""A book with every kind of block, invented, and ways to look into a PDF."""

from pathlib import Path

import pikepdf

HEAD = """---
canonical: 1
title: "Harbour Papers"
lang: "en"
creator: "Mira Holt"
source:
  file: "papers.txt"
---

"""
SENTENCE = "The keeper of the light went down to the harbour every morning with a lantern and a book. "
_ROWS = "\n".join(f"| Gannet {number} | {1900 + number} | {SENTENCE.strip()} |" for number in range(60))
EVERYTHING = f"""{HEAD}Before all.

# The First Year {{#year .part}}

## The *Mending* of Nets {{#nets .article date="2021-02-19"}}

::: {{.dateline}}
KELSEY BAY, 19 February
:::

{SENTENCE * 4}Some *emphasis with **strength** in it*, **strength** and H~2~O.

A call[1](#note-1){{.noteref}}, again[1](#note-1){{.noteref}}, a link to [the last piece](#last) and
[one outside](https://example.org/). [Ein deutscher Satz.]{{lang=de}}

### A section {{#section}}

> {SENTENCE * 3}
>
> {SENTENCE}

| The harbour sleeps, the lantern burns,
|     and every tide that goes returns.

1.  first

2.  second

    - inner

        - deep

    - other

- one
- two

![A boat under sail](boat.png)

::: {{.caption}}
A boat under sail, drawn from the pier.
:::

```
preformatted   text
   with        columns
```

* * *

{SENTENCE * 3}

::: {{.source}}
TIDEWIRE
:::

::: {{#note-1 .note}}
[1]{{.label}} The text of the note.
:::

### Boats {{#boats}}

| Boat   | Year | What was said |
|--------|------|---------------|
{_ROWS}

## مقالة عن الميناء {{#harbour .article lang="ar"}}

كان حارس المنارة ينزل إلى الميناء كل صباح ومعه مصباح وكتاب.

## Last {{#last .article}}

{SENTENCE * 12}
"""
"""Canonical Markdown with a table on several pages, a picture, notes, verse, lists and two languages."""


NOTES = HEAD + "\n".join(
    f"# Boats {number} {{#boats-{number} .article}}\n\n"
    + f"{SENTENCE * 9}\n\n{SENTENCE}[1](#note-{number}1){{.noteref}} {SENTENCE * 9}\n\n" * 3
    + f"- Of the *second*[2](#note-{number}2){{.noteref}} boat\n\n{SENTENCE * 60}\n\n"
    + f"| Boat |\n|------|\n| Gannet[3](#note-{number}3){{.noteref}} |\n\n{SENTENCE}\n\n"
    + f"::: {{#note-{number}1 .note}}\n[1]{{.label}} {SENTENCE * 25}\n\n{SENTENCE * 3}\n:::\n\n"
    + f"::: {{#note-{number}2 .note}}\n[2]{{.label}} *Told* at the supper.\n:::\n\n"
    + f"::: {{#note-{number}3 .note}}\n[3]{{.label}} Told in the shed.\n:::\n\n{SENTENCE}\n"
    for number in (1, 2)
)
"""Articles with notes amid their text; one is called three times and takes more than a page leaves, one in a table."""


def picture_in(folder: Path) -> Path:
    """Draw the picture of the book into *folder*, and return the folder."""
    from PIL import Image

    Image.new("RGB", (64, 36), "navy").save(folder / "boat.png")
    return folder


def elements(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the structure elements below *node*, in order."""
    kids = node.get("/K", [])
    found = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


def tagged(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """Return the structure elements of *pdf* with this tag."""
    return [element for element in elements(pdf.Root.StructTreeRoot) if tag == element.S]
