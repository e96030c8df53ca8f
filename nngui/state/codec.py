"""From frozen values to JSON and back, led by the types that their classes declare.

A dataclass is an object of its fields, a tuple a list, an enum its value, nan null. An edit says its class name, an
optimizer and a schedule their name in the registry. Reading takes exactly the fields that the class has: an unknown
name is refused within a version of the format, so that no typing error passes silently.
"""

import math
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from numbers import Integral, Real
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from nngui.data import Dataset, Recipe
from nngui.engine import (
    OPTIMIZERS,
    SCHEDULES,
    Optimizer,
    OptimizerKind,
    Registry,
    Schedule,
    ScheduleKind,
)
from nngui.state import edits
from nngui.state.array_codec import Json, decode_array, encode_array, field_error
from nngui.state.curve import Curve
from nngui.state.edits import AddPoints, Edit, PastePoints, SetSetting
from nngui.state.journal import JournalEntry
from nngui.state.settings import LayerSettings, NetworkSettings, Settings, TrainingSettings
from nngui.state.view_settings import ViewSettings

EDITS: Final[dict[str, type[Edit]]] = {
    name: getattr(edits, name)
    for name in edits.__all__
    if issubclass(getattr(edits, name), Edit) and getattr(edits, name) is not Edit
}
"""Every kind of edit that a journal can hold, by the name that stands in the file."""

_DESCRIPTIONS = {
    bool: "true or false is",
    int: "a whole number is",
    float: "a number is",
    str: "a text is",
    NoneType: "null is",
}


def _dtypes(columns: Dataset | Curve) -> dict[str, np.dtype]:
    values = {item.name: getattr(columns, item.name) for item in fields(columns)}
    return {name: value.dtype for name, value in values.items() if isinstance(value, np.ndarray)}


_COLUMN_DTYPES: dict[type, dict[str, np.dtype]] = {
    Dataset: _dtypes(Dataset()),
    Curve: _dtypes(Curve.empty()),
}
_ADDED: Final[dict[type, dict[str, Json]]] = {
    Recipe: {"formula": ""},
    LayerSettings: {"dropout": 0.0},
    Dataset: {"components": None},
    NetworkSettings: {"value_output": "linear", "frozen": []},
    AddPoints: {"target": 0.0},
    PastePoints: {"target": None, "split": None},
    JournalEntry: {"replaces": False},
    ViewSettings: {
        **{"step": "epoch", "show_lines": False, "show_ghost": False},
        **{"numbers": "focus", "equal_axes": True},
        **{"show_contours": False, "show_grid": False, "show_axes": True, "show_legend": True},
        **{"show_worth": False, "show_readout": True},
        "charts": {
            **{"smoothing": 0, "log": False},
            **{"show_best": True, "show_flags": True, "show_runs": True},
        },
    },
}
"""Fields that came after the first files, with what they are in those; of TrainingSettings see `_added`."""
_FIRST_TRAINING: Final = ("loss", "optimizer", "learning_rate", "batch_size")


# ---- writing


