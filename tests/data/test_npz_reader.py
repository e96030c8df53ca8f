"""Arrays are read as NumPy wrote them; whatever is hostile is one LoadError, and takes no memory first."""

import io
import pickle
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngui.data import LoadError
from nngui.data.limits import MAX_DATA_BYTES
from nngui.data.npz_reader import MAX_ARRAYS, read_npz


def written(**arrays: np.ndarray) -> bytes:
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return content.getvalue()


def npy(header: str, body: bytes = b"") -> bytes:
    text = header.encode("latin-1")
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + body


def refused(content: bytes) -> LoadError:
    with pytest.raises(LoadError) as caught:
        read_npz(content)
    assert len(str(caught.value)) < 300
    return caught.value


@given(
    hnp.arrays(
        st.one_of(
            hnp.floating_dtypes(sizes=(32, 64), endianness="?"),
            hnp.integer_dtypes(endianness="?"),
            hnp.boolean_dtypes(),
        ),
        hnp.array_shapes(max_dims=3, min_side=0, max_side=5),
    ),
    st.booleans(),
)
def test_every_array_of_numbers_comes_back(array: np.ndarray, is_fortran: bool) -> None:
    found = read_npz(written(a=np.asfortranarray(array) if is_fortran else array))["a"]
    np.testing.assert_array_equal(found, array)
    assert found.dtype == array.dtype.newbyteorder("=")


def test_texts_come_back() -> None:
    names = np.array(["blue", "Ünï", ""])
    assert read_npz(written(names=names))["names"].tolist() == names.tolist()


def test_a_pickled_array_is_refused_and_nothing_is_run(tmp_path: object) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return (pytest.fail, ("the pickle was run",))

    header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
    error = refused(zipped({"x.npy": npy(header, pickle.dumps(Trap()))}))
    assert error.code == "array-type"


@pytest.mark.parametrize(
    "header, code",
    [
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }", "broken-array"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "broken-array"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, -2), }", "broken-array"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", "broken-array"),
        ("{'descr': '<c16', 'fortran_order': False, 'shape': (0,), }", "array-type"),
        ("{'descr': '<M8[s]', 'fortran_order': False, 'shape': (0,), }", "array-type"),
        ("{'descr': '|V8', 'fortran_order': False, 'shape': (0,), }", "array-type"),
        ("{'descr': [('a', '|O')], 'fortran_order': False, 'shape': (0,), }", "array-type"),
        ("{'descr': 'nonsense', 'fortran_order': False, 'shape': (0,), }", "broken-array"),
        ("{'descr': '<f8'}", "broken-array"),
        ("__import__('os').getcwd()", "broken-array"),
        ("(" * 5000, "broken-array"),
        ("[" * 9000, "broken-array"),
        ("'" + "a" * 30_000 + "'", "broken-array"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (" + "1" * 9000 + "x", "broken-array"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1L1,), }", "broken-array"),
        (
            "{'descr': '<f8', 'fortran_order': False, 'shape': (" + "0," * 40 + "), }",
            "broken-array",
        ),
        ("", "broken-array"),
    ],
)
def test_a_header_that_lies_is_refused(header: str, code: str) -> None:
    assert refused(zipped({"x.npy": npy(header, b"\0" * 16)})).code == code


def test_code_points_that_are_no_characters_are_refused() -> None:
    header = "{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }"
    for code in (0x110000, 0xFFFFFFFF, 0xD800):
        content = zipped({"x.npy": npy(header, struct.pack("<I", code))})
        assert refused(content).code == "broken-array"


def test_a_bomb_is_refused_by_what_it_says_of_itself() -> None:
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({2 * MAX_DATA_BYTES},), }}"
    bomb = npy(header, bytes(2 * MAX_DATA_BYTES))
    content = zipped({"x.npy": bomb}, zipfile.ZIP_DEFLATED)
    assert len(content) < 200_000
    assert refused(content).code == "too-large"


def test_a_bomb_that_lies_about_its_size_ends_where_it_says() -> None:
    n = 4 * 1024**2
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({n},), }}"
    content = bytearray(zipped({"x.npy": npy(header, bytes(n))}, zipfile.ZIP_DEFLATED))
    size = struct.pack("<I", len(npy(header, bytes(n))))
    for _ in range(2):
        content = content.replace(size, struct.pack("<I", 1000))
    assert refused(bytes(content)).code in ("broken-array", "not-npz")


def test_too_much_and_nothing_are_refused() -> None:
    assert refused(bytes(MAX_DATA_BYTES + 1)).code == "too-large"
    assert refused(zipped({})).code == "no-arrays"
    assert refused(zipped({"readme.txt": b"hello"})).code == "no-arrays"
    many = {f"a{k}.npy": b"" for k in range(MAX_ARRAYS + 1)}
    assert refused(zipped(many)).code == "too-many-arrays"
    assert refused(b"PK\x03\x04 and no more").code == "not-npz"


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_a_load_error_or_arrays(data: st.DataObject) -> None:
    content = bytearray(written(x=np.arange(6.0).reshape(3, 2), y=np.array(["a", "b", "c"])))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    try:
        arrays = read_npz(bytes(content))
    except LoadError:
        return
    assert all(isinstance(array, np.ndarray) for array in arrays.values())
