"""Hypothesis strategies for the frozen values, and their equality bit for bit."""

import math
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngui.data import (
    COLORS,
    GENERATORS,
    SHAPES,
    Dataset,
    FeatureMap,
    PointClass,
    Recipe,
    Split,
    Task,
)
from nngui.data.components import Components
from nngui.data.feature import FEATURES
from nngui.engine import ACTIVATIONS, INITIALIZERS, TrainerState
from nngui.state import edits
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.freezing import FrozenLayer
from nngui.state.settings import OUTPUTS, VALUE_OUTPUTS, LayerSettings, NetworkSettings, Settings
from tests.components import fit_components
from tests.state.training_strategies import training_settings


def same(a: Any, b: Any) -> bool:
    """Whether two values are the same, bit for bit; nan equals nan."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if is_dataclass(a):
        names = [item.name for item in fields(a)]
        return type(a) is type(b) and all(same(getattr(a, n), getattr(b, n)) for n in names)
    if isinstance(a, tuple):
        return isinstance(b, tuple) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) and math.isnan(a):
        return isinstance(b, float) and math.isnan(b)
    return bool(a == b)


coordinates = st.floats(-1e6, 1e6)
names = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=80)


def columns(n: int, elements: st.SearchStrategy[Any], dtype: Any = np.float64) -> Any:
    return hnp.arrays(dtype, n, elements=elements)


@st.composite
def datasets(draw: st.DrawFn, min_classes: int = 1, max_points: int = 30) -> Dataset:
    """Any dataset; one in four has more points than fit in a plain list."""
    many = draw(st.integers(0, 3)) == 0
    n = draw(st.integers(0, max_points)) + (1_000 if many else 0)
    count = draw(st.integers(min_classes, 8))
    classes = tuple(
        PointClass(draw(names), draw(st.sampled_from(COLORS)), draw(st.sampled_from(SHAPES)))
        for _ in range(count)
    )
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    few = draw(columns(min(n, 30), coordinates))
    task = draw(st.sampled_from(list(Task)))
    data = Dataset(classes=classes, task=task, recipe=draw(st.none() | recipes())).with_points(
        np.resize(few, n) if n else np.empty(0),
        rng.normal(size=n),
        rng.integers(count, size=n),
        split_override=rng.choice(list(Split), size=n),
        target=rng.normal(size=n),
    )
    gone = data.id[rng.random(n) < 0.3]
    return replace(data.without(gone), components=draw(st.none() | components()))


@st.composite
def components(draw: st.DrawFn) -> Components:
    width = draw(st.integers(2, 5))
    matrix = np.random.default_rng(draw(st.integers(0, 99))).normal(size=(width, 4 * width))
    return fit_components(list(matrix), draw(st.lists(names, min_size=width, max_size=width)))


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    name = draw(st.sampled_from(list(GENERATORS)))
    count = GENERATORS[name].n_classes
    formulas = ["", "x1", "  0.5*x1**3 - 2"] if GENERATORS[name].formula else [""]
    return Recipe(
        name,
        draw(st.integers(1, 60)),
        draw(st.floats(0, 0.5)),
        draw(st.integers(count.minimum, count.maximum)),
        draw(st.integers(0, 2**31 - 1)),
        draw(st.sampled_from(formulas)),
    )


def frozen_layers() -> st.SearchStrategy[FrozenLayer]:
    places = st.tuples(st.integers(0, 11), st.integers(-1, 11))
    return st.builds(
        FrozenLayer,
        st.booleans(),
        st.sets(st.integers(0, 11), max_size=3).map(lambda some: tuple(sorted(some))),
        st.sets(places, max_size=3).map(lambda some: tuple(sorted(some))),
    )


def layers() -> st.SearchStrategy[LayerSettings]:
    return st.builds(LayerSettings, st.integers(1, 12), st.sampled_from(list(ACTIVATIONS)))


@st.composite
def feature_maps(draw: st.DrawFn) -> FeatureMap:
    offered = [*FEATURES, "sin(x1 * x2)", "exp(-x1**2)", " tanh(x2) "]
    chosen = draw(st.lists(st.sampled_from(offered), min_size=1, unique=True))
    features = FeatureMap(tuple(chosen))
    return features.fitted(np.arange(5.0), np.arange(5.0) ** 2) if draw(st.booleans()) else features


def settings() -> st.SearchStrategy[Settings]:
    seeds = st.integers(0, 2**31 - 1)
    network = st.builds(
        NetworkSettings,
        st.lists(layers(), max_size=4).map(tuple),
        st.sampled_from(OUTPUTS),
        st.sampled_from(list(INITIALIZERS)),
        seeds,
        st.sampled_from(VALUE_OUTPUTS),
        st.lists(frozen_layers(), max_size=5).map(tuple),
    )
    return st.builds(Settings, network, training_settings(), feature_maps(), st.floats(0, 1))


def documents() -> st.SearchStrategy[Document]:
    return st.builds(Document, datasets(min_classes=2), settings())


@st.composite
def trainer_states(draw: st.DrawFn, document: Document) -> TrainerState:
    """A state that a trainer of this document can be in."""
    chosen, dataset = document.settings, document.dataset
    sizes = document.network_shape()[0]
    n = sum((a + 1) * b for a, b in pairwise(sizes))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype, optimizer = chosen.training.dtype, chosen.training.make_optimizer()
    n_train = max(int(dataset.is_train(chosen.train_share).sum()), 1)
    batch_size = chosen.training.batch_of(n_train)
    return TrainerState(
        parameters=rng.normal(size=n).astype(dtype),
        optimizer=optimizer,
        moments=rng.normal(size=(len(optimizer.moments), n)).astype(dtype),
        optimizer_updates=draw(st.integers(0, 10**6)),
        epoch=draw(st.integers(0, 10**9)),
        step_in_epoch=draw(st.integers(0, -(-n_train // batch_size) - 1)),
        steps=draw(st.integers(0, 2**62)),
        order_seed=draw(st.integers(0, 2**63 - 1)),
        running_loss=draw(st.floats(0, 1e9)),
        running_samples=draw(st.integers(0, n_train)),
        last_loss=draw(st.just(math.nan) | st.floats(0, 1e9)),
    )


@st.composite
def curves(draw: st.DrawFn, epoch: int) -> Curve:
    """A curve up to some epoch, with nan where nothing was evaluated."""
    n = draw(st.integers(0, min(epoch, 1_024)))
    elements = st.just(math.nan) | st.floats(0, 1e9)
    values = [np.resize(draw(columns(8, elements)), n) for _ in range(6)]
    return Curve(
        np.arange(n, dtype=np.int64),
        *values,
        stride=draw(st.sampled_from([1, 2, 1024])),
        open_low=draw(elements),
        open_high=draw(elements),
    )


@st.composite
def checkpoints(draw: st.DrawFn, document: Document) -> Checkpoint:
    trainer = draw(trainer_states(document))
    return Checkpoint(document, trainer, draw(curves(trainer.epoch)))


def all_edits() -> st.SearchStrategy[edits.Edit]:
    """Every kind of edit, with any values (not necessarily ones that some document can take)."""
    stroke = st.integers(0, 10**9)
    index = st.integers(0, 7)
    points = columns(3, coordinates)
    ids = columns(3, st.integers(0, 2**40), np.int64)
    setting = st.sampled_from(
        [
            "training.learning_rate",
            "training.batch_size",
            "training.constants.beta2",
            "training.schedule",
            "training.clip_norm",
            "training.precision",
            "training.stop",
            "training.stop.patience",
            "network.seed",
            "train_share",
            "features",
        ]
    )
    set_setting = st.builds(
        lambda path, s: edits.SetSetting(path, s.value(path)), setting, settings()
    )
    return st.one_of(
        st.builds(
            edits.AddPoints,
            points,
            points,
            index | columns(3, index, np.int64),
            coordinates | points,
            stroke=stroke,
        ),
        st.builds(edits.MovePoints, ids, points, points, stroke=stroke),
        st.builds(edits.AttractPoints, ids, points, points, stroke=stroke),
        st.builds(edits.JitterPoints, ids, points, points, stroke=stroke),
        st.builds(edits.RelabelPoints, ids, index),
        st.builds(edits.SetSplit, ids, st.sampled_from(list(Split)).map(int)),
        st.builds(
            edits.PastePoints,
            points,
            points,
            columns(3, st.integers(0, 2), np.int64),
            st.tuples(names, names, names),
            st.sampled_from(["paste", "duplicate"]),
            st.none() | points,
        ),
        st.builds(edits.SetTargets, ids, coordinates | points),
        st.builds(edits.SetTask, st.sampled_from([task.value for task in Task])),
        st.builds(edits.RotatePoints, ids, st.floats(-360, 360)),
        st.builds(edits.ScalePoints, ids, st.floats(0.01, 100)),
        st.builds(edits.MirrorPoints, ids, st.booleans()),
        st.builds(edits.ErasePoints, ids, stroke=stroke),
        st.builds(edits.CutPoints, ids),
        st.builds(edits.ClearPoints),
        st.builds(edits.Generate, recipes()),
        st.builds(edits.ReplaceDataset, datasets(), settings(), names),
        st.builds(edits.AddClass),
        st.builds(edits.RenameClass, index, names),
        st.builds(edits.DeleteClass, index),
        st.builds(edits.RecolorClass, index, st.sampled_from(COLORS), st.sampled_from(SHAPES)),
        st.builds(edits.MoveClass, index, index),
        st.builds(edits.MergeClasses, index, index),
        set_setting,
        st.builds(edits.SetUnits, index, st.integers(1, 256)),
        st.builds(edits.SetActivation, index, st.sampled_from(list(ACTIVATIONS))),
        st.builds(edits.AddLayer, index, layers()),
        st.builds(edits.RemoveLayer, index),
        st.builds(edits.ResetWeights),
        st.builds(edits.StepSample),
        st.builds(edits.NewWeights, st.none() | st.integers(0, 2**31 - 1)),
        st.builds(edits.ApplyPreset, names, settings()),
    )
