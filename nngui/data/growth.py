"""Frozen columns that grow at their end without being copied: points mostly come one after the other.

A column that was appended to lies at the beginning of a buffer that has room for more. Who appends to it next gets the
next rows of that buffer, and a longer view of it; whoever holds the shorter one sees what was there before. Rows are
written once: a second one who appends to the same column gets a buffer of its own.
"""

from threading import Lock

import numpy as np

# More than a stroke of the brush asks for before it takes a larger buffer.
_ROOM = 256


class _Buffer(np.ndarray):
    """The rows up to `used` belong to columns."""

    used: int

    def takes(self, start: int, stop: int) -> bool:
        """Give these rows away, where they come next and there is room."""
        with _lock:
            if self.used != start or stop > len(self):
                return False
            self.used = stop
            return True


_lock = Lock()


def appended(column: np.ndarray, more: np.ndarray) -> np.ndarray:
    """A read-only column (n,) and rows of the same dtype after it."""
    n, end = len(column), len(column) + len(more)
    buffer = memory_of(column)
    if not (isinstance(buffer, _Buffer) and buffer.takes(n, end)):
        # Of a column that was empty nobody knows yet that it grows.
        buffer = _Buffer(end + (end // 2 + _ROOM if n else 0), column.dtype)
        buffer.used = end
        buffer[:n] = column
    buffer[n:end] = more
    longer: np.ndarray = np.ndarray(end, column.dtype, buffer=buffer)
    longer.flags.writeable = False
    return longer


def is_beginning(column: np.ndarray, longer: np.ndarray) -> bool:
    """Whether `longer` is known to begin with `column`, without a look at any value."""
    if column is longer:
        return True
    buffer = column.base
    return isinstance(buffer, _Buffer) and buffer is longer.base and len(column) <= len(longer)


def memory_of(column: np.ndarray) -> np.ndarray:
    """What a column keeps in memory: itself, or what it shares with others."""
    return column.base if isinstance(column.base, _Buffer) else column
