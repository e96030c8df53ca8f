"""What is said of points, classes and features that there cannot be, by the code of the DataError."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("DataErrors", text)


def data_errors() -> dict[str, str]:
    """The sentence of each code, in the language of the window; it names the error's parameters."""
    return {
        "class-count": _tr("A dataset has 1 to {limit} classes, not {count}."),
        "class-name": _tr("A class name has 1 to {limit} printable characters."),
        "feature-without-value": _tr(
            "The feature {name} has no value for one of the points. {reason} Or move the point, or remove the feature."
        ),
        "known-feature": _tr("{label} is a feature already."),
        "last-feature": _tr("{label} is the last feature: a network needs one. Add another first."),
        "no-feature": _tr("A network needs at least one feature: choose one."),
        "no-such-feature": _tr("{name} is no feature of this network."),
        "one-class": _tr("A document has at least two classes; add one."),
        "out-of-bounds": _tr("{name} must be finite and within +-{limit:g}."),
        "too-many-features": _tr("A network takes {limit} features; remove one first."),
        "too-many-points": _tr("A dataset has at most {limit:,} points, not {count:,}."),
    }
