from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import nngui
from nngui import cli, display


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the command line asked of the app, which is replaced here."""
    seen: list[object] = []

    def start(file: str | None) -> int:
        seen.append(file)
        return 3

    def smoke_test() -> int:
        seen.append("smoke test")
        return 4

    app = types.ModuleType("nngui.app")
    app.main = start  # type: ignore[attr-defined]
    app.smoke_test = smoke_test  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nngui.app", app)
    monkeypatch.setattr(nngui, "app", app, raising=False)
    monkeypatch.setattr(display, "require", lambda: seen.append("screen asked for"))
    return seen


def test_no_argument_opens_the_app(calls: list[object]) -> None:
    assert cli.main([]) == 3
    assert calls == ["screen asked for", None]


def test_a_file_is_handed_on(calls: list[object]) -> None:
    assert cli.main(["flowers of 1936.csv"]) == 3
    assert calls[-1] == "flowers of 1936.csv"


def test_smoke_test_gives_its_exit_code(calls: list[object]) -> None:
    assert cli.main(["--smoke-test"]) == 4
    assert calls[-1] == "smoke test"


@pytest.mark.parametrize("display_name, platform", [("", "offscreen"), (":7", None)])
def test_without_a_screen_the_smoke_test_runs_offscreen(
    calls: list[object],
    monkeypatch: pytest.MonkeyPatch,
    display_name: str,
    platform: str | None,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    # Set first, so that what the command line sets is taken back as well.
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display_name)
    assert cli.main(["--smoke-test"]) == 4
    assert os.environ.get("QT_QPA_PLATFORM") == platform


def test_version_asks_for_no_screen(
    calls: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"nngui {nngui.__version__}\n"
    assert calls == []


def test_a_wrong_argument_is_named(calls: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--trian"])
    assert stop.value.code == 2
    assert "--trian" in capsys.readouterr().err
    assert calls == []


def test_the_module_starts_as_a_program(checkout: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "nngui", "--version"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == f"nngui {nngui.__version__}\n"
