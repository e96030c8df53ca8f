"""Batches: in which order the samples come, and how they lie in memory.

The order of an epoch is a function of the order seed and the epoch alone. Each epoch the samples
are gathered once, so that every batch is a plain view; long batches are cut into blocks of
fewer samples.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from .calls import Array


def sample_order(order_seed: int, epoch: int, n_samples: int) -> NDArray[np.int64]:
    """The permutation of the samples in this epoch, counted from 0."""
    return np.random.default_rng([order_seed, epoch]).permutation(n_samples)


class Batches:
    """A table of samples, (columns, n_samples), laid out as blocks (columns, rows), feature-major.

    Batch s has the blocks first_block[s] to before first_block[s + 1], and the samples of the
    ordered table from rows_before[s] to before rows_before[s + 1]. With `lead`, (K,), there are K
    orders, and blocks are (K, columns, rows).
    """

    def __init__(
        self,
        n_samples: int,
        columns: int,
        batch_size: int,
        block_rows: int,
        dtype: np.dtype,
        lead: tuple[int, ...] = (),
    ) -> None:
        self._lead = lead
        self._columns, self._stride = columns, columns * math.prod(lead)
        self._buffer = np.zeros(n_samples * self._stride, dtype)
        self.blocks: list[Array] = []
        self.first_block: list[int] = [0]
        self.rows_before: list[int] = [0]
        self._runs: list[tuple[int, int, int]] = []
        for start in range(0, n_samples, batch_size):
            stop = min(start + batch_size, n_samples)
            n_blocks = -(-(stop - start) // block_rows)
            for index in range(n_blocks):  # as equal as they can be
                first = start + (stop - start) * index // n_blocks
                self._add_block(first, start + (stop - start) * (index + 1) // n_blocks - first)
            self.first_block.append(len(self.blocks))
            self.rows_before.append(stop)

    @property
    def n_steps(self) -> int:
        """Updates in one epoch."""
        return len(self.rows_before) - 1

    def gather(self, table: Array, orders: NDArray[np.int64] | None) -> None:
        """Fills all blocks from the table (columns, n_samples), in these orders (K or 1, n_samples).

        None: as the samples are.
        """
        ordered = table[:, None] if orders is None else table.take(orders, axis=1)
        members = math.prod(self._lead)
        for first, rows, count in self._runs:
            source = ordered[:, :, first : first + rows * count]
            split = source.reshape(self._columns, -1, count, rows)
            span = slice(first * self._stride, (first + rows * count) * self._stride)
            blocks = self._buffer[span].reshape(count, self._columns, members, rows)
            blocks[:] = split.transpose(2, 0, 1, 3)

    def _add_block(self, first: int, rows: int) -> None:
        """Appends a block; neighbors of one size form a run, which is gathered in one go."""
        span = slice(first * self._stride, (first + rows) * self._stride)
        block = self._buffer[span].reshape(self._columns, *self._lead, rows)
        self.blocks.append(np.moveaxis(block, 0, -2))
        if self._runs and self._runs[-1][1] == rows:
            start, _, count = self._runs[-1]
            self._runs[-1] = (start, rows, count + 1)
        else:
            self._runs.append((first, rows, 1))
