"""What an edit is refused with, by the code of its EditError."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditErrors", text)


def edit_errors() -> dict[str, str]:
    """The sentence of each code, in the language of the window; it names the error's parameters."""
    return {
        "class-name-taken": _tr('Another class is called "{name}" already; choose another name.'),
        "classes-full": _tr("There are {limit} classes already; delete one first."),
        "classes-here": _tr(
            "Classes are learned here, not values: choose Values in the Data section first."
        ),
        "full-batch-step": _tr(
            "{label} takes all points in every step: step by one epoch, or choose another optimizer."
        ),
        "input-without-unit": _tr("Each input needs its unit."),
        "last-two-classes": _tr("Two classes are the least there is to tell apart; add one first."),
        "merge-into-itself": _tr("A class cannot be merged into itself; choose another one."),
        "no-room-for-class": _tr(
            'There is no class "{name}", and {limit} are the most there can be; delete or merge one first.'
        ),
        "no-such-class": _tr("There is no class {number}; there are {count}."),
        "no-such-layer": _tr("There is no layer {number}; there are {count}."),
        "no-such-part": _tr("The network has no such unit or weight any more; choose another one."),
        "no-such-split": _tr("split is 0 (by train share), 1 (train) or 2 (test)."),
        "no-such-task": _tr("task is one of {names}, not '{name}'."),
        "no-such-weight": _tr("The network has no such weight any more; choose another one."),
        "nothing-to-fit": _tr(
            "There are no points to fit the standardization to; place some first."
        ),
        "nothing-to-train-on": _tr(
            "There are no points to train on: place some, or raise the train share."
        ),
        "pasted-without-values": _tr(
            "Values are learned here, and these points have none: paste rows of x1, x2 and a number."
        ),
        "scale-factor": _tr("Points are scaled by a factor above 0, not by {factor:g}."),
        "too-many-frozen": _tr(
            "At most {limit:,} single weights of a layer are frozen; freeze units or the layer instead."
        ),
        "unnamed-class": _tr("A pasted point has a class without a name; copy the points again."),
        "value-range": _tr("A value is a finite number within ±{limit:,.0f}."),
        "value-without-place": _tr("Each value needs its unit and its input."),
        "values-here": _tr(
            "Values are learned here, not classes: choose Classes in the Data section first."
        ),
        "weight-range": _tr("A weight is a number from -{limit:,.0f} to {limit:,.0f}."),
    }
