from pathlib import Path

import pytest
from jinja2 import UndefinedError

from converter.templates import environment, inline_hash


def test_templates_are_strict_and_escape(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "t.html").write_text("<p>{{ x }}</p>")
    template = environment(str(tmp_path)).get_template("t.html")
    assert template.render(x="<b>") == "<p>&lt;b&gt;</p>"
    with pytest.raises(UndefinedError):
        template.render()


def test_the_hash_is_the_one_of_the_standard() -> None:
    # https://www.w3.org/TR/CSP3/ has this example
    assert inline_hash("doSomething();") == "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
