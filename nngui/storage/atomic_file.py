"""Files that are there whole or not at all."""

import errno
import os
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that a full disk or a crash leaves the old one as it was; raises OSError."""
    file = QSaveFile(str(path))
    # Writing in place would lose the old file first.
    file.setDirectWriteFallback(False)
    is_written = (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(data) == len(data)
        and file.commit()
    )
    if not is_written:
        raise OSError(errno.EIO, file.errorString(), str(path))


def read_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file, and one more than `max_bytes` at most, so that the reader notices; raises OSError."""
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    # A named pipe would wait for its writer for ever.
    if not path.is_file():
        raise OSError(errno.EINVAL, "It is no file", str(path))
    with path.open("rb") as file:
        return file.read(max_bytes + 1)
