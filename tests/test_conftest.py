"""The rules that conftest lays on every test, tried on tests that break them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BREAKERS = """
import gc, os, warnings
import pytest
from PySide6.QtCore import QObject, QSettings, QStandardPaths, QThread, QTimer, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_leaks_a_window(qtbot):
    kept.append(QLabel("left open"))

def test_leaks_a_timer(qtbot):
    owner = QObject()
    QTimer(owner).start(60_000)
    kept.append(owner)

def test_leaks_a_thread(qtbot):
    thread = QThread()
    thread.start()
    kept.append(thread)

def test_warns(qtbot):
    warnings.warn("an exception in a mouse handler", RuntimeWarning)

def test_qt_warns(qtbot):
    qWarning("QObject::connect: no such signal")

def test_writes_settings(qtbot):
    QSettings("nngui", "nngui").setValue("seen", 1)

def test_finds_no_settings_of_another_test(qtbot):
    assert QSettings("nngui", "nngui").value("seen") is None

def test_paths_are_not_the_users(qtbot, tmp_path_factory):
    kinds = QStandardPaths.StandardLocation
    for kind in (kinds.AppDataLocation, kinds.ConfigLocation, kinds.CacheLocation):
        path = QStandardPaths.writableLocation(kind)
        assert path.startswith(str(tmp_path_factory.getbasetemp())) or "qttest" in path

def test_cleans_up(qtbot):
    label, timer, thread = QLabel(), QTimer(), QThread()
    qtbot.addWidget(label)
    label.cycle = lambda: label
    timer.start(60_000)
    timer.stop()
    thread.start()
    thread.quit()
    assert thread.wait(5000)

def test_stops_the_thread_that_was_left():
    kept[-1].quit()
    assert kept[-1].wait(5000)
"""
OUTCOMES = {
    "test_leaks_a_window": "ERROR",
    "test_leaks_a_timer": "ERROR",
    "test_leaks_a_thread": "ERROR",
    "test_warns": "FAILED",
    "test_qt_warns": "FAILED",
    "test_writes_settings": "PASSED",
    "test_finds_no_settings_of_another_test": "PASSED",
    "test_paths_are_not_the_users": "PASSED",
    "test_cleans_up": "PASSED",
    "test_stops_the_thread_that_was_left": "PASSED",
}


def test_a_test_that_breaks_a_rule_fails(tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "test_breakers.py").write_text(BREAKERS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-rA", "--tb=short"]
    command += ["-c", str(checkout / "pyproject.toml"), str(tmp_path), "-p", "no:cacheprovider"]
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    ended: dict[str, str] = {}
    for line in result.stdout.splitlines():  # a leak passes first, and errs in its tear-down
        outcome, _, rest = line.partition(" ")
        if outcome in ("PASSED", "FAILED", "ERROR") and "::" in rest:
            ended[rest.split("::")[1].split(" ")[0]] = outcome
    assert {name: ended.get(name) for name in OUTCOMES} == OUTCOMES, result.stdout
    assert "this test left behind window: PySide6.QtWidgets.QLabel" in result.stdout
    assert "active QTimer: PySide6.QtCore.QTimer" in result.stdout
    assert "running QThread: PySide6.QtCore.QThread" in result.stdout


def test_quick_is_a_mark_that_tests_get_by_themselves(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("quick") is not None
