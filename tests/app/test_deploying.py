"""What deploy/ names is there, and what it sets means something: a typing error there shows only on a server."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

import bot.cli.results  # noqa: F401 - registers its commands
from bot.cli.main import cli
from bot.settings import Settings, read_settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
UNIT = (ROOT / "deploy/medaillespiegel.service").read_text(encoding="utf-8")
IMAGE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
PAGE = (ROOT / "deploy/README.md").read_text(encoding="utf-8")
SETTINGS = {name.upper() for name in Settings.model_fields}
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
COMMANDS = set(get_command(cli).commands)  # type: ignore[attr-defined]
INSTALLED = "/opt/medaillespiegel/"


def values(key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", UNIT, re.MULTILINE)


def test_the_unit_starts_commands_that_exist() -> None:
    lines = values("ExecStart") + values("ExecStartPre")
    assert len(lines) == 2
    for line in lines:
        program, command = line.split()
        assert program == f"{INSTALLED}.venv/bin/medaillespiegel", "where `make install` puts it"
        assert command in COMMANDS
    assert values("ExecStart")[0].endswith(" run")


def test_the_unit_and_the_page_name_files_that_exist() -> None:
    named = set(re.findall(rf"{INSTALLED}([\w./-]+)", UNIT + PAGE))
    assert {"docs/operator.md", ".env.example", "deploy/medaillespiegel.service"} <= named
    for name in named - {".venv/bin/medaillespiegel"}:
        assert (ROOT / name).exists(), name
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", PAGE):
        assert (ROOT / "deploy" / target).exists(), target


def test_the_unit_the_page_and_the_user_agree() -> None:
    """The unit runs as whom the page makes, reads settings where the page puts them, and may write where it works."""
    assert values("User") == values("Group") == ["medaillespiegel"]
    home = values("WorkingDirectory")[0]
    assert home == f"/var/lib/{values('StateDirectory')[0]}"
    assert f"useradd --system --home-dir {home}" in PAGE
    assert f".env.example {values('EnvironmentFile')[0]}" in PAGE


def test_any_other_command_runs_as_the_unit_does() -> None:
    """A copied line that goes to another folder, or runs as root, makes a second database or files that the bot
    cannot write; the newcomer finds it on both pages."""
    operators = (ROOT / "docs/operator.md").read_text(encoding="utf-8")
    user, home, settings = (values(key)[0] for key in ("User", "WorkingDirectory", "EnvironmentFile"))
    program = f"{INSTALLED}.venv/bin/medaillespiegel doctor"
    by_hand = f"( set -a; . {settings}; cd {home}; exec runuser -u {user} -- {program} )"
    by_systemd = f"-p User={user} -p EnvironmentFile={settings} -p WorkingDirectory={home} {program}"
    for page in (PAGE, operators):
        assert by_hand in page.splitlines()
        assert by_systemd in page
    assert "\n## Any other command\n" in operators, "the pages link to it"


def test_the_image_copies_what_exists_and_all_that_is_needed() -> None:
    copied = [word for line in re.findall(r"^COPY (?!--from)(.*)$", IMAGE, re.MULTILINE) for word in line.split()[:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    packages = re.findall(r'packages = \["([^"]+)", "([^"]+)"\]', (ROOT / "pyproject.toml").read_text())[0]
    assert set(copied) >= {*packages, "data", "pyproject.toml", "requirements.txt", "README.md", "LICENSE"}
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not set(copied) & set(ignored)


def test_the_image_sets_settings_that_exist_and_runs_commands_that_exist() -> None:
    named = re.findall(r"([A-Z_]+)=", re.findall(r"^ENV (.*)$", IMAGE, re.MULTILINE)[0])
    assert set(named) - {"PYTHONUNBUFFERED", "PATH"} <= SETTINGS
    assert re.findall(r'^CMD \["(\w+)"\]$', IMAGE, re.MULTILINE)[0] in COMMANDS
    assert set(re.findall(r"bin/medaillespiegel (\w+)", IMAGE + PAGE)) <= COMMANDS
    assert set(re.findall(r"-e ([A-Z_]+)=", PAGE)) <= SETTINGS
    port = re.findall(r"OPS_PORT=(\d+)", IMAGE)
    assert port == re.findall(r"127\.0\.0\.1:(\d+)/healthz", IMAGE), "its health is asked where it is told"


def test_the_image_keeps_its_health_check_and_has_a_user_of_the_system() -> None:
    """`podman build` makes images in OCI's form, which has no HEALTHCHECK, unless told; useradd warns of a system user
    above 999."""
    for line in re.findall(r"^.*podman build.*$", IMAGE + PAGE, re.MULTILINE):
        assert "--format docker" in line
    assert int(re.findall(r"--uid (\d+)", IMAGE)[0]) <= 999
    assert re.search("^USER medaillespiegel$", IMAGE, re.MULTILINE)


def test_the_image_is_of_a_python_that_the_package_names_and_by_its_digest() -> None:
    """A tag moves: what was tried would not be what is built. Every pin is held to its hash as well."""
    bases = re.findall(r"^FROM (\S+)", IMAGE, re.MULTILINE)
    assert bases == ["${PYTHON}", "${PYTHON}"], "what was built there has to run here"
    base = re.findall(r"^ARG PYTHON=.*/python:(3\.\d+)-\S+@sha256:[0-9a-f]{64}$", IMAGE, re.MULTILINE)
    assert len(base) == 1
    assert f"Python :: {base[0]}" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements.txt" in IMAGE


def test_compose_builds_the_image_and_keeps_what_must_be_kept() -> None:
    bot, database = COMPOSE["services"]["bot"], COMPOSE["services"]["database"]
    assert (ROOT / bot["build"]["context"] / bot["build"]["dockerfile"]).samefile(ROOT / "deploy/Containerfile")
    assert set(bot["environment"]) <= SETTINGS
    assert bot["volumes"] == ["state:/state"], "the volume of the image"
    assert {"state", "database"} == set(COMPOSE["volumes"])
    assert bot["environment"]["DATABASE_URL"] == "${DATABASE_URL:-sqlite:////state/medaillespiegel.sqlite3}"
    assert re.findall(r"127\.0\.0\.1:(\d+)/healthz", str(bot["healthcheck"])) == [bot["environment"]["OPS_PORT"]]
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"]), "a reverse proxy stands before it"
    assert bot["env_file"] == [{"path": ".env", "required": False}]
    assert database["profiles"] == ["postgresql"]
    assert bot["depends_on"] == {"database": {"condition": "service_healthy", "required": False}}


def test_what_compose_asks_for_in_env_is_no_misspelt_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same .env is read by Compose and by the command line in that folder."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    lines = re.findall(r"^#     ([A-Z_]+=\S+)$", text, re.MULTILINE)
    assert len(lines) == 3
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_settings().database_url.endswith("@database/medaillespiegel")


KNOWN = {"name": "pillow", "version": "13.0.0", "vulns": []}
FAULTY = {"name": "aiohttp", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}
UNKNOWN = {"name": "idna", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "says"),
    [
        ([KNOWN], 0, "1 packages looked up, 0 known"),
        ([KNOWN, FAULTY], 1, "aiohttp 3.0: PYSEC-1, mended in 3.1"),
        ([UNKNOWN, FAULTY], 1, "not looked up: idna"),
        ([UNKNOWN, UNKNOWN], 0, "NOT DONE"),
        (None, 0, "NOT DONE"),
    ],
)
def test_a_known_vulnerability_fails_the_audit_and_an_index_out_of_reach_does_not(
    packages: list[dict[str, Any]] | None, status: int, says: str
) -> None:
    report = "" if packages is None else json.dumps({"dependencies": packages, "fixes": []})
    done = subprocess.run(
        [sys.executable, ROOT / "deploy/audit.py"], input=report, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert says in done.stdout


def test_the_tests_need_no_network_for_the_audit() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "pip-audit" not in re.findall(r"^test:.*\n((?:\t.*\n)*)", makefile, re.MULTILINE)[0]
    assert "\t-" not in makefile, "make ignores the status of such a line"
    assert "audit" not in (ROOT / ".ci/run").read_text(encoding="utf-8").replace("--no-audit", "")
