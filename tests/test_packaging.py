"""What somebody gets who installs the package: complete without the checkout, on every Python that it names."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from tests.support.waiting import CEILING

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without the network: what builds it is installed already."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=CEILING,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, as `pipx install` and `uvx` lay it down: in an environment of its own, from the wheel alone. What it
    depends on is lent from here instead of fetched."""
    folder = tmp_path_factory.mktemp("tool")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel],
        check=True,
        capture_output=True,
        timeout=CEILING,
    )
    inside = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # A plain path is not searched for .pth files of its own, so the checkout does not come along.
    Path(inside, "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.with_name("medaillespiegel")


def run(program: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}},
        capture_output=True,
        text=True,
        timeout=CEILING,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_command_works_in_an_empty_folder(program: Path, tmp_path: Path) -> None:
    assert run(program, tmp_path, "--version") == f"medaillespiegel {PROJECT['version']}\n"
    assert "no contradictions" in run(program, tmp_path, "check")
    assert "Noorwegen" in run(program, tmp_path, "ask", "wie staat er bovenaan?")
    assert list(tmp_path.iterdir()) == [], "a question leaves nothing behind"


def test_the_wheel_holds_all_that_is_not_code(wheel: Path) -> None:
    """The facts, fonts, flags, phrasings, migrations and the page: a file kind that the build leaves out shows only
    with who installs it."""
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    for package in ("bot", "medals_core"):
        for file in (ROOT / package).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert file.relative_to(ROOT).as_posix() in inside
    for file in (ROOT / "data").rglob("*"):
        if file.is_file():
            assert f"medals_core/{file.relative_to(ROOT).as_posix()}" in inside
    assert not any(name.startswith(("tests/", "benchmarks/", "deploy/")) for name in inside)


def test_the_wheel_tells_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        told = HeaderParser().parsestr(opened.read(name).decode())
    assert told["Name"] == "medaillespiegel"
    assert told["Summary"]
    assert told["Keywords"]
    assert told["Author"]
    assert told["License-Expression"] == "MIT"
    named = {one.rpartition(" ")[2] for one in told.get_all("Classifier", []) if "Python :: 3." in one}
    assert {"3.11", "3.14"} <= named
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in named, "the Python that runs this test is named"


def test_the_address_of_the_project_is_real_or_said_to_be_left_to_who_publishes() -> None:
    """An invented one would send people to somebody else."""
    urls = PROJECT.get("urls", {})
    assert all(one.startswith("https://") and "example" not in one for one in urls.values())
    if not urls:
        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        assert re.search(r"^# .*\[project\.urls\] as Source", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes_and_none_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in re.sub(r"\\\n", " ", text).splitlines() if line and not line.startswith("#")]
    assert len(pins) > 40
    for pin in pins:
        assert re.match(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", pin), pin[:60]
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_what_the_project_depends_on_is_pinned() -> None:
    def names(lines: list[str]) -> set[str]:
        found = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
        return {re.sub(r"[-_.]+", "-", one[0]).lower() for one in found if one}

    pinned = {name: names((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in LOCKS}
    assert names(PROJECT["dependencies"]) <= pinned["requirements.txt"]
    wanted = (ROOT / "requirements-dev.in").read_text(encoding="utf-8").splitlines()
    assert names(wanted) <= pinned["requirements-dev.txt"]


def test_the_two_locks_agree() -> None:
    """They are installed one after the other: a version that differs would be taken away again."""
    first, second = (dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / one).read_text(), re.M)) for one in LOCKS)
    assert {
        name: (first[name], second[name]) for name in first.keys() & second.keys() if first[name] != second[name]
    } == {}
