from __future__ import annotations

import numpy as np
import pytest

from nngui.engine.batches import Batches, sample_order
from nngui.engine.samples import GRAIN


@pytest.mark.parametrize(
    "n_samples, batch_size", [(1, 1), (10, 3), (9, 3), (10, 10), (3000, 3000), (3000, 2050)]
)
def test_gathering_lays_every_sample_out_once(n_samples: int, batch_size: int) -> None:
    table = np.random.default_rng(0).standard_normal((n_samples, 4))
    batches = Batches(n_samples, 4, batch_size, 1024, table.dtype)
    order = sample_order(3, 7, n_samples)
    batches.gather(table.T, order[None])
    for step in range(batches.n_steps):
        first, end = batches.first_block[step : step + 2]
        rows = np.hstack(batches.blocks[first:end]).T
        start, stop = batches.rows_before[step : step + 2]
        np.testing.assert_array_equal(rows, table[order[start:stop]])
        assert all(block.flags.c_contiguous for block in batches.blocks)
        assert all(block.shape[1] <= 1024 for block in batches.blocks)
        inner = batches.blocks[first : end - 1]
        assert len({block.shape[1] for block in inner}) <= 1
        assert all(block.shape[1] % GRAIN == 0 for block in inner)
    assert batches.rows_before[-1] == n_samples
    assert batches.n_steps == -(-n_samples // batch_size)


def test_the_order_is_a_function_of_seed_and_epoch() -> None:
    order = sample_order(1, 2, 100)
    assert sorted(order) == list(range(100))
    np.testing.assert_array_equal(order, sample_order(1, 2, 100))
    assert np.any(order != sample_order(1, 3, 100))
    assert np.any(order != sample_order(2, 2, 100))
