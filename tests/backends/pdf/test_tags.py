from importlib import import_module

import pytest

from converter.backends.pdf import hooks, inner, loading
from converter.errors import MissingToolError


@pytest.mark.parametrize(("module", "name"), hooks.HOOKS, ids=".".join)
def test_the_inner_part_is_where_it_was(module: str, name: str) -> None:
    loading.load()
    owner = import_module(module)
    for part in name.split("."):
        assert hasattr(owner, part), f"{module}.{name} has moved: see what inner.py and tags.py do with it"
        owner = getattr(owner, part)


def test_a_part_that_moved_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load()
    monkeypatch.setattr(hooks, "HOOKS", (("weasyprint.pdf.tags", "_grow_tree"),))
    with pytest.raises(MissingToolError, match=r"weasyprint\.pdf\.tags\._grow_tree"):
        hooks.require_hooks()


def test_what_was_replaced_comes_back() -> None:
    class Owner:
        value = 1

    with pytest.raises(ZeroDivisionError), inner.replaced(Owner, "value", 2):
        assert Owner.value == 2
        raise ZeroDivisionError
    assert Owner.value == 1
