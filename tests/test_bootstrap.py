"""The set-up, tried for real on small checkouts that need no network."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nngui import bootstrap

# The package stands in for its own dependency: no other Python has it, and pip needs no network.
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "nngui"
version = "0.1.0"
dependencies = ["nngui>=0.1"]
[project.optional-dependencies]
test = []
"""
BACKEND = """
import pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "nngui-0.1.0-py3-none-any.whl"
    info = "nngui-0.1.0.dist-info/"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        metadata = "Metadata-Version: 2.1\\nName: nngui\\nVersion: 0.1.0\\nRequires-Dist: nngui>=0.1\\n"
        wheel.writestr(info + "METADATA", metadata)
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""
PROGRAM = "import os, sys; print(sys.prefix, os.environ['OMP_NUM_THREADS'], sys.argv[1:])"
BASE = str(getattr(sys, "_base_executable", sys.executable))


@pytest.fixture
def fresh(tmp_path: Path, checkout: Path) -> Path:
    """A checkout with a space in its name, the real bootstrap and a program that says where it is."""
    root = tmp_path / "a checkout"
    (root / "nngui").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    for name in ("__init__.py", "__main__.py", "bootstrap.py"):
        shutil.copy(checkout / "nngui" / name, root / "nngui")
    program = f"def main(arguments):\n    {PROGRAM}\n    return 5\n"
    (root / "nngui" / "cli.py").write_text(program, encoding="utf-8")
    return root


def _start(root: Path, *arguments: str, lacking: str = "") -> subprocess.CompletedProcess[str]:
    """`python3 -m nngui` with the bare interpreter, from which modules may be taken away."""
    hidden = root.parent / "hidden"
    hidden.mkdir(exist_ok=True)
    taken = "".join(f"sys.modules[{name!r}] = None\n" for name in lacking.split())
    (hidden / "sitecustomize.py").write_text(f"import sys\n{taken}", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(hidden), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [BASE, "-m", "nngui", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def _start_inside(root: Path) -> subprocess.CompletedProcess[str]:
    command = [str(bootstrap._python(root / ".venv")), "-m", "nngui"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def _says_venv(result: subprocess.CompletedProcess[str], root: Path, arguments: str) -> bool:
    return result.stdout == f"{root / '.venv'} 1 {arguments}\n"


@pytest.mark.thorough
def test_from_a_bare_checkout_to_the_program_in_its_environment(fresh: Path) -> None:
    first = _start(fresh, "my file.csv")
    assert first.returncode == 5, first.stderr
    assert _says_venv(first, fresh, "['my file.csv']")
    made, installed = [line for line in first.stderr.splitlines() if line.startswith("+ ")]
    assert " -m venv --clear " in made
    assert f" -m pip install --editable '{fresh}'" in installed

    second = _start(fresh)
    assert _says_venv(second, fresh, "[]")
    assert second.stderr == ""

    (fresh / "pyproject.toml").write_text(PYPROJECT + "# changed\n", encoding="utf-8")
    changed = _start(fresh)
    assert _says_venv(changed, fresh, "[]")
    assert "pip install --editable" in changed.stderr
    assert "-m venv" not in changed.stderr

    stamp = fresh / ".venv" / "nngui-installed.json"
    stamp.write_text("{}", encoding="utf-8")  # as after an interruption
    again = _start_inside(fresh)
    assert _says_venv(again, fresh, "[]")
    assert "pip install --editable" in again.stderr

    stamp.unlink()  # as when somebody else, such as uv, keeps the environment
    kept = _start_inside(fresh)
    assert _says_venv(kept, fresh, "[]")
    assert kept.stderr == ""


@pytest.mark.thorough
def test_without_ensurepip_the_outer_pip_installs(fresh: Path) -> None:
    result = _start(fresh, lacking="ensurepip")
    assert _says_venv(result, fresh, "[]"), result.stderr
    assert "-m venv --clear --without-pip" in result.stderr
    assert "-m pip --python" in result.stderr
    (fresh / "pyproject.toml").write_text(PYPROJECT + "# changed\n", encoding="utf-8")
    inside = _start_inside(fresh)
    assert _says_venv(inside, fresh, "[]"), inside.stderr
    assert "-m pip --python" in inside.stderr


@pytest.mark.thorough
def test_without_any_pip_one_sentence_names_the_mend(fresh: Path) -> None:
    result = _start(fresh, lacking="ensurepip pip")
    assert result.returncode == 1
    assert "apt-get install python3-venv" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    mended = _start(fresh)
    assert _says_venv(mended, fresh, "[]"), mended.stderr


@pytest.mark.thorough
def test_a_failed_install_is_said_and_done_again(fresh: Path) -> None:
    (fresh / "backend.py").rename(fresh / "lost.py")
    failed = _start(fresh)
    assert failed.returncode == 1
    assert "nngui: the command above failed" in failed.stderr.splitlines()[-1]
    (fresh / "lost.py").rename(fresh / "backend.py")
    assert _says_venv(_start(fresh), fresh, "[]")


def test_an_installed_package_only_sets_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "__file__", str(tmp_path / "nngui" / "bootstrap.py"))
    monkeypatch.setattr(bootstrap, "_install", lambda *_: pytest.fail("installed"))
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "8")
    bootstrap.prepare()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert list(tmp_path.iterdir()) == []


def test_an_old_python_is_told_what_to_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.10: start"):
        bootstrap.prepare()


def test_extras_are_asked_for_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(bootstrap, "_run", ran.append)
    monkeypatch.setattr(bootstrap, "_pip", lambda _: ["pip"])
    bootstrap._install(venv, tmp_path, ("test",))
    assert bootstrap._is_current(venv, tmp_path, ("test",))
    assert bootstrap._is_current(venv, tmp_path, ())
    assert not bootstrap._is_current(venv, tmp_path, ("test", "docs"))
    bootstrap._install(venv, tmp_path, ())
    assert ran == [["pip", "install", "--editable", f"{tmp_path}[test]"]] * 2


def test_every_requirement_of_ours_can_be_read(checkout: Path) -> None:
    lines = bootstrap.requirements(checkout / "pyproject.toml", ("test",))
    assert any(line.startswith("numpy") for line in lines)
    assert any(line.startswith("pytest-qt") for line in lines)
    assert [line for line in lines if not bootstrap.satisfied(line)] == []


@pytest.mark.parametrize(
    "requirement, expected",
    [
        ("absent", False),
        ("qt", True),
        ("qt>=6.8", True),
        ("qt>=6.11.3,!=6.9.1", True),
        ("qt>=6.12", False),
        ("qt>=6.8,!=6.11.3", False),
        ("qt!=6.11.3.0", False),
        ('qt!=6.11.3; python_version < "3.0"', True),
        ('qt!=6.11.3; python_version < "4.0"', False),
    ],
)
def test_versions_are_compared(
    requirement: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name != "qt":
            raise importlib.metadata.PackageNotFoundError(name)
        return "6.11.3"

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert bootstrap.satisfied(requirement) is expected


@pytest.mark.parametrize("requirement", ["qt~=6.8", "qt[extra]", 'qt; sys_platform == "x"'])
def test_a_requirement_that_cannot_be_read_is_refused(requirement: str) -> None:
    with pytest.raises(ValueError, match="cannot read"):
        bootstrap.satisfied(requirement)


def test_windows_has_its_python_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    venv = Path("somewhere")
    assert bootstrap._python(venv) == venv / "bin" / "python"
    monkeypatch.setattr(bootstrap.os, "name", "nt")
    assert bootstrap._python(venv) == venv / "Scripts" / "python.exe"
