"""Architecture is a failing test, not a diagram: DESIGN's layers, held to every file of nngui."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import LONGEST_FILE, MAY_IMPORT, broken_rules

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "nngui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TOP_LEVEL = {"nngui", "resources", "tests", "pyproject.toml", "README.md", "build.spec", "LICENSE"}
MADE_HERE = {"build", "dist", "uv.lock"}  # by PyInstaller, pip and uv; none is committed


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", SOURCES, ids=_module)
def test_file_keeps_the_rules(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert broken_rules(source, _module(path), is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize("path", TESTS, ids=_module)
def test_no_test_file_is_longer_than_a_file_may_be(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_every_room_of_the_package_is_known() -> None:
    rooms = {
        path.stem
        for path in (ROOT / "nngui").iterdir()
        if path.suffix == ".py" or any(path.glob("*.py"))
    }
    assert rooms - {"__init__"} <= set(MAY_IMPORT)


def test_the_top_level_holds_only_what_the_layout_names() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    found = {name for name in found if not name.endswith(".egg-info")}
    assert found - MADE_HERE <= TOP_LEVEL


@pytest.mark.parametrize(
    "module, source",
    [
        ("nngui.engine.network", "from nngui.data import Dataset"),
        ("nngui.data.dataset", "import nngui.engine"),
        ("nngui.data.dataset", "from nngui import state"),
        ("nngui.data.dataset", "from ..state import document"),
        ("nngui.state.document", "from nngui.session import Session"),
        ("nngui.state.document", "from PySide6.QtCore import QObject"),
        ("nngui.state.document", "import pyqtgraph"),
        ("nngui.export.script", "def write():\n    from nngui.ui import pictures"),
        ("nngui.session", "from PySide6.QtGui import QColor"),
        ("nngui.session", "from PySide6 import QtWidgets"),
        ("nngui.session", "from nngui.worker import TrainingWorker"),
        ("nngui.worker", "from nngui.session import Session"),
        ("nngui.ui.canvas", "from nngui.worker import TrainingWorker"),
        ("nngui.ui.canvas", "from nngui.recovery import Recovery"),
        ("nngui.ui.canvas", "from nngui.engine import Network"),
        ("nngui.ui.canvas", "from nngui.engine import *"),
        ("nngui.ui.canvas", "import nngui.engine.network"),
        ("nngui.ui.canvas", "def draw():\n    from nngui.state import document"),
        ("nngui.app", "from nngui import cli"),
        ("nngui.cli", "from nngui import app"),
        ("nngui.cli", "def start():\n    from nngui.ui import pictures"),
        ("nngui.bootstrap", "import numpy"),
        ("nngui.bootstrap", "from nngui.resources import resource"),
        ("nngui.resources", "import PySide6"),
        ("nngui.engine.network", "import scipy"),
        ("nngui.engine.network", "from nngui.attic import trunk"),
        ("nngui.state.document", "import pickle"),
        ("nngui.state.document", "eval('1')"),
        ("nngui.state.document", "exec('1')"),
        ("nngui.state.document", "import os\nos.system('ls')"),
        ("nngui.bootstrap", "import subprocess\nsubprocess.run('ls', shell=True)"),
        ("nngui.data.files", "import numpy\nnumpy.load('a', allow_pickle=True)"),
        ("nngui.ui.dialogs", "dialog.exec()"),
        ("nngui.ui.canvas_utils", ""),
        ("nngui.ui.canvas", "\n" * 301),
    ],
)
def test_a_broken_rule_is_found(module: str, source: str) -> None:
    assert broken_rules(source, module)


@pytest.mark.parametrize(
    "module, source",
    [
        ("nngui.engine.network", "import numpy as np\nfrom nngui.engine.losses import LOSSES"),
        ("nngui.engine", "from .network import Network"),
        ("nngui.state.document", "from nngui.data import Dataset\nimport numpy.typing"),
        ("nngui.session", "from PySide6.QtCore import QObject\nfrom nngui.state import document"),
        ("nngui.session", "from PySide6 import QtCore\nfrom nngui import __version__"),
        ("nngui.recovery", "from nngui.session import Session"),
        ("nngui.ui.canvas", "from nngui.engine import ACTIVATIONS\nfrom nngui import session"),
        ("nngui.ui.charts", "def plot():\n    import pyqtgraph"),
        ("nngui.app", "from nngui.worker import TrainingWorker\nqt.exec()"),
        ("nngui.cli", "def start():\n    from nngui import app"),
        ("nngui.data.files", "import numpy\nnumpy.load('a', allow_pickle=False)"),
    ],
)
def test_what_is_allowed_passes(module: str, source: str) -> None:
    assert broken_rules(source, module, is_package=module == "nngui.engine") == []


@pytest.mark.parametrize("room", ["engine", "data", "state", "run", "export", "cli"])
def test_room_loads_no_qt(room: str) -> None:
    if not any((ROOT / "nngui").glob(f"{room}*/__init__.py")) and room != "cli":
        pytest.skip(f"nngui/{room} is still empty")
    program = f"import sys, nngui.{room}; print(*sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(result.stdout.split())
    assert f"nngui.{room}" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("PySide6", "pyqtgraph")}


def test_the_qt_free_check_would_notice_qt() -> None:
    program = "import sys, PySide6.QtCore; print(*sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "PySide6.QtCore" in result.stdout.split()
