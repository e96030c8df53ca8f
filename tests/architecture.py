"""The rules of the house, as functions from source text to broken rules.

tests/test_architecture.py applies them to every file, and to examples that break each of them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass

# Each room and the others that it may import. `nngui` itself stands for names in nngui/__init__.py.
LEAVES = frozenset({"nngui", "resources"})
FOUNDATION = frozenset({"data", "engine"})
STATE = FOUNDATION | {"state"}
EXPORT = STATE | {"export"}
UI_MAY = EXPORT | LEAVES | {"session", "storage"}
MAY_IMPORT = {
    "nngui": frozenset[str](),
    "resources": frozenset[str](),
    "bootstrap": frozenset[str](),
    "display": frozenset[str](),
    "engine": frozenset[str](),
    "data": frozenset[str](),
    "state": STATE | {"nngui"},
    "export": EXPORT | LEAVES,
    "run": STATE,
    "garbage": frozenset[str](),
    "session": EXPORT | LEAVES,
    "storage": EXPORT | LEAVES | {"session", "storage"},
    "frame_desk": STATE | {"run"},
    "worker": EXPORT | LEAVES | {"frame_desk", "run"},
    "recovery": EXPORT | LEAVES | {"session", "storage"},
    "ui": UI_MAY,
    "smoke": UI_MAY | {"ui"},
    "app": UI_MAY | {"garbage", "recovery", "smoke", "ui", "worker"},
    "cli": EXPORT | LEAVES | {"app", "bootstrap", "display"},
    "__main__": frozenset({"bootstrap", "cli", "nngui"}),
}
# The only imports inside functions that reach another room: what stands before must not load it.
LATE = {"__main__": {"cli"}, "cli": {"app"}}

# Libraries, each room's own: `PySide6.QtCore` allows QtCore alone.
QT = frozenset({"PySide6", "shiboken6", "pyqtgraph"})
MAY_USE = {
    "engine": {"numpy"},
    "data": {"numpy"},
    "state": {"numpy"},
    "export": {"numpy"},
    "run": {"numpy"},
    "garbage": {"PySide6.QtCore"},
    "session": {"numpy", "PySide6.QtCore"},
    "storage": {"numpy", "PySide6.QtCore"},
    "frame_desk": {"PySide6.QtCore"},
    "worker": {"numpy", "PySide6.QtCore"},
    "recovery": {"numpy", "PySide6.QtCore"},
    "ui": {"numpy", *QT},
    "smoke": {"numpy", *QT},
    "app": {"numpy", *QT},
}
# What views may know of the engine: the lists of names, never a live network.
REGISTRIES = frozenset({"ACTIVATIONS", "LOSSES", "OPTIMIZERS", "INITIALIZERS", "SCHEDULES"})

FORBIDDEN_MODULES = frozenset(
    {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "imp"}
)
FORBIDDEN_BUILTINS = frozenset({"eval", "exec", "compile", "__import__"})
FORBIDDEN_CALLS = frozenset(
    {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
    | {"importlib.import_module", "builtins.eval", "builtins.exec"}
)
# The names of what may be anything.
FORBIDDEN_NAMES = frozenset({"util", "utils", "helper", "helpers", "misc", "manager", "common"})
LONGEST_FILE = 300


@dataclass(frozen=True)
class Import:
    """One imported name: `from nngui.engine import SGD` is module `nngui.engine`, name `SGD`."""

    module: str
    name: str
    line: int
    late: bool


def room_of(module: str) -> str:
    """The room of a dotted module name: `nngui.ui.canvas.tools` lies in `ui`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "nngui"


def broken_rules(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """Every rule that a file of nngui breaks, one sentence each.

    `module` is the file's dotted name, such as `nngui.ui.canvas`; `is_package` tells `__init__.py`.
    """
    tree = ast.parse(source)
    found = [
        rule
        for one in _imports(tree, module, is_package)
        for rule in (*_layers(one, module), *_libraries(one, room_of(module)))
    ]
    found += _dangerous(tree, module)
    if len(source.splitlines()) > LONGEST_FILE:
        found.append(f"over {LONGEST_FILE} lines: which two things does it say?")
    if FORBIDDEN_NAMES & set(module.split(".")[-1].split("_")):
        found.append("the name says nothing: what is in it?")
    return [f"{module}: {rule}" for rule in found]


def _imports(tree: ast.Module, module: str, is_package: bool) -> Iterator[Import]:
    late_nodes = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        late = id(node) in late_nodes
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", node.lineno, late)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(source, alias.name, node.lineno, late)


def _layers(one: Import, module: str) -> Iterator[str]:
    if one.module.split(".")[0] != "nngui":
        return
    here, there = room_of(module), room_of(one.module)
    if there == "nngui" and one.name in MAY_IMPORT:  # from nngui import session
        there = one.name
    where = f"line {one.line}"
    if there not in MAY_IMPORT:
        if there != "nngui":
            yield f"{where}: the house has no room {there!r}"
    elif there != here and there not in MAY_IMPORT.get(here, frozenset()):
        yield f"{where}: {here} may not import {there}"
    elif here == "ui" and there == "engine" and one.name not in REGISTRIES:
        yield f"{where}: ui may import the engine's registries, not {one.name or one.module!r}"
    if one.late and there != here and there not in LATE.get(here, set()):
        yield f"{where}: {there} is imported inside a function"
    if not one.late and there in LATE.get(here, set()):
        yield f"{where}: {there} is to be imported late, inside a function"


def _libraries(one: Import, here: str) -> Iterator[str]:
    top = one.module.split(".")[0]
    if top in FORBIDDEN_MODULES:
        yield f"line {one.line}: {top} is not used here"
    if top == "nngui" or top in sys.stdlib_module_names:
        return
    dotted = f"{one.module}.{one.name}" if one.module == "PySide6" else one.module
    allowed = MAY_USE.get(here, set())
    if not any(dotted == library or dotted.startswith(library + ".") for library in allowed):
        yield f"line {one.line}: {here} may not use {dotted}"


def _dangerous(tree: ast.Module, module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        where = f"line {node.lineno}"
        called = ast.unparse(node.func)
        if called in FORBIDDEN_BUILTINS | FORBIDDEN_CALLS:
            yield f"{where}: {called}() is not used here"
        if called.endswith(".exec") and room_of(module) != "app":
            yield f"{where}: {called}() blocks; open() the dialog, it answers by a signal"
        for keyword in node.keywords:
            value = keyword.value
            safe = isinstance(value, ast.Constant) and value.value is False
            if keyword.arg in ("shell", "allow_pickle") and not safe:
                yield f"{where}: {keyword.arg}={ast.unparse(value)} is not used here"
