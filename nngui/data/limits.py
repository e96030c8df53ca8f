"""How much data the program takes, checked before memory is.

Every reader and every edit reads these constants; no other file repeats the numbers.
"""

from typing import Final

MAX_POINTS: Final = 50_000
"""Points in one dataset."""

MAX_CLASSES: Final = 8
"""Classes in one dataset: as many as the palette has colors and marker shapes."""

MAX_COORDINATE: Final = 1e6
"""Largest |x1| or |x2|: their squares and products stay exact enough in double precision."""

MAX_SEED: Final = 2**31 - 1
"""Largest seed: one that every program and file format can hold."""

MAX_DATA_BYTES: Final = 20 * 1024 * 1024
"""Size of a data file (CSV, NPZ) in bytes."""

MAX_NAME_LENGTH: Final = 80
"""Characters in the name of a class or of a column."""
