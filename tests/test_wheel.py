"""What is published works without the repository: the wheel, alone in an empty environment, from the root folder."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import converter

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TEXT = """Harbour notes

**The lamp is lit again**

The keeper climbed the stairs at dusk, and the lamp burned until morning.

**A boat comes home**

It had been away for three winters.
"""


def run(*command: str | Path, cwd: Path = Path("/")) -> str:
    """Run a command to its good end and return what it said on stdout."""
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(kind: str, project: Path, folder: Path) -> Path:
    """Build a ``wheel`` or ``sdist`` of *project* in *folder* and return it; nothing is fetched for it."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=project)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that holds the wheel; its dependencies are borrowed from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "--python", python, "install", "--no-index", "--no-deps", wheel)
    # A path file is read after the environment's own packages, and path files at the place it names are not followed:
    # `converter` can come from the wheel only, even if the tests run in an editable installation.
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def test_the_wheel_is_what_python_imports(environment: Path) -> None:
    where = run(environment / "bin" / "python", "-c", "import converter; print(converter.__file__)")
    assert Path(where.strip()).is_relative_to(environment)


def test_version_answers(environment: Path) -> None:
    said = run(environment / "bin" / "converter", "--version")
    assert said == run(environment / "bin" / "python", "-m", "converter", "--version")
    assert converter.__version__ in said


def test_editions_are_built_from_the_root_folder(environment: Path, tmp_path: Path) -> None:
    raw = tmp_path / "notes.txt"
    raw.write_text(TEXT, "utf-8")
    run(environment / "bin" / "python", "-m", "converter", "build", raw, "-o", tmp_path / "out")
    made = {path.name for path in (tmp_path / "out" / "notes").iterdir()}
    assert made >= {"notes.md", "notes.pdf", "notes.epub", "notes.html", "report.html", "report.json"}


def test_the_wheel_brings_templates_and_styles_and_nothing_from_elsewhere(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("templates", "styles"):
        shipped = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert shipped
        assert {f"converter/{path.as_posix()}" for path in shipped} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"converter", "compilation_converter"}


def test_the_wheel_of_the_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    run("tar", "--extract", "--file", build("sdist", ROOT, tmp_path / "sdist"), cwd=tmp_path)
    (unpacked,) = (path for path in tmp_path.iterdir() if path.name.startswith("compilation"))
    again = build("wheel", unpacked, tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()
