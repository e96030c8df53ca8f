"""Every change of a document is a value: a label for the menu and a pure function from document to document.

An edit knows nothing of windows, threads or networks. The same edits in the same order on the same document
give the same document, bit for bit: undo keeps documents, the journal keeps edits.
"""

from nngui.state.edits.classes import AddClass, DeleteClass, RenameClass
from nngui.state.edits.edit import Edit, EditError
from nngui.state.edits.points import AddPoints, ClearPoints, ErasePoints, MovePoints, RelabelPoints
from nngui.state.edits.samples import Generate, ReplaceDataset
from nngui.state.edits.settings import AddLayer, RemoveLayer, SetActivation, SetSetting, SetUnits
from nngui.state.edits.weights import ApplyPreset, NewWeights, ResetWeights

__all__ = [
    "AddClass",
    "AddLayer",
    "AddPoints",
    "ApplyPreset",
    "ClearPoints",
    "DeleteClass",
    "Edit",
    "EditError",
    "ErasePoints",
    "Generate",
    "MovePoints",
    "NewWeights",
    "RelabelPoints",
    "RemoveLayer",
    "RenameClass",
    "ReplaceDataset",
    "ResetWeights",
    "SetActivation",
    "SetSetting",
    "SetUnits",
]
