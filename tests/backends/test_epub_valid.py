"""Editions of unusual shapes pass the validators too."""

from collections.abc import Callable
from pathlib import Path

import pytest

import validators
from converter.backends import backend
from converter.edition import read
from converter.options import Options

pytestmark = [pytest.mark.validators, pytest.mark.slow]

HEAD = """---
canonical: 1
title: "A digest of “press” & <items>"
lang: {lang}
source:
  sha256: "01"
---

"""
SIX_LEVELS = """# 1 {#a .part}

## 2 {#b .article page="4"}

### 3 {#c}

#### 4 {#d}

##### 5 {#e}

###### 6 {#f}

Text.
"""
NO_PARTS = """# One {#cover .article}

Text.

# Two {#Cover .article}

# Three {#contents .article}

Text.
"""
BLOCKS = """# One {#one .article date="2021-02"}

::: {.dateline}
HARBOUR, February
:::

A call[\\*](#n){.noteref}.

| a line
|   another

| a | b |
|---|---|
| 1 | 2 |

::: {#n .note}
[\\*]{.label} Note.
:::

::: {#m .note}
A note without label or call.
:::

> Quoted.

1. one

2. two

```
  kept
```

* * *
"""
RIGHT_TO_LEFT = """# ألف {#ألف .part}

## باء {#باء .article}

نص [رابط](#جيم) و English.

## Guest {#جيم .article lang="fr" duplicate-of="باء"}

Texte.
"""
SHAPES = {
    "front matter alone": ("en", "Words without any heading.\n"),
    "no parts": ("und", NO_PARTS),
    "six levels": ("en", SIX_LEVELS),
    "blocks": ("en", BLOCKS),
    "right to left": ("ar", RIGHT_TO_LEFT),
}


@pytest.mark.parametrize("ask", [validators.epubcheck, validators.ace], ids=lambda ask: ask.__name__)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_passes(shape: str, ask: Callable[[Path], list[str]], tmp_path: Path) -> None:
    lang, text = SHAPES[shape]
    path = tmp_path / "shape.epub"
    path.write_bytes(backend("epub").render(read(HEAD.format(lang=lang) + text, tmp_path), Options()))
    assert ask(path) == []
