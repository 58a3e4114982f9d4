"""What all tests share: the sample, the real compilation where it is at hand, and an environment without surprises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent

# No example is judged by the clock: a slow machine is no bug. The same examples come every time, so that a run says
# something about the change it is made for; --hypothesis-profile=long looks for new ones, and for many more.
settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("long", settings.get_profile("project"), derandomize=False, max_examples=2000)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that refreshes golden cases."""
    parser.addoption("--refresh-golden", action="store_true", help="write the expected files of tests/cases anew")


@pytest.fixture
def refresh_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether expected files are to be written anew instead of compared."""
    return bool(request.config.getoption("--refresh-golden"))


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take away the variables by which a person steers the program, and keep the person's cache as it is."""
    for name in ("SOURCE_DATE_EPOCH", "CONVERTER_DEBUG", "PYPANDOC_PANDOC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the raw file of the harbour museum."""
    return HERE / "cases" / "harbour-museum" / "raw.txt"


@pytest.fixture(scope="session")
def real_compilation() -> Path:
    """Return the real compilation that the project began with; it lies beside the repository, not in it."""
    found = sorted((HERE.parents[1] / "shared" / "seed").glob("*.txt"))
    if not found:
        pytest.skip("../shared/seed, with the real compilation, is not here")
    return found[0]


@pytest.fixture(scope="session")
def built_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the sample's finished editions, built by the command, as a person would."""
    return build(sample, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def built_real(real_compilation: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the real compilation's finished editions."""
    return build(real_compilation, tmp_path_factory.mktemp("built"))


def build(raw: Path, out: Path) -> Path:
    """Build all editions of *raw* and return their folder."""
    command = [sys.executable, "-m", "converter", "build", str(raw), "-o", str(out)]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(command, cwd=out, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return out / raw.stem
