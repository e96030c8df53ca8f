"""Reading the arrays of an NPZ file: each header is checked before its body is read, and nothing is unpickled.

An NPZ file is a zip of NPY files; source: NumPy's "NEP 1", the NPY format. Whatever a hostile one says of itself, no
more memory is taken than `MAX_DATA_BYTES`.
"""

import io
import math
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO, Final

import numpy as np

from nngui.data.errors import LoadError
from nngui.data.limits import MAX_DATA_BYTES

MAX_ARRAYS: Final = 100
_SUFFIX = ".npy"
_LONGEST_HEADER = 10_000
_MOST_AXES = 32
_MAGIC = b"\x93NUMPY"
# By the version of the format: how many bytes say how long the header is.
_LENGTH_BYTES = {b"\x01": 2, b"\x02": 4, b"\x03": 4}
_HEADER = re.compile(
    r"\{ *'descr': *(?P<descr>'[^']{1,20}'|\[.*\]), *'fortran_order': *(?P<order>True|False), *"
    r"'shape': *\((?P<shape>[0-9L, ]{0,400})\),? *\}\s*"
)
# Truth values, whole and real numbers, text: never objects, which only pickle could bring.
_KINDS = frozenset("biufU")


def read_npz(content: bytes) -> Mapping[str, np.ndarray]:
    """The arrays of an NPZ file by name, in the order of the file; raises LoadError."""
    if len(content) > MAX_DATA_BYTES:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read_all(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise LoadError(
            "not-npz", "This is no NPZ file that can be read. Write it with numpy.savez."
        ) from error


def _read_all(archive: zipfile.ZipFile) -> dict[str, np.ndarray]:
    members = [item for item in archive.infolist() if item.filename.endswith(_SUFFIX)]
    if not members:
        raise LoadError("no-arrays", "There is no array in the file. Write it with numpy.savez.")
    if len(members) > MAX_ARRAYS:
        raise LoadError(
            "too-many-arrays",
            f"There are more than {MAX_ARRAYS} arrays in the file. Keep those with the points.",
            limit=MAX_ARRAYS,
        )
    # What the archive says; what a member says is held against it below.
    if sum(item.file_size for item in members) > MAX_DATA_BYTES:
        raise _too_large()
    arrays = {}
    for item in members:
        name = item.filename.removesuffix(_SUFFIX)
        with archive.open(item) as file:
            arrays[name] = _read_array(file, name, item.file_size)
    return arrays


def _read_array(file: IO[bytes], name: str, size: int) -> np.ndarray:
    shape, is_fortran, dtype = _read_header(file, name)
    if dtype.kind not in _KINDS or dtype.hasobject:
        raise LoadError(
            "array-type",
            f"Array '{_short(name)}' holds {_short(str(dtype))}, which is neither numbers nor text. "
            "Write it as numbers.",
            array=_short(name),
            dtype=_short(str(dtype)),
        )
    n_bytes = math.prod(shape) * dtype.itemsize
    if len(shape) > _MOST_AXES or n_bytes > size:
        raise _broken(name)
    body = file.read(n_bytes)
    if len(body) != n_bytes:
        raise _broken(name)
    array = np.frombuffer(body, dtype=dtype, count=math.prod(shape))
    array = array.reshape(shape, order="F" if is_fortran else "C")
    array = array.astype(dtype.newbyteorder("="), copy=False)
    if dtype.kind == "U" and not _is_text(array):
        raise _broken(name)
    # Longer floats have no text of their own that reads back.
    return array.astype(np.float64) if dtype.kind == "f" and dtype.itemsize > 8 else array


def _read_header(file: IO[bytes], name: str) -> tuple[tuple[int, ...], bool, np.dtype]:
    """Shape, order and type, as NumPy writes them; its own parser would evaluate what it finds."""
    magic = file.read(8)
    version = magic[6:7]
    if magic[:6] != _MAGIC or version not in _LENGTH_BYTES:
        raise _broken(name)
    length = int.from_bytes(file.read(_LENGTH_BYTES[version]), "little")
    if length > _LONGEST_HEADER:
        raise _broken(name)
    match = _HEADER.fullmatch(file.read(length).decode("latin-1"))
    if match is None:
        raise _broken(name)
    try:
        shape = tuple(int(part.strip(" L")) for part in match["shape"].split(",") if part.strip())
        is_record = match["descr"].startswith("[")
        dtype = np.dtype(np.void if is_record else match["descr"].strip("'"))
    except (TypeError, ValueError) as error:
        raise _broken(name) from error
    return shape, match["order"] == "True", dtype


def _is_text(array: np.ndarray) -> bool:
    """Whether all code points are characters: NumPy takes any 32 bits for one."""
    codes = np.ascontiguousarray(array).reshape(-1).view(np.uint32)
    return not bool(np.any((codes > 0x10FFFF) | ((codes >= 0xD800) & (codes <= 0xDFFF))))


def _too_large() -> LoadError:
    megabytes = MAX_DATA_BYTES // 1024**2
    return LoadError(
        "too-large",
        f"The data is larger than {megabytes} MB. Keep a part of the rows or columns.",
        megabytes=megabytes,
    )


def _broken(name: str) -> LoadError:
    return LoadError(
        "broken-array",
        f"Array '{_short(name)}' is damaged. Write the file again with numpy.savez.",
        array=_short(name),
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
