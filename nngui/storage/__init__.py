"""The files of a session: which one it belongs to, how it is read, and how it is written without risk. QtCore only."""

from nngui.storage.atomic_file import read_file, write_file
from nngui.storage.recent_files import RecentFiles
from nngui.storage.storage import Storage

__all__ = ["RecentFiles", "Storage", "read_file", "write_file"]
