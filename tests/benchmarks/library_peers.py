"""scikit-learn and PyTorch, each as its users would have it train fast."""

from __future__ import annotations

import warnings
from importlib.util import find_spec

import numpy as np

from .numpy_peers import Train
from .workloads import Workload


def scikit_learn(workload: Workload, dtype: type) -> Train | None:
    """MLPClassifier.fit for so many epochs; None where it is not installed."""
    if find_spec("sklearn") is None:
        return None
    from sklearn.neural_network import MLPClassifier

    X, labels = workload.data()
    X = X.astype(dtype)
    names = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu"}

    def train(epochs: int) -> None:
        model = MLPClassifier(
            workload.sizes[1:-1],
            activation=names[workload.hidden],
            solver=workload.optimizer,
            alpha=0.0,
            batch_size=workload.batch_size or workload.n_samples,
            learning_rate_init=workload.learning_rate,
            momentum=0.0,
            nesterovs_momentum=False,
            max_iter=epochs,
            tol=0.0,
            n_iter_no_change=epochs + 1,
            random_state=0,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it has not converged, and is not meant to
            model.fit(X, labels)

    return train


def pytorch(workload: Workload, dtype: type, threads: int, *, fused: bool) -> Train | None:
    """An eager loop; the epoch's samples are gathered once. None where it is not installed."""
    if find_spec("torch") is None:
        return None
    import torch

    torch.set_num_threads(threads)
    kind = torch.float32 if dtype is np.float32 else torch.float64
    X, labels = workload.data()
    inputs = torch.tensor(X, dtype=kind)
    single = workload.sizes[-1] == 1
    targets = torch.tensor(labels, dtype=kind)[:, None] if single else torch.tensor(labels)
    bends = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
    parts: list[torch.nn.Module] = []
    for weights, biases in workload.weights():
        linear = torch.nn.Linear(weights.shape[1], weights.shape[0], dtype=kind)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(weights))
            linear.bias.copy_(torch.tensor(biases))
        parts += [linear, bends[workload.hidden]()]
    model = torch.nn.Sequential(*parts[:-1])
    loss = torch.nn.BCEWithLogitsLoss() if single else torch.nn.CrossEntropyLoss()
    optimizers = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    optimizer = optimizers[workload.optimizer](
        model.parameters(), lr=workload.learning_rate, fused=fused
    )
    size, n = workload.batch_size, workload.n_samples

    def train(epochs: int) -> None:
        for _ in range(epochs):
            total = 0.0
            order = None if size is None else torch.randperm(n)
            x, y = (inputs, targets) if order is None else (inputs[order], targets[order])
            for start in range(0, n, size or n):
                optimizer.zero_grad()
                value = loss(model(x[start : start + (size or n)]), y[start : start + (size or n)])
                value.backward()
                optimizer.step()
                total += value.detach()
            float(total)

    return train
