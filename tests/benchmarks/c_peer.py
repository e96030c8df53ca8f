"""The C loop: compiled when it is needed, its matrix products from NumPy's own OpenBLAS where faster."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .numpy_peers import Train
from .workloads import Workload

SOURCE = Path(__file__).with_name("c_loop.c")
# What -ffast-math stands for, one by one: with the name itself the compiler links a start-up that flushes small
# numbers to zero, for the whole process and for good.
FAST_MATH = (
    *("-fno-math-errno", "-fno-trapping-math", "-fno-signed-zeros", "-ffinite-math-only"),
    *("-fassociative-math", "-freciprocal-math"),
)
FLAGS = ["-O3", "-march=native", *FAST_MATH, "-shared", "-fPIC"]


def compilers() -> str | None:
    """The machine's C compiler, or None."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path, dtype: type, bits: int) -> ctypes.CDLL:
    """The library for one precision and one width of vectors."""
    compiler = compilers()
    if compiler is None:
        raise FileNotFoundError("no C compiler")
    single = dtype is np.float32
    library = folder / f"c_loop_{dtype.__name__}_{bits}.so"
    command = [compiler, *FLAGS, f"-mprefer-vector-width={bits}", f"-DIS_FLOAT={int(single)}"]
    command += [f"-DREAL={'float' if single else 'double'}", str(SOURCE), "-o", str(library), "-lm"]
    subprocess.run(command, check=True, capture_output=True)
    return ctypes.CDLL(str(library))


def blas(dtype: type) -> ctypes.c_void_p | None:
    """The address of gemm in the OpenBLAS that NumPy brings along, or None."""
    letter = "s" if dtype is np.float32 else "d"
    found = (Path(np.__file__).parent.parent / "numpy.libs").glob("libscipy_openblas64*")
    for library in found:
        gemm = getattr(ctypes.CDLL(str(library)), f"scipy_cblas_{letter}gemm64_")
        return ctypes.cast(gemm, ctypes.c_void_p)
    return None


class CLoop:
    """One network in C; it keeps the arrays alive that C reads."""

    def __init__(self, library: ctypes.CDLL, workload: Workload, dtype: type, gemm: object) -> None:
        X, labels = workload.data()
        self._X = np.ascontiguousarray(X.T, dtype)
        self._Y = np.ascontiguousarray(workload.targets(labels), dtype)
        parts = [part.ravel() for layer in workload.weights() for part in layer]
        self._w = np.concatenate(parts).astype(dtype)
        self._sizes = (ctypes.c_int * len(workload.sizes))(*workload.sizes)
        self._library = library
        library.make.restype = ctypes.c_void_p
        library.train.restype = ctypes.c_double
        library.train.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.weights.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        address = [ctypes.c_void_p(array.ctypes.data) for array in (self._X, self._Y, self._w)]
        self._net = library.make(
            ctypes.c_int(len(workload.sizes) - 1),
            self._sizes,
            ctypes.c_int(["sigmoid", "tanh", "relu"].index(workload.hidden)),
            ctypes.c_int(workload.output == "softmax"),
            ctypes.c_int(workload.optimizer == "adam"),
            ctypes.c_int(workload.batch_size or workload.n_samples),
            ctypes.c_int(workload.n_samples),
            ctypes.c_double(workload.learning_rate),
            *address,
            gemm,
        )

    def train(self, epochs: int) -> float:
        """So many epochs; the mean loss of the last."""
        return float(self._library.train(self._net, epochs))

    def parameters(self) -> np.ndarray:
        """For each layer its weights (out, in), then its biases, flat."""
        w = np.empty_like(self._w)
        self._library.weights(self._net, w.ctypes.data)
        return w


def c_loops(workload: Workload, dtype: type) -> dict[str, Train]:
    """Every variant that this machine can build: the fastest is the floor."""
    if compilers() is None:
        return {}
    variants: dict[str, Train] = {}
    with tempfile.TemporaryDirectory() as folder:
        for bits in (256, 512):
            library = build(Path(folder), dtype, bits)
            for name, gemm in (("loops", None), ("OpenBLAS", blas(dtype))):
                if name == "loops" or gemm is not None:
                    loop = CLoop(library, workload, dtype, gemm)
                    variants[f"{bits} bits, {name}"] = loop.train
    return variants
