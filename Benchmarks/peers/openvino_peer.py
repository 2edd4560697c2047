"""OpenVINO: one request after another, or several in flight, as its two hints want it."""

import io

from model import batches, onnx_model
from peer import Skipped, fastest, serve


def prepare(workload, threads):
    import openvino

    if workload.unit not in ("row", "pass"):
        raise Skipped("OpenVINO does not train")
    how, sample, units = fastest(*candidates(openvino, workload, threads))
    return sample, units, how, {"openvino": openvino.__version__.split("-")[0]}


def candidates(openvino, workload, threads):
    from openvino.properties import hint, inference_num_threads

    core = openvino.Core()
    model = core.read_model(io.BytesIO(onnx_model(workload)))
    inputs = batches(workload)

    def compiled(mode):
        return core.compile_model(
            model,
            "CPU",
            {
                hint.performance_mode: mode,
                # bfloat16 is the default where the processor has it.
                hint.inference_precision: openvino.Type.f32,
                inference_num_threads: threads,
            },
        )

    def in_turn(how, mode):
        network = compiled(mode)
        requests = []
        for each in inputs:
            request = network.create_infer_request()
            request.set_input_tensor(openvino.Tensor(each, shared_memory=True))
            requests.append(request)

        def sample():
            for request in requests:
                request.infer()

        def started():
            for request in requests:
                request.start_async()
            for request in requests:
                request.wait()

        yield f"{how}, one at a time", sample, 1
        if len(requests) > 1:
            yield f"{how}, all in flight", started, 1

    yield from in_turn("latency", hint.PerformanceMode.LATENCY)
    if workload.unit == "pass":
        yield from in_turn("throughput", hint.PerformanceMode.THROUGHPUT)


if __name__ == "__main__":
    serve(prepare)
