from __future__ import annotations

import numpy as np
import pytest

from nngui.engine.batches import sample_order
from tests.engine.reference import gradient
from tests.engine.test_trainer import X, make, y


def test_moved_points_are_seen_at_the_next_step_of_the_same_pass() -> None:
    trainer = make()
    trainer.step()
    moved = X + 1.0
    trainer.set_data(moved, 1 - y, same_rows=True)
    assert (trainer.epoch, trainer.step_in_epoch) == (0, 1)
    order = sample_order(trainer.order_seed, 0, len(X))
    np.testing.assert_array_equal(trainer.trace().X, moved[order[16:32]])
    slope, _ = gradient(trainer.network, moved[order[16:32]], 1 - y[order[16:32]], "cross-entropy")
    np.testing.assert_allclose(trainer.trace().gradient, slope, atol=1e-14)
    with pytest.raises(ValueError, match="X must keep its 70 rows"):
        trainer.set_data(X[:5], y[:5], same_rows=True)


def test_added_points_end_the_pass() -> None:
    trainer = make()
    trainer.step()
    trainer.set_data(X[:50], y[:50], same_rows=False)
    assert (trainer.epoch, trainer.step_in_epoch, trainer.steps_per_epoch) == (1, 0, 4)
    order = sample_order(trainer.order_seed, 1, 50)
    np.testing.assert_array_equal(trainer.trace().X, X[order[:16]])
    trainer.set_data(X, y, same_rows=False)
    assert trainer.epoch == 1
    result = trainer.run_slice(600.0, until_epoch=2)
    assert (result.first_epoch, len(result.losses)) == (1, 2)


def test_bad_data_leaves_the_trainer_as_it_was() -> None:
    trainer, twin = make(), make()
    trainer.step()
    twin.step()
    for same_rows in (True, False):
        with pytest.raises(ValueError, match="y must hold whole numbers from 0 to 1"):
            trainer.set_data(X, y + 1, same_rows=same_rows)
    trainer.train(2)
    twin.train(2)
    np.testing.assert_array_equal(trainer.network.parameters, twin.network.parameters)
