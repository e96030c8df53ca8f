"""Many marks of a few looks, as values: where each lies, and where others have to be painted than before."""

from dataclasses import dataclass, field

import numpy as np

from nngui.data.growth import appended, is_beginning


def _none(dtype: type) -> np.ndarray:
    return np.empty(0, dtype=dtype)


@dataclass(frozen=True, eq=False)
class Marks:
    """Columns (n,), in the order of painting: `ids` ascending, `x1` and `x2` finite, in data coordinates.

    `sprites` say which look each has: which of the markers that lie side by side in one pixmap.
    """

    ids: np.ndarray = field(default_factory=lambda: _none(np.int64))
    x1: np.ndarray = field(default_factory=lambda: _none(np.float64))
    x2: np.ndarray = field(default_factory=lambda: _none(np.float64))
    sprites: np.ndarray = field(default_factory=lambda: _none(np.int64))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def places(self) -> np.ndarray:
        """Where they lie, (n, 2)."""
        return np.column_stack([self.x1, self.x2])

    def of(self, rows: np.ndarray | slice) -> "Marks":
        """Some of them: a mask (n,), or rows."""
        return Marks(self.ids[rows], self.x1[rows], self.x2[rows], self.sprites[rows])

    def followed_by(self, more: "Marks") -> "Marks":
        """These, and more on top of them."""
        return Marks(
            appended(self.ids, more.ids),
            appended(self.x1, more.x1),
            appended(self.x2, more.x2),
            appended(self.sprites, more.sprites),
        )

    def is_beginning_of(self, other: "Marks") -> bool:
        """Whether `other` is known to be these and more on top of them, without a look at any."""
        return (
            is_beginning(self.ids, other.ids)
            and is_beginning(self.x1, other.x1)
            and is_beginning(self.x2, other.x2)
            and is_beginning(self.sprites, other.sprites)
        )

    def places_changed_since(self, old: "Marks") -> np.ndarray:
        """Where marks have come, gone or changed, (k, 2): what was there, and what is."""
        n = min(len(self), len(old))
        if np.array_equal(self.ids[:n], old.ids[:n]):
            # So it is with every stroke of a brush: some more at the end.
            now, then = self.of(slice(n)), old.of(slice(n))
            others = self.of(slice(n, None)), old.of(slice(n, None))
        else:
            stayed = np.isin(self.ids, old.ids, assume_unique=True)
            was = np.isin(old.ids, self.ids, assume_unique=True)
            now, then = self.of(stayed), old.of(was)
            others = self.of(~stayed), old.of(~was)
        differ = (now.x1 != then.x1) | (now.x2 != then.x2) | (now.sprites != then.sprites)
        parts = (*others, now.of(differ), then.of(differ))
        return np.concatenate([part.places for part in parts])


def marks_at(places: np.ndarray) -> Marks:
    """One look at all of these places (n, 2)."""
    n = len(places)
    return Marks(np.arange(n), places[:, 0], places[:, 1], np.zeros(n, dtype=np.int64))
