"""A workload's network as an ONNX model, for the runtimes that read one."""


def onnx_model(workload):
    """Bytes; input `x`, rows × inputs, output `y`, rows × outputs."""
    from onnx import TensorProto, helper, numpy_helper

    activation = {"tanh": "Tanh", "relu": "Relu"}[workload.activation]
    nodes, constants, a = [], [], "x"
    for i, (weight, bias) in enumerate(workload.weights(), 1):
        w, b, z, h = (f"{letter}{i}" for letter in "wbza")
        constants += [numpy_helper.from_array(weight, w), numpy_helper.from_array(bias, b)]
        nodes.append(helper.make_node("Gemm", [a, w, b], [z]))
        is_last = i == len(workload.layers) - 1
        output = helper.make_node("Softmax", [z], ["y"], axis=1)
        nodes.append(output if is_last else helper.make_node(activation, [z], [h]))
        a = h
    rows = 1 if workload.unit == "row" else workload.batch
    x, y = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, width])
        for name, width in (("x", workload.layers[0]), ("y", workload.layers[-1]))
    )
    graph = helper.make_graph(nodes, workload.name, [x], [y], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8  # that of opset 17; readers lag behind the writer's newest
    return model.SerializeToString()


def batches(workload):
    """The rows of a pass, a batch each; or of a row alone."""
    x = workload.data()[0]
    if workload.unit == "row":
        return [x[:1]]
    return [x[start : start + workload.batch] for start in range(0, workload.rows, workload.batch)]
