"""OpenVINO: one request at a time tuned for latency, or all in flight tuned for throughput."""

import io

from onnx_model import batches, onnx_model
from peer import Skipped, serve


def prepare(workload, threads):
    import openvino

    if workload.unit == "epoch":
        raise Skipped("it does not train")
    core = openvino.Core()
    model = core.read_model(io.BytesIO(onnx_model(workload)))
    ways = []
    for hint in "LATENCY", "THROUGHPUT":
        configuration = {
            "PERFORMANCE_HINT": hint,
            "INFERENCE_NUM_THREADS": threads,
            "INFERENCE_PRECISION_HINT": "f32",  # bfloat16 otherwise, where the processor has it
        }
        compiled = core.compile_model(model, "CPU", configuration)
        requests = []
        for each in batches(workload):
            request = compiled.create_infer_request()
            # A copy: a shared tensor would not keep the array alive.
            request.set_input_tensor(openvino.Tensor(each, shared_memory=False))
            requests.append(request)
        ways += [*ways_of(f"{hint.lower()} hint", requests)]
    return {"OpenVINO": openvino.__version__.split("-")[0]}, ways


def ways_of(hint, requests):
    def in_turn():
        for request in requests:
            request.infer()

    def in_flight():
        for request in requests:
            request.start_async()
        for request in requests:
            request.wait()

    yield f"{hint}, in turn", in_turn, 1
    if len(requests) > 1:
        yield f"{hint}, all in flight", in_flight, 1


if __name__ == "__main__":
    serve(prepare)
