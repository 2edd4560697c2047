"""PyTorch: eager with a fused optimizer, or steps compiled as one graph by `torch.compile`."""

from peer import serve
from workloads import ADAM, GRADIENT_DESCENT

# Inductor's C++ is called without Python's part of a call.
OPTIONS = {"cpp_wrapper": True}


def prepare(workload, threads, flavor):
    import torch

    torch.set_num_threads(threads)
    torch.set_float32_matmul_precision("highest")
    if workload.unit == "epoch":
        ways = compiled_trainings if flavor == "compiled" else eager_trainings
    else:
        ways = compiled_predictions if flavor == "compiled" else eager_predictions
    return {"PyTorch": torch.__version__}, ways(workload)


def network(workload):
    """Up to the outputs before their activation, which the losses take."""
    import torch
    from torch import nn

    activation = {"tanh": nn.Tanh, "relu": nn.ReLU}[workload.activation]
    model = nn.Sequential()
    for weight, bias in workload.weights():
        layer = nn.Linear(*weight.shape)
        layer.weight.data, layer.bias.data = torch.tensor(weight.T), torch.tensor(bias)
        model.extend([layer, activation()])
    return model[:-1]


def loss_function(workload):
    from torch.nn import functional

    return {
        "cross-entropy": functional.cross_entropy,
        "binary-cross-entropy": functional.binary_cross_entropy_with_logits,
        "mean-squared-error": functional.mse_loss,
    }[workload.loss]


def data(workload):
    import torch

    x, t = map(torch.from_numpy, workload.data())
    return x, t.long() if workload.loss == "cross-entropy" else t


def eager_trainings(workload):
    import torch

    model, loss, (x, t) = network(workload), loss_function(workload), data(workload)
    if workload.optimizer == "adam":
        betas = ADAM["beta1"], ADAM["beta2"]
        optimizer = torch.optim.Adam(
            model.parameters(), ADAM["rate"], betas, ADAM["epsilon"], fused=True
        )
    else:
        optimizer = torch.optim.SGD(model.parameters(), GRADIENT_DESCENT["rate"], fused=True)

    def step(x, t):
        optimizer.zero_grad()
        loss(model(x), t).backward()
        optimizer.step()

    def epoch():
        for rows in torch.randperm(workload.rows).split(workload.batch):
            step(x.index_select(0, rows), t.index_select(0, rows))

    if workload.batch == workload.rows:
        return [("fused optimizer", lambda: step(x, t), 1)]
    return [("fused optimizer, rows gathered in each step", epoch, 1)]


def compiled_trainings(workload):
    """One graph for gathering, gradient and update of a step, or of several where they are short."""
    import torch

    x, t = data(workload)
    rows, batch = workload.rows, workload.batch
    step = compilable_step(workload)
    whole = rows // batch
    limit = 32 if rows == batch else 10 if workload.is_small else 1
    unroll = next(n for n in range(limit, 0, -1) if rows == batch or whole % n == 0)

    @torch.compile(fullgraph=True, dynamic=False, options=OPTIONS)
    def steps(*batches):
        for chosen in batches:
            step(x[chosen], t[chosen])

    @torch.compile(fullgraph=True, dynamic=False, options=OPTIONS)
    def full_batch_steps():
        for _ in range(unroll):
            step(x, t)

    def epoch():
        batches = torch.randperm(rows).split(batch)
        for first in range(0, whole, unroll):
            steps(*batches[first : first + unroll])
        if whole < len(batches):
            steps(batches[-1])

    @torch.no_grad()
    def sample():
        full_batch_steps() if rows == batch else epoch()

    sample()
    # Everything is compiled now: only what tells one graph from another must be asked from here.
    torch.compiler.set_stance(skip_guard_eval_unsafe=True)
    words = f"{unroll} steps a graph" if unroll > 1 else "a step is one graph"
    return [(words, sample, unroll if rows == batch else 1)]


def compilable_step(workload):
    """A step that updates tensors in place; for small networks one vector holds all parameters."""
    import torch

    model, loss = network(workload), loss_function(workload)
    names, start = zip(*((name, p.detach().clone()) for name, p in model.named_parameters()))
    if workload.is_small:
        parameters = [torch.cat([p.flatten() for p in start])]
    else:
        parameters = list(start)
    m, v = ([torch.zeros_like(p) for p in parameters] for _ in range(2))
    beta1, beta2 = ADAM["beta1"], ADAM["beta2"]
    # β₁ᵗ and β₂ᵗ are a tensor, because numbers would be compiled in.
    powers, betas = torch.ones(2), torch.tensor([beta1, beta2])

    def error(parameters, x, t):
        if workload.is_small:
            parts = parameters[0].split([p.numel() for p in start])
            parameters = [part.view(p.shape) for part, p in zip(parts, start)]
        return loss(torch.func.functional_call(model, dict(zip(names, parameters)), (x,)), t)

    gradient = torch.func.grad(error)

    def descent(x, t):
        for p, g in zip(parameters, gradient(parameters, x, t)):
            p.sub_(GRADIENT_DESCENT["rate"] * g)

    def adam(x, t):
        powers.mul_(betas)
        root = torch.sqrt(1 - powers[1])
        rate, epsilon = ADAM["rate"] * root / (1 - powers[0]), ADAM["epsilon"] * root
        for i, g in enumerate(gradient(parameters, x, t)):
            m[i].mul_(beta1).add_((1 - beta1) * g)
            v[i].mul_(beta2).add_((1 - beta2) * g * g)
            parameters[i].sub_(rate * m[i] / (v[i].sqrt() + epsilon))

    return adam if workload.optimizer == "adam" else descent


def batches(workload):
    import torch

    x = torch.from_numpy(workload.data()[0])
    return [x[:1]] if workload.unit == "row" else x.split(workload.batch)


def way(how, predict, inputs):
    import torch

    @torch.inference_mode()
    def sample():
        for each in inputs:
            predict(each)

    return how, sample, 1


def compiled_predictions(workload):
    import torch

    torch._inductor.config.freezing = True
    model = network(workload).append(torch.nn.Softmax(dim=1)).eval()
    graph = torch.compile(model, fullgraph=True, dynamic=False, options=OPTIONS)
    return [way("frozen", graph, batches(workload))]


def eager_predictions(workload):
    import torch
    from torch.nn import functional

    inputs = batches(workload)
    layers = [(torch.tensor(w.T).contiguous(), torch.tensor(b)) for w, b in workload.weights()]
    *hidden, (weight, bias) = layers
    activation = {"tanh": torch.tanh_, "relu": torch.relu_}[workload.activation]

    def functions(a):
        for w, b in hidden:
            a = activation(functional.linear(a, w, b))
        return torch.softmax(functional.linear(a, weight, bias), 1)

    def vectors(a):
        for w, b in hidden:
            a = activation(torch.addmv(b, w, a))
        return torch.softmax(torch.addmv(bias, weight, a), 0)

    ways = [way("functions without modules", functions, inputs)]
    if workload.unit == "row":
        ways.append(way("functions on a vector", vectors, [inputs[0][0]]))
    return ways


if __name__ == "__main__":
    serve(prepare)
