"""The site edition: a folder of pages, one for each part and article, that works from a file and from a server alike.

No page asks for anything outside the folder, and every page reads without its script.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from converter import cover
from converter.backends.site import feeds, index, pages
from converter.backends.site.values import Download, Plan
from converter.backends.web import facts
from converter.model import Edition
from converter.options import Options
from converter.templates import environment, style

__all__ = ["Download", "render"]

_STYLES = ("tokens.css", "screen.css", "site.css")


def render(edition: Edition, options: Options, downloads: Sequence[Download] = ()) -> dict[str, bytes]:
    """Return every file of the site by its name in the folder; the front page is ``index.html``.

    *downloads* are the other editions, which the front page offers. Pages come from ``templates/site``, their style
    from ``tokens.css``, ``screen.css`` and ``site.css``.
    """
    plan = pages.plan(edition, options)
    templates = environment(options.overrides)
    made: dict[str, str] = {
        **pages.render(edition, plan, downloads, options, templates),
        "search-index.js": index.script(edition, plan),
        "site.js": facts.script(options.overrides),
        "site.css": style(_STYLES, options.overrides),
        "feed.xml": feeds.atom(edition, plan, options.site_url, templates),
        "sitemap.xml": feeds.sitemap(plan, options.site_url, templates),
    }
    files = {name: text.encode("utf-8") for name, text in made.items()}
    if options.site_url:  # Open Graph knows pictures by whole addresses alone (https://ogp.me)
        files[pages.COVER] = cover.picture(edition)
    return files | _copies(edition, plan, downloads)


def _copies(edition: Edition, plan: Plan, downloads: Sequence[Download]) -> dict[str, bytes]:
    """Return the pictures and the other editions as they are."""
    pictures = {plan.pictures[picture.href]: Path(picture.path).read_bytes() for picture in edition.pictures}
    return pictures | {each.href: Path(each.path).read_bytes() for each in downloads}
