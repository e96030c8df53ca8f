from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from nngui.storage import RecentFiles
from nngui.storage.recent_files import MAX_RECENT_FILES


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_none_at_first(settings: QSettings) -> None:
    assert RecentFiles(settings).paths() == []


def test_the_latest_first_and_each_once(settings: QSettings) -> None:
    recent = RecentFiles(settings)
    for path in ("/a, b", "/b", "/c", "/a, b"):
        recent.add(path)
    assert recent.paths() == ["/a, b", "/c", "/b"]
    recent.remove("/c")
    recent.remove("/never")
    assert recent.paths() == ["/a, b", "/b"]


def test_at_most_ten(settings: QSettings) -> None:
    recent = RecentFiles(settings)
    for number in range(15):
        recent.add(f"/{number}")
    assert recent.paths() == [f"/{number}" for number in range(14, 14 - MAX_RECENT_FILES, -1)]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_any_number_survives_the_settings_file(settings: QSettings, count: int) -> None:
    recent = RecentFiles(settings)
    recent.add("/gone")
    for number in range(count):
        recent.add(f"/{number}")
    recent.remove("/gone")
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert RecentFiles(again).paths() == [f"/{number}" for number in reversed(range(count))]


def test_anything_else_in_the_settings_is_left_out(settings: QSettings) -> None:
    settings.setValue("recentFiles", 7)
    assert RecentFiles(settings).paths() == []
