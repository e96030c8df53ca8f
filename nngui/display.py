"""Can Qt open a window here? The system libraries that it needs, and a screen.

Qt aborts the process when either is missing, naming one library of several. So this asks first,
and says everything at once. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

# What no PySide6 wheel carries: the library, and Debian's package with it.
QT_LIBRARIES: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11_LIBRARIES: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND_LIBRARIES: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def is_there() -> bool:
    """Whether a screen, or a platform that needs none, is named."""
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def require() -> None:
    """Return if Qt can start; install what is missing if root can; otherwise exit, saying the mend.

    Only Linux needs it: elsewhere Qt's wheels carry everything, and there is always a screen.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = _platform()
    wanted = dict(QT_LIBRARIES)
    wanted |= {"xcb": X11_LIBRARIES, "wayland": WAYLAND_LIBRARIES}.get(platform, {})
    _require_libraries(wanted)
    if platform == "xcb" and not _x_server_answers():
        raise SystemExit(
            f"nngui: no X server answers at DISPLAY={os.environ.get('DISPLAY', '')!r}. Start nngui "
            "from the desktop or over `ssh -X`; `xvfb-run` before the command gives it a virtual "
            "screen."
        )


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries (name to Debian package) that this system cannot load."""
    return {name: package for name, package in libraries.items() if not _loads(name)}


def _platform() -> str:
    """The plugin that Qt will take: `xcb`, `wayland`, or one that QT_QPA_PLATFORM names."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return "wayland" if chosen.startswith("wayland") else chosen
    if os.environ.get("DISPLAY"):
        return "xcb"
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    raise SystemExit(
        "nngui: there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is "
        "set). Start nngui from the desktop or over `ssh -X`; `xvfb-run` before the command gives "
        "it a virtual screen."
    )


def _require_libraries(wanted: Mapping[str, str]) -> None:
    packages = sorted(set(missing(wanted).values()))
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], install):
            print("+ " + shlex.join(command), file=sys.stderr, flush=True)
            subprocess.run(command, stdout=sys.stderr, check=False)
    lacking = missing(wanted)
    if lacking:
        raise SystemExit(
            f"nngui: Qt needs system libraries that are not here ({', '.join(lacking)}). "
            f"As root, run: {shlex.join(install)}\n"
            "(those are the names of Debian and Ubuntu; other systems have the same libraries "
            "under names of their own)"
        )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _x_server_answers() -> bool:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if display is None:
        return False
    x11.XCloseDisplay(display)
    return True
