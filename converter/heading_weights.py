"""The weights of the evidence for headings: what each figure of :mod:`converter.heading_evidence` adds to a score.

A score above 0 is a heading; the scale is that of log-odds. Learnt by ``tests/benchmarks/learn_headings.py`` from
works with known headings (logistic regression, pulled towards weights set by hand where few works have the evidence).
"""

from __future__ import annotations

from collections.abc import Mapping

BIAS = -2.22
"""The score of a group without any evidence."""

WEIGHTS: Mapping[str, float] = {
    "a date": -1.0,
    "a line follows": -0.91,
    "a title with a date": 3.4,
    "another face": 0.8,
    "arabic number": 0.21,
    "asks or calls": 0.51,
    "begins small": -1.48,
    "bold": 4.0,
    "capitals": 2.01,
    "capitals close to text": 0.36,
    "capitals in a crowd": -0.17,
    "centred": 0.2,
    "colon inside": 0.63,
    "counts on": 1.01,
    "crowd": -1.42,
    "ends a sentence": 0.33,
    "ends in a colon": -0.27,
    "ends in a comma": -0.84,
    "few words": 0.78,
    "figures": 0.87,
    "hardly anything follows": -0.42,
    "italic": 0.68,
    "label": 0.8,
    "larger type": 2.5,
    "length": -1.1,
    "listed look": 0.4,
    "many words": -1.07,
    "marked by the source": 5.0,
    "no gap": -0.9,
    "no letter": -0.6,
    "nothing follows": -2.63,
    "one word": 0.82,
    "only a number": 0.69,
    "opens with a sign": -1.01,
    "plenty follows": 0.46,
    "rare gap": 0.58,
    "roman number": 1.58,
    "said again": 0.38,
    "said again before little": -1.5,
    "said often": 0.18,
    "sentence after a normal gap": -1.95,
    "sentence inside": -0.5,
    "several lines": -1.2,
    "smaller type": -2.0,
    "style alone": -0.66,
    "style followed by little": 0.58,
    "style followed by much": 0.39,
    "style of many": -0.7,
    "text right under": -0.66,
    "text set in under": 3.96,
    "title case": 1.43,
    "title case after a rare gap": 0.51,
    "top of the document": 1.22,
    "unlisted look": -1.19,
    "wider gap": 2.99,
    "wider gap after": 1.34,
}
"""Weight by name of the figure; a figure without a weight counts nothing."""
