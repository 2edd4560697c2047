"""ONNX Runtime: predictions from buffers bound once, or from arrays of NumPy."""

from model import batches, onnx_model
from peer import Skipped, fastest, serve


def prepare(workload, threads):
    import onnxruntime

    if workload.unit not in ("row", "pass"):
        raise Skipped("ONNX Runtime's package for Python does not train")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    session = onnxruntime.InferenceSession(
        onnx_model(workload), options, providers=["CPUExecutionProvider"]
    )
    how, sample, units = fastest(*candidates(onnxruntime, workload, session))
    return sample, units, how, {"onnxruntime": onnxruntime.__version__}


def candidates(onnxruntime, workload, session):
    inputs = batches(workload)
    run, outputs = session.run, ["y"]
    yield "arrays", lambda: [run(outputs, {"x": each}) for each in inputs], 1

    bindings = []
    for each in inputs:
        binding = session.io_binding()
        binding.bind_ortvalue_input("x", onnxruntime.OrtValue.ortvalue_from_numpy(each))
        output = onnxruntime.OrtValue.ortvalue_from_shape_and_type(
            (len(each), workload.layers[-1]), each.dtype.type
        )
        binding.bind_ortvalue_output("y", output)
        bindings.append(binding)
    bound = session.run_with_iobinding

    def sample():
        for binding in bindings:
            bound(binding)

    yield "bound buffers", sample, 1


if __name__ == "__main__":
    serve(prepare)
