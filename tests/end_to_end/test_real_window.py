"""The real window, on the real xcb platform, used by a real pointer and keyboard from another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xvfb
TIMEOUT_S = 60


def xdotool(display: str, *arguments: str) -> str:
    result = subprocess.run(
        ["xdotool", *arguments],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_S,
    )
    return result.stdout.strip()


def wait_for(what: str, found: Callable[[], object]) -> object:
    """Poll another process, which sends no signals."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    pytest.fail(f"waited in vain for {what}")


@pytest.fixture
def program(x_display: str, tmp_path: Path, checkout: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "DISPLAY": x_display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "nngui"],
        cwd=checkout,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_clicked_and_trained_by_hand(
    program: subprocess.Popen[str], x_display: str, tmp_path: Path
) -> None:
    """Clear, click two classes, train, save with the keyboard, close: the file tells what happened."""

    def window_id() -> str:
        return xdotool(x_display, "search", "--onlyvisible", "--name", "nngui").split("\n")[0]

    window = str(wait_for("the window", window_id))
    xdotool(x_display, "windowsize", "--sync", window, "1280", "800")
    xdotool(x_display, "windowfocus", "--sync", window)
    for number, x in ((1, 480), (2, 700)):
        xdotool(x_display, "key", str(number))
        for y in (190, 230, 620):  # above and below the moons: a click on a point places none
            xdotool(x_display, "mousemove", "--window", window, str(x), str(y), "click", "1")
    xdotool(x_display, "key", "space")
    time.sleep(2)
    xdotool(x_display, "key", "space")
    saved = tmp_path / "clicked.nngui"
    xdotool(x_display, "key", "ctrl+s")
    dialog = wait_for(
        "the save dialog",
        lambda: xdotool(x_display, "search", "--onlyvisible", "--name", "Save As"),
    )
    # It may be seen before it has the keys: what is typed then would go to the window behind.
    xdotool(x_display, "windowfocus", "--sync", str(dialog).split("\n")[0])
    xdotool(x_display, "type", "--delay", "5", str(saved))
    xdotool(x_display, "key", "Return")
    wait_for("the saved file", saved.exists)
    # No window manager is there to give the focus back to the window when the dialog is gone.
    xdotool(x_display, "windowfocus", "--sync", window)
    xdotool(x_display, "key", "ctrl+q")
    _, errors = program.communicate(timeout=TIMEOUT_S)
    assert program.returncode == 0
    assert "Error" not in errors
    assert "Warning" not in errors
    session = json.loads(saved.read_text(encoding="utf-8"))
    assert session["document"]["dataset"]["next_id"] == 406
    assert session["run"]["checkpoint"]["epoch"] > 0
