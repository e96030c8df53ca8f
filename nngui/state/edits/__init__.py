"""Every change of a document is a value: a label for the menu and a pure function from document to document.

An edit knows nothing of windows, threads or networks. The same edits in the same order on the same document
give the same document, bit for bit: undo keeps documents, the journal keeps edits.
"""

from nngui.state.edits.arrange import MirrorPoints, RotatePoints, ScalePoints
from nngui.state.edits.classes import (
    AddClass,
    DeleteClass,
    MergeClasses,
    MoveClass,
    RecolorClass,
    RenameClass,
)
from nngui.state.edits.copies import PastePoints
from nngui.state.edits.edit import Edit, EditError
from nngui.state.edits.features import AddFeature, RemoveFeature, Standardize
from nngui.state.edits.freezing import SetFrozen
from nngui.state.edits.points import (
    AddPoints,
    AttractPoints,
    ClearPoints,
    CutPoints,
    ErasePoints,
    JitterPoints,
    MovePoints,
    RelabelPoints,
    SetSplit,
)
from nngui.state.edits.samples import Generate, ReplaceDataset
from nngui.state.edits.settings import (
    AddLayer,
    RemoveLayer,
    RemoveUnit,
    SetActivation,
    SetDropout,
    SetSetting,
    SetUnits,
)
from nngui.state.edits.tasks import SetTargets, SetTask
from nngui.state.edits.training import StepSample
from nngui.state.edits.weights import (
    ApplyPreset,
    NewWeights,
    ResetWeights,
    SetParameters,
)

__all__ = [
    "AddClass",
    "AddFeature",
    "AddLayer",
    "AddPoints",
    "ApplyPreset",
    "AttractPoints",
    "ClearPoints",
    "CutPoints",
    "DeleteClass",
    "Edit",
    "EditError",
    "ErasePoints",
    "Generate",
    "JitterPoints",
    "MergeClasses",
    "MirrorPoints",
    "MoveClass",
    "MovePoints",
    "NewWeights",
    "PastePoints",
    "RecolorClass",
    "RelabelPoints",
    "RemoveFeature",
    "RemoveLayer",
    "RemoveUnit",
    "RenameClass",
    "ReplaceDataset",
    "ResetWeights",
    "RotatePoints",
    "ScalePoints",
    "SetActivation",
    "SetDropout",
    "SetFrozen",
    "SetParameters",
    "SetSetting",
    "SetSplit",
    "SetTargets",
    "SetTask",
    "SetUnits",
    "Standardize",
    "StepSample",
]
