"""What is measured must be the same work: every peer trains to the same weights."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from nngui.engine import OPTIMIZERS, Network, Trainer
from tests.benchmarks.c_peer import CLoop, blas, build, compilers
from tests.benchmarks.numpy_peers import notebook
from tests.benchmarks.table import ratio, spread
from tests.benchmarks.workloads import WORKLOADS, Workload

FULL = {
    name: dataclasses.replace(workload, n_samples=300, batch_size=None)
    for name, workload in WORKLOADS.items()
}


def trained(workload: Workload, dtype: type, epochs: int) -> np.ndarray:
    """This engine's weights, laid out as the C loop has them."""
    network = Network(
        workload.sizes, workload.hidden, workload.output, rng=np.random.default_rng(0), dtype=dtype
    )
    for layer, (weights, biases) in zip(network.layers, workload.weights(), strict=True):
        layer.weights[:], layer.biases[:] = weights, biases
    optimizer = OPTIMIZERS[workload.optimizer].create(learning_rate=workload.learning_rate)
    trainer = Trainer(network, *workload.data(), optimizer=optimizer, rng=np.random.default_rng(0))
    trainer.train(epochs)
    parts = [part.ravel() for layer in network.layers for part in (layer.weights, layer.biases)]
    return np.concatenate(parts)


@pytest.mark.thorough
@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("products", ["loops", "OpenBLAS"])
def test_the_c_loop_does_the_same(name: str, products: str, tmp_path: Path) -> None:
    if compilers() is None:
        pytest.skip("no C compiler")
    gemm = blas(np.float64) if products == "OpenBLAS" else None
    if products == "OpenBLAS" and gemm is None:
        pytest.skip("this NumPy brings no OpenBLAS along")
    workload = FULL[name]
    loop = CLoop(build(tmp_path, np.float64, 256), workload, np.float64, gemm)
    assert np.isfinite(loop.train(5))
    np.testing.assert_allclose(loop.parameters(), trained(workload, np.float64, 5), atol=1e-9)


@pytest.mark.parametrize("name", FULL)
def test_the_notebook_does_the_same(name: str) -> None:
    workload = FULL[name]
    train, parameters = notebook(workload, keep_loss=True)
    train(5)
    half = len(parameters) // 2
    pairs = zip(parameters[:half], parameters[half:], strict=True)
    flat = [part.ravel() for pair in pairs for part in pair]
    np.testing.assert_allclose(
        np.concatenate(flat), trained(workload, np.float64, 5), rtol=0, atol=1e-9
    )


def test_the_table_compares_rounds() -> None:
    assert ratio(np.array([2.0, 4.0, 9.0]), np.array([1.0, 2.0, 3.0])) == 2.0
    assert spread(np.array([10.0, 10.0, 10.0])) == "10.0 ±0%"


def test_loading_the_c_loop_leaves_small_numbers_alone(tmp_path: Path) -> None:
    if compilers() is None:
        pytest.skip("no C compiler")
    build(tmp_path, np.float64, 256)
    least = np.array([np.nextafter(0.0, 1.0)])
    # Bits, not numbers: where small ones are flushed, they compare equal to zero as well.
    assert (least * 1.0).tobytes() == least.tobytes()
