"""Versions are those that the installation itself records."""

from importlib.metadata import version

from converter import versions


def test_versions_are_those_of_the_records() -> None:
    names = {name for names in versions.LIBRARIES.values() for name in names}
    assert {name: versions.installed(name) for name in names} == {name: version(name) for name in names}


def test_what_is_not_installed_has_no_version() -> None:
    assert versions.installed("no-such-distribution") == ""
