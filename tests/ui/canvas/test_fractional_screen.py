"""Screens on which a pixel of the window is one and a half, say: where things meet within one, both are painted."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_a_stroke_at_the_edge_of_the_plane_leaves_no_seam(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.canvas.fractional_screen"]
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    ratio, difference = map(float, result.stdout.split())
    assert ratio == float(scale)
    # Qt rounds a color that it stretches one way or the other.
    assert difference <= 2
