from __future__ import annotations

import subprocess
import sys

import pytest

from nngui import display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux lacks libraries and screens"
)
ABSENT = {"libabsent-one.so.1": "libabsent1", "libabsent-two.so.2": "libabsent2"}


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_names_what_cannot_be_loaded() -> None:
    assert display.missing({"libc.so.6": "libc6", **ABSENT}) == ABSENT


def test_offscreen_needs_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    display.require()


def test_says_that_there_is_no_screen() -> None:
    with pytest.raises(SystemExit, match=r"no screen .*neither DISPLAY nor WAYLAND_DISPLAY"):
        display.require()


def test_says_that_the_x_server_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display, "X11_LIBRARIES", {})
    with pytest.raises(SystemExit, match="no X server answers at DISPLAY=':987'"):
        display.require()


@pytest.mark.parametrize(
    "environment, expected",
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc"),
        ({"QT_QPA_PLATFORM": "minimal", "DISPLAY": ":0"}, "minimal"),
    ],
)
def test_libraries_follow_the_platform(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, str]] = []
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(display, "_require_libraries", asked.append)
    monkeypatch.setattr(display, "_x_server_answers", lambda: True)
    display.require()
    assert set(display.QT_LIBRARIES) <= set(asked[0])
    assert ("libxcb-cursor.so.0" in asked[0]) == (expected == "xcb")
    assert ("libwayland-client.so.0" in asked[0]) == (expected == "wayland")


def test_an_ordinary_user_gets_the_one_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(display, "QT_LIBRARIES", ABSENT)
    monkeypatch.setattr(display.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(display.subprocess, "run", lambda *_, **__: pytest.fail("ran a command"))
    with pytest.raises(SystemExit) as stop:
        display.require()
    line = "apt-get install --yes --no-install-recommends libabsent1 libabsent2\n"
    assert "(libabsent-one.so.1, libabsent-two.so.2)" in str(stop.value)
    assert f"As root, run: {line}" in str(stop.value)


def test_root_installs_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        if "install" in command:
            monkeypatch.setattr(display, "_loads", lambda _: True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(display, "QT_LIBRARIES", ABSENT)
    monkeypatch.setattr(display.os, "geteuid", lambda: 0)
    monkeypatch.setattr(display.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(display.subprocess, "run", run)
    display.require()
    assert ran == [
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "libabsent1", "libabsent2"],
    ]
    captured = capfd.readouterr()
    assert captured.out == ""  # stdout is the program's
    assert "+ apt-get update\n+ apt-get install" in captured.err
