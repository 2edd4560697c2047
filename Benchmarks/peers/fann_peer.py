"""FANN: full-batch gradient descent in its own loop, called from C.

It is Debian's libfann-dev; where that is not installed it is unpacked into the virtual environment.
FANN has no cross-entropy: it minimizes the squared error of the sigmoid, which costs it no more.
"""

import ctypes
import pathlib
import subprocess
import sys
import tempfile

from peer import Skipped, serve
from workloads import GRADIENT_DESCENT

SOURCE = pathlib.Path(__file__).with_name("fann_steps.c")
UNPACKED = pathlib.Path(sys.prefix) / "fann"
PACKAGES = ["libfann-dev", "libfann2"]
SIGMOID, SIGMOID_IN_PIECES, TANH, TANH_IN_PIECES = 3, 4, 5, 6  # of fann_activationfunc_enum


def prepare(workload, threads, flavor):
    is_full_batch = workload.batch == workload.rows and workload.unit == "epoch"
    if not is_full_batch or workload.optimizer != "gradient-descent" or workload.activation != "tanh":
        raise Skipped("it has neither batches nor Adam")
    functions = (TANH, SIGMOID) if flavor == "exact" else (TANH_IN_PIECES, SIGMOID_IN_PIECES)
    library, units = load(), 1_000
    ann, data = network(library, workload, *functions)

    def sample():
        library.steps(ann, data, units)

    words = "tanh" if flavor == "exact" else "tanh of straight pieces"
    return {"FANN": version()}, [(f"{words}, squared error", sample, units)]


def run(*command, **options):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout
    except (OSError, subprocess.CalledProcessError) as failure:
        words = (getattr(failure, "stderr", "") or str(failure)).strip().splitlines()
        raise Skipped(f"FANN: {command[0]} failed ({words[-1]})") from None


def version():
    packages = UNPACKED / "usr/lib"
    libraries = [*packages.glob("*/libfloatfann.so.2.*")]
    return libraries[0].name.removeprefix("libfloatfann.so.") if libraries else "of the system"


def load():
    """The C functions, compiled against the system's FANN or against the unpacked one."""
    flags = []
    if not pathlib.Path("/usr/include/floatfann.h").exists():
        if not (UNPACKED / "usr/include/floatfann.h").exists():
            unpack()
        (folder,) = {each.parent for each in UNPACKED.glob("usr/lib/*/libfloatfann.so")}
        flags = [f"-I{UNPACKED}/usr/include", f"-L{folder}", f"-Wl,-rpath,{folder}"]
    with tempfile.TemporaryDirectory() as scratch:
        library = f"{scratch}/fann_steps.so"
        run("cc", "-O3", "-shared", "-fPIC", *flags, SOURCE, "-o", library, "-lfloatfann")
        return ctypes.CDLL(library)


def unpack():
    with tempfile.TemporaryDirectory() as scratch:
        run("apt-get", "download", *PACKAGES, cwd=scratch)
        for archive in pathlib.Path(scratch).glob("*.deb"):
            run("dpkg-deb", "-x", archive, UNPACKED)


def network(library, workload, hidden, output):
    """Pointers to a network and to the rows."""
    library.network.restype = library.rows.restype = ctypes.c_void_p
    x, t = (each.ctypes.data_as(ctypes.c_void_p) for each in workload.data())
    widths = (ctypes.c_uint * len(workload.layers))(*workload.layers)
    rate = ctypes.c_float(GRADIENT_DESCENT["rate"])
    ann = library.network(len(widths), widths, hidden, output, rate)
    data = library.rows(workload.rows, workload.layers[0], workload.layers[-1], x, t)
    return ctypes.c_void_p(ann), ctypes.c_void_p(data)


if __name__ == "__main__":
    serve(prepare)
