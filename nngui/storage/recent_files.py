"""The files that were opened or saved last."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings

MAX_RECENT_FILES = 10
_KEY = "recentFiles"


class RecentFiles:
    """At most ten paths, the latest first, kept in the user's settings and shared by all windows."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def paths(self) -> list[str]:
        """All of them, the latest first."""
        self._settings.sync()
        stored = self._settings.value(_KEY)
        # QSettings gives a list of one back as a text on some platforms, and an empty one as nothing.
        paths = stored if isinstance(stored, list) else [stored]
        return [path for path in paths if isinstance(path, str) and path][:MAX_RECENT_FILES]

    def add(self, path: str) -> None:
        """Put this one first."""
        self._store([path, *(other for other in self.paths() if other != path)])

    def remove(self, path: str) -> None:
        """Forget this one."""
        self._store([other for other in self.paths() if other != path])

    def _store(self, paths: Sequence[str]) -> None:
        self._settings.setValue(_KEY, list(paths[:MAX_RECENT_FILES]))
