"""Whether the theme and the templates that the settings name can be used, told before any work is done."""

from __future__ import annotations

from converter.errors import UsageError
from converter.files import themes
from converter.options import Options


def demand(options: Options) -> None:
    """Raise :class:`UsageError` for a theme that is not there, and for a template of the user's that cannot be read."""
    known = themes(options.overrides)
    if options.theme not in known:
        raise UsageError(
            f"there is no theme {options.theme!r}",
            cure=f"the themes are {', '.join(known)}; one of your own is a folder overrides/styles/themes/NAME",
        )
    if options.overrides:
        from converter import templates

        templates.demand_readable(options.overrides)
