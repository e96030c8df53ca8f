"""A document being trained, with no Qt and no thread: what the worker drives, slice by slice."""

from nngui.run.drive import Drive
from nngui.run.frames import FrameMaker
from nngui.run.long_step import GivenUp, LongStep
from nngui.run.run import Run

__all__ = ["Drive", "FrameMaker", "GivenUp", "LongStep", "Run"]
