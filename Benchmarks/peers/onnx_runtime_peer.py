"""ONNX Runtime: predictions from buffers bound once, or from NumPy's arrays."""

from onnx_model import batches, onnx_model
from peer import Skipped, serve


def prepare(workload, threads):
    import onnxruntime

    if workload.unit == "epoch":
        raise Skipped("it does not train")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    session = onnxruntime.InferenceSession(
        onnx_model(workload), options, providers=["CPUExecutionProvider"]
    )
    return {"ONNX Runtime": onnxruntime.__version__}, ways(onnxruntime, workload, session)


def ways(onnxruntime, workload, session):
    inputs = batches(workload)

    def arrays():
        for each in inputs:
            session.run(["y"], {"x": each})

    value, bindings = onnxruntime.OrtValue, []
    for each in inputs:
        binding, shape = session.io_binding(), (len(each), workload.layers[-1])
        binding.bind_ortvalue_input("x", value.ortvalue_from_numpy(each))
        output = value.ortvalue_from_shape_and_type(shape, each.dtype.type)
        binding.bind_ortvalue_output("y", output)
        bindings.append(binding)

    def bound():
        for binding in bindings:
            session.run_with_iobinding(binding)

    return [("arrays", arrays, 1), ("bound buffers", bound, 1)]


if __name__ == "__main__":
    serve(prepare)
