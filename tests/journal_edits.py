"""Edits at random, of every kind that touches a run."""

import numpy as np

from nngui.data import Recipe
from nngui.engine import Cosine
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    AddPoints,
    ApplyPreset,
    ClearPoints,
    DeleteClass,
    Edit,
    ErasePoints,
    Generate,
    MergeClasses,
    MoveClass,
    MovePoints,
    NewWeights,
    RelabelPoints,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    RenameClass,
    ReplaceDataset,
    ResetWeights,
    RotatePoints,
    SetActivation,
    SetDropout,
    SetFrozen,
    SetParameters,
    SetSetting,
    SetSplit,
    SetTargets,
    SetTask,
    Standardize,
    StepSample,
)
from nngui.state.edits.weights import BIAS
from nngui.state.presets import PRESETS


def first_document() -> Document:
    document = Generate(Recipe(n_points=60)).apply(Document())
    return SetSetting("training.batch_size", 8).apply(document)


def any_edit(document: Document, rng: np.random.Generator) -> Edit:
    """One of all kinds, for this document; it may be refused."""
    dataset = document.dataset
    k = int(rng.integers(dataset.n_classes))
    some = rng_ids(rng, dataset.id, min(3, dataset.n_points))
    x1, x2 = rng.normal(size=(2, 3))
    seed = int(rng.integers(100))
    edits = [
        AddPoints(x1, x2, k, x1),
        MovePoints(some, x1[: len(some)], x2[: len(some)]),
        RelabelPoints(some, k),
        ErasePoints(some),
        ClearPoints(),
        Generate(Recipe(n_points=30, seed=seed)),
        Generate(Recipe("blobs", 50, 0.1, 4, seed)),
        ReplaceDataset(first_document().dataset, document.settings, "a file"),
        AddClass(),
        RenameClass(k, f"class {seed}"),
        DeleteClass(k),
        MoveClass(k, 0),
        MergeClasses(k, 0),
        RotatePoints(some, 15.0),
        SetSplit(some, int(rng.integers(3))),
        AddLayer(0),
        AddFeature(str(rng.choice(["x1^2", "x1 x2", "sin x1", "exp(-x1**2)"]))),
        RemoveFeature(str(rng.choice(["x1", "x2", "x1^2"]))),
        Standardize(bool(rng.integers(2))),
        RemoveUnit(0, 0),
        RemoveLayer(0),
        SetActivation(0, str(rng.choice(["relu", "tanh", "sigmoid"]))),
        SetDropout(0, float(rng.choice([0.0, 0.2, 0.5]))),
        SetParameters(0, np.zeros(2, int), np.array([0, BIAS]), x1[:2]),
        SetFrozen(0, np.zeros(1, int), frozen=bool(seed % 3)),
        SetFrozen(0, np.zeros(2, int), np.array([0, BIAS]), frozen=bool(seed % 3)),
        ResetWeights(),
        StepSample(),
        NewWeights(),
        ApplyPreset("playground", PRESETS["playground"].settings),
        SetSetting("train_share", float(rng.uniform(0.3, 1.0))),
        SetSetting("training.batch_size", int(rng.integers(1, 40))),
        SetSetting("training.batch_size", None),
        SetSetting("training.learning_rate", float(rng.uniform(0.001, 0.1))),
        SetSetting("training.optimizer", str(rng.choice(["sgd", "momentum", "adam"]))),
        SetSetting("training.loss", str(rng.choice(["cross-entropy", "squared-error"]))),
        SetSetting("network.output", str(rng.choice(["softmax", "sigmoid", "tanh"]))),
        SetSetting("network.seed", seed),
        SetSetting("training.schedule", Cosine(seed + 1)),
        SetSetting("training.l1", float(rng.uniform(0, 0.01))),
        SetSetting("training.l2", float(rng.uniform(0, 0.01))),
        SetSetting("training.clip_norm", None if seed % 2 else float(rng.uniform(0.1, 2))),
        SetSetting("training.constants.beta1", float(rng.uniform(0, 0.95))),
        SetSetting("training.precision", str(rng.choice(["single", "double"]))),
        SetSetting("training.stop.patience", None if seed % 2 else seed + 1),
        Generate(Recipe("plane", 40, 0.1, 2, seed)),
        SetTask(str(rng.choice(["classification", "regression"]))),
        SetTask("regression"),
        SetTargets(some, float(rng.normal())),
        SetSetting("network.value_output", str(rng.choice(["linear", "tanh-value"]))),
        SetSetting("training.value_loss", str(rng.choice(["squared-error", "huber"]))),
    ]
    return edits[int(rng.integers(len(edits)))]


def rng_ids(rng: np.random.Generator, ids: np.ndarray, count: int) -> np.ndarray:
    return np.sort(rng.choice(ids, size=count, replace=False))
