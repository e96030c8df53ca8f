"""A virtual X screen of one's own, for the tests that need a real window system."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_screen(size: str = "1440x900x24") -> Iterator[str]:
    """Start Xvfb on a free display, yield its name (such as ":1"), stop it afterwards."""
    program = shutil.which("Xvfb")
    if program is None:
        raise RuntimeError("this test needs Xvfb: apt-get install xvfb (as root)")
    reader, writer = os.pipe()
    command = [program, "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as announced:  # Xvfb writes its number when it takes connections
            yield f":{announced.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
