"""What the mouse does on the canvas: one tool a file, in the order of the buttons."""

from nngui.ui.canvas.tools.brush import BrushTool
from nngui.ui.canvas.tools.eraser import EraserTool
from nngui.ui.canvas.tools.jitter import JitterTool
from nngui.ui.canvas.tools.lasso import LassoTool
from nngui.ui.canvas.tools.magnet import MagnetTool
from nngui.ui.canvas.tools.move import MoveTool
from nngui.ui.canvas.tools.point import PointTool
from nngui.ui.canvas.tools.select import SelectTool
from nngui.ui.canvas.tools.spray import SprayTool
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool

TOOLS: tuple[type[Tool], ...] = (
    PointTool,
    BrushTool,
    SprayTool,
    EraserTool,
    SelectTool,
    LassoTool,
    MagnetTool,
    JitterTool,
    MoveTool,
)
"""All tools: the only list of their names."""

__all__ = ["TOOLS", "EraserTool", "PointTool", "Pointer", "Preview", "Tool"]
