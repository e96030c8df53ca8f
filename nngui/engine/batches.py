"""Batches: in which order the samples come, and how they lie in memory.

The order of an epoch is a function of the order seed and the epoch alone. Each epoch the samples
are gathered once, so that every batch is a plain view; long batches are cut into blocks of
fewer samples.
"""

from __future__ import annotations

import math
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from .calls import Array
from .counted_random import CountedRandom
from .samples import GRAIN


def sample_order(
    order_seed: int, epoch: int, n_samples: int, random: CountedRandom | None = None
) -> NDArray[np.int64]:
    """The permutation of the samples in this epoch, counted from 0."""
    rng = (random or CountedRandom()).at(order_seed, 0, epoch)
    return rng.permutation(n_samples)


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
        self._ordered = np.zeros((columns, math.prod(lead), n_samples), dtype)
        self.blocks: list[Array] = []
        self.first_block: list[int] = [0]
        self.rows_before: list[int] = [0]
        self._runs: list[tuple[Array, Array]] = []
        edges = [0]
        for start in range(0, n_samples, batch_size):
            stop = min(start + batch_size, n_samples)
            n_blocks = -(-(stop - start) // block_rows)
            even = -(-(stop - start) // n_blocks)  # as equal as whole grains can be
            rows = even if n_blocks == 1 else even + -even % GRAIN
            edges += [*range(start + rows, stop, rows), stop]
            self.first_block.append(len(edges) - 1)
            self.rows_before.append(stop)
        first = 0
        for rows, alike in groupby(np.diff(edges).tolist()):
            count = len(list(alike))
            self._add_run(first, rows, count)
            first += rows * count

    @property
    def n_steps(self) -> int:
        """Updates in one epoch."""
        return len(self.rows_before) - 1

    def gather(self, table: Array, orders: NDArray[np.int64] | None) -> None:
        """Fills all blocks from the table (columns, n_samples), in these orders (K or 1, n_samples).

        None: as the samples are.
        """
        if orders is None:
            self._ordered[:] = table[:, None]
        else:  # clip: they are permutations, which need no check
            table.take(orders, axis=1, out=self._ordered, mode="clip")
        for blocks, source in self._runs:
            blocks[:] = source

    def _add_run(self, first: int, rows: int, count: int) -> None:
        """Appends so many neighboring blocks of one size, which are gathered in one go."""
        members = math.prod(self._lead)
        stop = first + rows * count
        span = self._buffer[first * self._stride : stop * self._stride]
        for block in span.reshape(count, self._columns, *self._lead, rows):
            self.blocks.append(np.moveaxis(block, 0, -2))
        source = self._ordered[:, :, first:stop].reshape(self._columns, members, count, rows)
        blocks = span.reshape(count, self._columns, members, rows)
        self._runs.append((blocks, source.transpose(2, 0, 1, 3)))
