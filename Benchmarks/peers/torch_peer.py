"""PyTorch: eager with its fused optimizers, or compiled, a whole step as one graph."""

from peer import fastest, serve
from workloads import ADAM, GRADIENT_DESCENT


def prepare(workload, threads, flavor="eager"):
    import torch

    torch.set_num_threads(threads)
    torch.set_float32_matmul_precision("highest")
    is_compiled = flavor == "compiled"
    if workload.unit in ("row", "pass"):
        how, sample, units = fastest(*predictions(torch, workload, is_compiled))
    else:
        make = compiled_step if is_compiled else eager_step
        how, step = make(torch, workload)
        sample, units = epochs(torch, workload, step, is_compiled)
    return sample, units, how, {"torch": torch.__version__}


def modules(torch, workload):
    activation = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[workload.activation]
    for weight, bias in workload.weights():
        layer = torch.nn.Linear(*weight.shape)
        layer.weight.data = torch.from_numpy(weight.T.copy())
        layer.bias.data = torch.from_numpy(bias)
        yield layer
        yield activation()


def network(torch, workload):
    """Without the output's activation: the losses take logits."""
    return torch.nn.Sequential(*list(modules(torch, workload))[:-1])


def loss(torch, workload):
    functional = torch.nn.functional
    return {
        "cross-entropy": functional.cross_entropy,
        "binary-cross-entropy": functional.binary_cross_entropy_with_logits,
        "mean-squared-error": functional.mse_loss,
    }[workload.loss]


def epochs(torch, workload, step, is_compiled):
    x, t = map(torch.from_numpy, workload.data())
    if t.dtype == torch.int32:
        t = t.long()
    rows, batch = workload.rows, workload.batch
    units = 100 if rows == batch else 1

    def sample():
        for _ in range(units):
            for chosen in torch.randperm(rows).split(batch):
                step(x, t, chosen)

    if not is_compiled:
        sample()
        return sample, units
    sample = torch.no_grad()(sample)
    sample()
    # Both sizes of batches are compiled now: only what tells them apart must be asked.
    torch.compiler.set_stance(skip_guard_eval_unsafe=True)
    sample()
    return sample, units


def eager_step(torch, workload):
    model, error = network(torch, workload), loss(torch, workload)
    if workload.optimizer == "adam":
        optimizer = torch.optim.Adam(model.parameters(), lr=ADAM["rate"], fused=True)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=GRADIENT_DESCENT["rate"], fused=True)

    def step(x, t, chosen):
        optimizer.zero_grad(set_to_none=True)
        error(model(x[chosen]), t[chosen]).backward()
        optimizer.step()

    return "eager, fused optimizer", step


def compiled_step(torch, workload):
    """Gathering, gradient and update as one graph, which Inductor turns into C++."""
    model, error = network(torch, workload), loss(torch, workload)
    call = torch.func.functional_call
    start = {name: value.detach().clone() for name, value in model.named_parameters()}
    gradient = torch.func.grad(lambda w, x, t: error(call(model, w, (x,)), t))
    names, weights = list(start), list(start.values())
    m, v = ([torch.zeros_like(w) for w in weights] for _ in range(2))
    beta1, beta2 = ADAM["beta1"], ADAM["beta2"]
    # β₁ᵗ and β₂ᵗ are a tensor: numbers would be compiled in.
    powers, betas = torch.ones(2), torch.tensor([beta1, beta2])

    def gradients(x, t, chosen):
        g = gradient(dict(zip(names, weights)), x[chosen], t[chosen])
        return [g[name] for name in names]

    def descend(x, t, chosen):
        for w, g in zip(weights, gradients(x, t, chosen)):
            w.sub_(g, alpha=GRADIENT_DESCENT["rate"])

    def adam(x, t, chosen):
        powers.mul_(betas)
        rate, correction = ADAM["rate"] / (1 - powers[0]), 1 / (1 - powers[1])
        for w, m_, v_, g in zip(weights, m, v, gradients(x, t, chosen)):
            m_.lerp_(g, 1 - beta1)
            v_.mul_(beta2).add_(g * g, alpha=1 - beta2)
            w.sub_(rate * m_ / ((v_ * correction).sqrt() + ADAM["epsilon"]))

    step = adam if workload.optimizer == "adam" else descend
    options = {"cpp_wrapper": True}
    return (
        "a step compiled as one graph",
        torch.compile(step, fullgraph=True, dynamic=False, options=options),
    )


def predictions(torch, workload, is_compiled):
    """Candidates: `(how, sample, units)`."""
    x = torch.from_numpy(workload.data()[0])
    batches = [x[:1]] if workload.unit == "row" else x.split(workload.batch)
    model = torch.nn.Sequential(network(torch, workload), torch.nn.Softmax(dim=1)).eval()
    layers = [(each.weight.data, each.bias.data) for each in model[0] if hasattr(each, "weight")]
    activation = {"tanh": torch.tanh_, "relu": torch.relu_}[workload.activation]

    def functions(a):
        *hidden, (weight, bias) = layers
        for w, b in hidden:
            a = activation(torch.nn.functional.linear(a, w, b))
        return torch.softmax(torch.nn.functional.linear(a, weight, bias), 1)

    def vectors(a):
        *hidden, (weight, bias) = layers
        a = a[0]
        for w, b in hidden:
            a = activation(torch.addmv(b, w, a))
        return torch.softmax(torch.addmv(bias, weight, a), 0)

    def candidate(how, predict):
        @torch.inference_mode()
        def sample():
            for batch in batches:
                predict(batch)

        return how, sample, 1

    if is_compiled:
        torch._inductor.config.freezing = True
        options = {"cpp_wrapper": True}
        graph = torch.compile(model, fullgraph=True, dynamic=False, options=options)
        yield candidate("compiled, frozen", graph)
        return
    yield candidate("functions", functions)
    yield candidate("TorchScript, frozen", torch.jit.freeze(torch.jit.script(model)))
    if workload.unit == "row":
        yield candidate("functions on vectors", vectors)


if __name__ == "__main__":
    serve(prepare)
