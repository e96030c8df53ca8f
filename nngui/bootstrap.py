"""From a bare checkout to a running program: make `.venv`, install, start again inside it.

Standard library only, because it runs before anything is installed. Where nothing is to be done
(an installed wheel, a frozen program, an environment that has what pyproject.toml asks for) it does
nothing but set the process environment.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

OLDEST_PYTHON = (3, 11)

PROCESS_ENVIRONMENT: Mapping[str, str] = {
    # One BLAS thread, always: the bits of a run must not depend on the number of cores.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    # pyqtgraph takes the first Qt binding that it finds, unless it is told.
    "PYQTGRAPH_QT_LIB": "PySide6",
}

_REQUIREMENT = re.compile(
    r'(?P<name>[\w.-]+)(?P<clauses>[^;]*)(?:;\s*python_version\s*<\s*"(?P<below>[\d.]+)")?'
)
_CLAUSE = re.compile(r"\s*(>=|!=)\s*([\d.]+)\s*")


def prepare(extras: tuple[str, ...] = ()) -> None:
    """Return with everything importable, or replace this process by one in which it is.

    Call it before NumPy is imported. `extras` are names of optional dependencies in pyproject.toml.
    Raises SystemExit with one sentence that names the mend.
    """
    os.environ.update(PROCESS_ENVIRONMENT)
    if sys.version_info < OLDEST_PYTHON:
        _give_up(
            f"nngui needs Python {_dotted(OLDEST_PYTHON)} or newer, and this is "
            f"{_dotted(sys.version_info[:2])}: start it with a newer one, such as python3.12."
        )
    root = _checkout()
    if root is None:
        return
    venv = root / ".venv"
    if _inside(venv) and _stamp(venv).exists():
        if _is_current(venv, root, extras):
            return
    elif all(satisfied(line) for line in requirements(root / "pyproject.toml", extras)):
        return  # an environment that somebody else keeps: pip, uv, conda
    if not (_python(venv).exists() and _is_current(venv, root, extras)):
        _install(venv, root, extras)
    _start_again(_python(venv))


def requirements(pyproject: Path, extras: tuple[str, ...]) -> list[str]:
    """The requirement lines of a pyproject.toml, those of the named extras included."""
    import tomllib  # Python 3.11: prepare() has to be able to say so to an older one

    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return lines


def satisfied(requirement: str) -> bool:
    """Whether the running interpreter has a version that one requirement line allows.

    It reads what our pyproject.toml uses, not all of PEP 508; anything else raises ValueError.
    """
    match = _REQUIREMENT.fullmatch(requirement.strip())
    if match is None:
        raise ValueError(f"pyproject.toml: cannot read the requirement {requirement!r}")
    clauses = [_CLAUSE.fullmatch(clause) for clause in match["clauses"].split(",") if clause]
    if None in clauses:
        raise ValueError(f"pyproject.toml: cannot read the versions of {requirement!r}")
    if match["below"] and sys.version_info[:2] >= _release(match["below"]):
        return True
    try:
        installed = _release(importlib.metadata.version(match["name"]))
    except importlib.metadata.PackageNotFoundError:
        return False
    return all(
        installed >= _release(clause[2]) if clause[1] == ">=" else installed != _release(clause[2])
        for clause in clauses
        if clause
    )


def _release(version: str) -> tuple[int, ...]:
    """`6.11.0rc1` as (6, 11): trailing zeros say nothing."""
    numbers = re.match(r"\d+(\.\d+)*", version)
    if numbers is None:
        raise ValueError(f"{version!r} is no version")
    return tuple(int(part) for part in re.sub(r"(\.0+)+$", "", numbers[0]).split("."))


def _checkout() -> Path | None:
    """The folder of the source tree that this file runs from, or None when it is installed."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() else None


def _inside(venv: Path) -> bool:
    return Path(sys.prefix).resolve() == venv.resolve()


def _python(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def _stamp(venv: Path) -> Path:
    return venv / "nngui-installed.json"


def _fingerprint(root: Path) -> str:
    return hashlib.sha256((root / "pyproject.toml").read_bytes()).hexdigest()


def _stamped(venv: Path) -> dict[str, object]:
    """What the last finished install noted; empty if none finished."""
    try:
        noted = json.loads(_stamp(venv).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _stamped_extras(venv: Path) -> list[str]:
    extras = _stamped(venv).get("extras")
    return [str(extra) for extra in extras] if isinstance(extras, list) else []


def _is_current(venv: Path, root: Path, extras: tuple[str, ...]) -> bool:
    same = _stamped(venv).get("pyproject") == _fingerprint(root)
    return same and set(extras) <= set(_stamped_extras(venv))


def _install(venv: Path, root: Path, extras: tuple[str, ...]) -> None:
    """Make the environment if need be and install into it.

    The stamp is emptied first and filled last: an install that was interrupted is done again.
    """
    print(f"nngui: setting up {venv} (once; it takes a minute or two)", file=sys.stderr)
    wanted = sorted({*extras, *_stamped_extras(venv)})
    fingerprint = _fingerprint(root)
    pip = _pip(venv)
    if pip is None:
        _make(venv)
        pip = _pip(venv)
    what = f"{root}[{','.join(wanted)}]" if wanted else str(root)
    if pip is None:
        _give_up(
            "this Python has neither ensurepip nor pip, so nothing can be installed. On Debian and "
            "Ubuntu `apt-get install python3-venv` (as root) mends it, elsewhere a Python from "
            "python.org; then run the same command again."
        )
    _stamp(venv).write_text("{}", encoding="utf-8")
    _run([*pip, "install", "--editable", what])
    _stamp(venv).write_text(
        json.dumps({"pyproject": fingerprint, "extras": wanted}), encoding="utf-8"
    )


def _make(venv: Path) -> None:
    # Bare Debian has the venv module but not ensurepip, which would put pip into the environment.
    bare = importlib.util.find_spec("ensurepip") is None
    _run([_base_python(), "-m", "venv", "--clear", *["--without-pip"] * bare, str(venv)])


def _pip(venv: Path) -> list[str] | None:
    """The environment's own pip, or else one outside, told to install into the environment."""
    own = [str(_python(venv)), "-m", "pip"]
    outer = [_base_python(), "-m", "pip", "--python", str(_python(venv))]
    return next((pip for pip in (own, outer) if _works([*pip, "--version"])), None)


def _base_python() -> str:
    """The interpreter that environments are made with, also when we run inside one."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:  # no such interpreter: not made yet, or its Python has been removed
        return False


def _run(command: list[str]) -> None:
    """Print a command and run it; all of it on stderr, as stdout is the program's."""
    print("+ " + shlex.join(command), file=sys.stderr, flush=True)
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        _give_up(
            "the command above failed; its last lines say why (often there is no network, or no "
            "room on the disk). Run the same command again when that is mended."
        )


def _start_again(python: Path) -> NoReturn:
    command = [str(python), *sys.orig_argv[1:]]
    sys.stderr.flush()
    if os.name == "nt":  # os.execv gives the console back before the new process has ended
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in version)


def _give_up(sentence: str) -> NoReturn:
    raise SystemExit(f"nngui: {sentence}")
