"""A workload's network with its softmax as an ONNX model, which two runtimes read."""


def onnx_model(workload):
    """Bytes; from `x`, rows × inputs, to `y`, rows × outputs."""
    from onnx import TensorProto, helper, numpy_helper

    activation = {"tanh": "Tanh", "relu": "Relu"}[workload.activation]
    nodes, constants, a = [], [], "x"
    for i, (weight, bias) in enumerate(workload.weights(), 1):
        constants += [numpy_helper.from_array(weight, f"w{i}"), numpy_helper.from_array(bias, f"b{i}")]
        nodes.append(helper.make_node("Gemm", [a, f"w{i}", f"b{i}"], [f"z{i}"]))
        nodes.append(helper.make_node(activation, [f"z{i}"], [f"a{i}"]))
        a = f"a{i}"
    nodes[-1] = helper.make_node("Softmax", nodes[-2].output, ["y"], axis=1)
    rows = 1 if workload.unit == "row" else workload.batch
    x, y = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, width])
        for name, width in (("x", workload.layers[0]), ("y", workload.layers[-1]))
    )
    graph = helper.make_graph(nodes, workload.name, [x], [y], constants)
    # Not the newest versions, which the runtimes may not read yet.
    operations = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=operations, ir_version=8).SerializeToString()


def batches(workload):
    """The rows of a pass, a batch each; or one row."""
    x, _ = workload.data()
    if workload.unit == "row":
        return [x[:1]]
    return [x[start : start + workload.batch] for start in range(0, workload.rows, workload.batch)]