def encode(value: object) -> Json:
    """The JSON value of a frozen value; raises ValueError for what the format has no room for."""
    if value is None or isinstance(value, (bool, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return None if math.isnan(value) else float(value)
    if isinstance(value, np.ndarray):
        return encode_array(_saveable(value))
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, Edit):
        return {"edit": type(value).__name__} | _encode_fields(value)
    if isinstance(value, (Optimizer, Schedule)):
        return {"name": value.name} | {key: encode(item) for key, item in value.settings().items()}
    if is_dataclass(value):
        return _encode_fields(value)
    raise ValueError(f"A {type(value).__name__} cannot be saved.")


def _encode_fields(value: Any) -> dict[str, Json]:
    dtypes = _COLUMN_DTYPES.get(type(value), {})
    # A curve has nan where nothing was evaluated.
    finite = not isinstance(value, Curve)
    return {
        item.name: encode_array(getattr(value, item.name), dtypes[item.name], finite=finite)
        if item.name in dtypes
        else encode(getattr(value, item.name))
        for item in fields(value)
    }


def _saveable(array: np.ndarray) -> np.ndarray:
    """An array of an edit, in a dtype that the format knows and with the same numbers."""
    if array.dtype.kind in "iu":
        return array.astype(np.int64, copy=False)
    return array


# ---- reading


def _added(kind: type, value: dict[str, Json]) -> dict[str, Json]:
    """Fields that came after the first files, with what they are in those."""
    if kind is TrainingSettings:
        added = _encode_fields(TrainingSettings())
        # There Adam alone departed from the engine's constants.
        if value.get("optimizer") != "adam":
            added["constants"] |= {"beta2": OPTIMIZERS["adam"].defaults["beta2"]}
        return {name: item for name, item in added.items() if name not in _FIRST_TRAINING}
    return _ADDED.get(kind, {})


def decode(hint: Any, value: Json, path: str) -> Any:
    """The value of this type that a JSON value stands for; raises LoadError that names the field."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return decode(_member(hint, value, path), value, path)
    # From NumPy 2.5 on NDArray is an alias with a name of its own.
    if np.ndarray in (hint, origin) or origin is NDArray:
        return decode_array(value, path)
    if origin is tuple:
        return _decode_tuple(get_args(hint)[0], value, path)
    if hint in _DESCRIPTIONS:
        return _decode_scalar(hint, value, path)
    if issubclass(hint, Enum):
        return _decode_enum(hint, value, path)
    if hint is Edit:
        return _decode_edit(value, path)
    if hint is Optimizer:
        return _decode_entry(OPTIMIZERS, value, path)
    if hint is Schedule:
        return _decode_entry(SCHEDULES, value, path)
    return decode_fields(hint, value, path)


def decode_fields(kind: type, value: Json, path: str) -> Any:
    """A dataclass from an object of its fields; its own checks speak through the LoadError."""
    hints = _hints(kind)
    if isinstance(value, dict):
        value = _added(kind, value) | value
    require_keys(value, [item.name for item in fields(kind)], path)
    if kind is SetSetting:
        hints = hints | {"value": _setting_hint(value["path"], f"{path}.path")}
    dtypes = _COLUMN_DTYPES.get(kind, {})
    arguments = {
        name: decode_array(item, f"{path}.{name}", dtypes[name], finite=kind is not Curve)
        if name in dtypes
        else decode(hints[name], item, f"{path}.{name}")
        for name, item in value.items()
    }
    try:
        return kind(**arguments)
    except ValueError as error:
        raise field_error(path, str(error)) from error


def require_keys(value: Json, names: list[str], path: str) -> None:
    """Refuse what is not an object with exactly these names."""
    if not isinstance(value, dict):
        raise field_error(path, "An object is expected here.")
    missing = [name for name in names if name not in value]
    if missing:
        raise field_error(f"{path}.{missing[0]}", "This field is missing.")
    unknown = [name for name in value if name not in names]
    if unknown:
        raise field_error(f"{path}.{unknown[0][:80]}", "This field is not known here.")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _member(union: Any, value: Json, path: str) -> Any:
    """Which type of a union a JSON value can stand for."""
    for hint in get_args(union):
        if _accepts(hint, value):
            return hint
    raise field_error(path, "A value of another type is expected here.")


def _accepts(hint: Any, value: Json) -> bool:
    if hint is NoneType:
        return value is None
    if hint is float:
        return type(value) in (int, float)
    if hint in _DESCRIPTIONS:
        return type(value) is hint
    if hint is np.ndarray:
        return isinstance(value, (list, dict))
    if get_origin(hint) is tuple:
        return isinstance(value, list)
    return isinstance(value, str if issubclass(hint, Enum) else dict)


def _decode_scalar(kind: type, value: Json, path: str) -> Any:
    if kind is float and value is None:
        return math.nan
    if not _accepts(kind, value):
        raise field_error(path, f"{_DESCRIPTIONS[kind].capitalize()} expected here.")
    if kind is not float:
        return value
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise field_error(path, "The number is too large.")
    return number


def _decode_tuple(hint: Any, value: Json, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise field_error(path, "A list is expected here.")
    return tuple(decode(hint, item, f"{path}[{index}]") for index, item in enumerate(value))


def _decode_enum(kind: type[Enum], value: Json, path: str) -> Enum:
    for member in kind:
        if isinstance(value, str) and member.value == value:
            return member
    raise field_error(path, f"This is one of {', '.join(str(item.value) for item in kind)}.")


def _decode_edit(value: Json, path: str) -> Any:
    name = value.get("edit") if isinstance(value, dict) else None
    if not isinstance(name, str) or name not in EDITS:
        raise field_error(f"{path}.edit", "This must be the name of an edit.")
    rest = {key: item for key, item in value.items() if key != "edit"}
    return decode_fields(EDITS[name], rest, path)


def _decode_entry(
    registry: Registry[OptimizerKind] | Registry[ScheduleKind], value: Json, path: str
) -> Any:
    """A value that a registry's entry makes, from its name and all its settings."""
    name = value.get("name") if isinstance(value, dict) else None
    if not isinstance(name, str) or name not in registry:
        raise field_error(f"{path}.name", f"This is one of {', '.join(registry)}.")
    kind = registry[name]
    require_keys(value, ["name", *kind.defaults], path)
    settings = {
        key: decode(type(default), value[key], f"{path}.{key}")
        for key, default in kind.defaults.items()
    }
    try:
        return kind.create(**settings)
    except ValueError as error:
        raise field_error(path, str(error)) from error


def _setting_hint(setting: Json, path: str) -> Any:
    """The type of the setting that a dotted path names."""
    hint: Any = Settings
    for name in setting.split(".") if isinstance(setting, str) else [""]:
        has_parts = isinstance(hint, type) and is_dataclass(hint) and hint is not Schedule
        if not has_parts or name not in {item.name for item in fields(hint)}:
            raise field_error(path, "There is no such setting.")
        hint = _hints(hint)[name]
    return hint
