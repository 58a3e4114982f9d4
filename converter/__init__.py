"""Turn raw compilations of texts into canonical Markdown and checked PDF, EPUB and HTML editions.

The public names are the commands' own: :func:`build`, :func:`normalize`, :func:`render`, :func:`check`, :func:`audit`,
and :class:`Options`. They are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.build import build, normalize, render
    from converter.options import Options
    from converter.proof import audit, check

__version__ = "0.1.0"
__all__ = ["Options", "__version__", "audit", "build", "check", "normalize", "render"]

_HOMES = {
    "Options": "converter.options",
    "audit": "converter.proof",
    "build": "converter.build",
    "check": "converter.proof",
    "normalize": "converter.build",
    "render": "converter.build",
}


class _Package(ModuleType):
    """The package: its public functions win over the modules ``build`` and ``normalize``, whichever is imported first.

    An import sets a submodule as an attribute of its package; that would hide the function of the same name.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_HOMES]


# https://docs.python.org/3/reference/datamodel.html#customizing-module-attribute-access
sys.modules[__name__].__class__ = _Package
