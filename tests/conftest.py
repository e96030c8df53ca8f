"""What holds for every test: a headless Qt, no file of the user's touched, nothing left running."""

from __future__ import annotations

import gc
import itertools
import os
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

from nngui import bootstrap
from tests.virtual_screen import virtual_screen

os.environ.update(bootstrap.PROCESS_ENVIRONMENT)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QSettings,
    QStandardPaths,
    QThread,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

# No test is about time: a busy machine must not fail one.
hypothesis.settings.register_profile("nngui", deadline=None, print_blob=True)
hypothesis.settings.load_profile("nngui")

# A test with one of these marks is not among the quick ones.
LONGER = {"thorough", "end_to_end", "slow", "packaging", "xvfb"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Runs before anything is collected: from here on every timer and thread is noted."""
    _note_instances(QTimer)
    _note_instances(QThread)
    _note_thaws()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "end_to_end" in item.path.parts:
            item.add_marker("end_to_end")
        if not any(item.get_closest_marker(mark) for mark in LONGER):
            item.add_marker("quick")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


_FAILED = pytest.StashKey[bool]()
_noted: weakref.WeakSet[QObject] = weakref.WeakSet()
_users = itertools.count()


def _note_instances(kind: type[QObject]) -> None:
    """Remember every instance that is made from Python, for as long as it lives."""
    initialize = kind.__init__

    def initialize_and_note(self: QObject, *args: object, **kwargs: object) -> None:
        initialize(self, *args, **kwargs)
        _noted.add(self)

    kind.__init__ = initialize_and_note


def _active(kind: type[QObject], is_active: Callable[[QObject], bool]) -> set[QObject]:
    alive = (one for one in _noted if isinstance(one, kind) and shiboken6.isValid(one))
    return {one for one in alive if is_active(one)}


def _left_over() -> dict[str, set[QObject]]:
    """Windows, running threads and active timers that exist now."""
    windows: set[QObject] = set()
    if isinstance(QCoreApplication.instance(), QApplication):
        windows = {window for window in QApplication.topLevelWidgets() if window.parent() is None}
    return {
        "window": windows,
        "running QThread": _active(QThread, QThread.isRunning),
        "active QTimer": _active(QTimer, QTimer.isActive),
    }


def _describe(one: QObject) -> str:
    title = one.windowTitle() if isinstance(one, QWidget) else ""
    return f"{type(one).__module__}.{type(one).__name__} {one.objectName() or title!r}"


class _Heap:
    """Thousands of test items are a third of a million objects: a quarter of a second for each full collection.

    Frozen, no collection walks them. Python's own count of what is frozen walks them too.
    """

    is_frozen = False
    has_garbage = False

    @classmethod
    def freeze(cls) -> None:
        """Collect once more, and keep what is left out of later collections until somebody thaws it."""
        gc.collect()
        gc.freeze()
        cls.is_frozen = True
        cls.has_garbage = False

    @classmethod
    def sweep(cls) -> None:
        """No test is to meet what another has left: the death of its objects in the middle would be a chance event."""
        if not cls.is_frozen:  # the first test, or the one before ended a program
            cls.freeze()
        elif cls.has_garbage:
            gc.collect()
            cls.has_garbage = False


def _note_thaws() -> None:
    unfreeze = gc.unfreeze

    def unfreeze_and_note() -> None:
        unfreeze()
        _Heap.is_frozen = False

    gc.unfreeze = unfreeze_and_note


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running thread or an active timer of its own behind."""
    _Heap.sweep()
    _Heap.has_garbage = "qapp" in request.fixturenames
    before = _left_over()
    yield
    if request.node.stash.get(_FAILED, False):
        return  # its traceback keeps things alive, and one complaint is enough

    def leaks() -> list[str]:
        return sorted(
            f"{kind}: {_describe(one)}"
            for kind, now in _left_over().items()
            for one in now - before[kind]
        )

    if not leaks():
        return
    # Deferred deletes and reference cycles are no leaks; only now is it worth looking for them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if leaks():
        gc.collect()
    found = leaks()
    assert not found, "this test left behind " + "; ".join(found)


@pytest.fixture(autouse=True)
def _users_files_untouched(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test settings and standard paths of its own."""
    # A number of our own: finding a free one takes a look at all that there are, test after test.
    home = tmp_path_factory.mktemp(f"user-{next(_users)}", numbered=False)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    # Linux has the XDG variables. Elsewhere only Qt's test mode leads away from the user's folders.
    QStandardPaths.setTestModeEnabled(
        not QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.GenericConfigLocation
        ).startswith(str(home))
    )
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(form, scope, str(home / "settings"))


@pytest.fixture
def checkout() -> Path:
    """The top folder of the source tree."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """A virtual X screen: the DISPLAY for a program that is started in a process of its own."""
    with virtual_screen() as display:
        yield display
