"""The commands for selected points."""

from nngui.ui.action_spec import ActionSpec, Standard

SELECTION_SPECS = (
    ActionSpec("cut", "Cu&t", "Take the selected points to the clipboard.", (Standard.Cut,)),
    ActionSpec(
        "copy",
        "&Copy",
        "Copy the selected points, as rows that a spreadsheet takes.",
        (Standard.Copy,),
    ),
    ActionSpec(
        "paste",
        "&Paste",
        "Bring the points of the clipboard: rows of x1, x2 and class, also from a spreadsheet.",
        (Standard.Paste,),
    ),
    ActionSpec(
        "duplicate", "&Duplicate", "Copy the selected points beside themselves.", ("Ctrl+D",)
    ),
    ActionSpec("erase_selection", "D&elete", "Erase the selected points; the key is Delete."),
    ActionSpec("select_all", "Select &All", "Select all points that are shown.", ("Ctrl+A",)),
    ActionSpec(
        "invert_selection",
        "&Invert",
        "Select the points that are not selected, and no others.",
        ("Ctrl+I",),
    ),
    ActionSpec(
        "deselect", "D&eselect", "Select nothing; Esc on the canvas does too.", ("Ctrl+Shift+A",)
    ),
    ActionSpec(
        "rotate_left",
        "Rotate &Left",
        "Turn the selected points 15 degrees counterclockwise, about their center.",
        ("Ctrl+Left",),
    ),
    ActionSpec(
        "rotate_right",
        "Rotate &Right",
        "Turn the selected points 15 degrees clockwise, about their center.",
        ("Ctrl+Right",),
    ),
    ActionSpec(
        "scale_up",
        "Scale &Up",
        "Move the selected points a tenth farther from their center.",
        ("Ctrl+Up",),
    ),
    ActionSpec(
        "scale_down",
        "Scale &Down",
        "Move the selected points nearer to their center.",
        ("Ctrl+Down",),
    ),
    ActionSpec(
        "mirror_horizontally",
        "Mirror &Horizontally",
        "Let left and right of the selected points change places.",
        ("Shift+H",),
    ),
    ActionSpec(
        "mirror_vertically",
        "Mirror &Vertically",
        "Let top and bottom of the selected points change places.",
        ("Shift+V",),
    ),
    ActionSpec(
        "put_into_train",
        "Put into &Train",
        "Train on the selected points, whatever the train share says.",
    ),
    ActionSpec(
        "put_into_test",
        "Put into Te&st",
        "Keep the selected points for testing, whatever the train share says.",
    ),
    ActionSpec(
        "put_by_share",
        "Put &by Train Share",
        "Let the train share say again which of the selected points are trained on.",
    ),
)
