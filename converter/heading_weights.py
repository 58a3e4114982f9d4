"""The weights of the evidence for headings: what each figure of :mod:`converter.heading_evidence` adds to a score.

A score above 0 is a heading; the scale is that of log-odds. Learnt by ``tests/benchmarks/learn_headings.py`` from
works with known headings (logistic regression, pulled towards weights set by hand where few works have the evidence).
"""

from __future__ import annotations

from collections.abc import Mapping

BIAS = -2.21
"""The score of a group without any evidence."""

WEIGHTS: Mapping[str, float] = {
    "a date": -1.00,
    "a date right under": 2.50,
    "a line follows": -0.90,
    "a title with a date": 3.38,
    "another face": 0.80,
    "arabic number": 0.21,
    "asks or calls": 0.52,
    "begins small": -1.48,
    "bold": 3.97,
    "capitals": 2.03,
    "capitals close to text": 0.37,
    "capitals in a crowd": -0.22,
    "centred": 0.17,
    "colon inside": 0.63,
    "counts on": 0.96,
    "crowd": -1.46,
    "ends a sentence": 0.34,
    "ends in a colon": -0.28,
    "ends in a comma": -0.86,
    "few words": 0.76,
    "figures": 0.85,
    "hardly anything follows": -0.40,
    "italic": 0.63,
    "label": 0.80,
    "larger type": 2.50,
    "length": -1.10,
    "listed look": 0.51,
    "look of headings": 3.20,
    "many words": -1.05,
    "marked by the source": 5.00,
    "no gap": -0.95,
    "no letter": -0.60,
    "nothing follows": -2.63,
    "one word": 0.86,
    "only a number": 0.67,
    "opening of a family": 1.20,
    "opens with a sign": -0.96,
    "plenty follows": 0.47,
    "rare gap": 0.57,
    "roman number": 1.52,
    "said again": 0.35,
    "said again before little": -1.50,
    "said often": 0.19,
    "sentence after a normal gap": -1.95,
    "sentence inside": -0.50,
    "several lines": -1.20,
    "smaller type": -2.00,
    "style alone": -0.66,
    "style followed by little": 0.56,
    "style followed by much": 0.45,
    "style of many": -0.73,
    "text right under": -0.67,
    "text set in under": 3.87,
    "title case": 1.49,
    "title case after a rare gap": 0.51,
    "top of the document": 1.20,
    "unlisted look": -0.96,
    "wider gap": 2.99,
    "wider gap after": 1.33,
}
"""Weight by name of the figure; a figure without a weight counts nothing."""
