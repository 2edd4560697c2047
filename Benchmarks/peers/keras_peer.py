"""Keras on TensorFlow or on JAX: `fit` with compiled steps, many steps an execution."""

import os

from peer import serve
from workloads import ADAM, GRADIENT_DESCENT


def prepare(workload, threads, backend):
    os.environ["KERAS_BACKEND"] = backend
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["NPROC"] = str(threads)  # XLA's thread pool
    import keras

    versions = {"Keras": keras.__version__}
    if backend == "tensorflow":
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
        versions["TensorFlow"] = tensorflow.__version__
    ways = trainings if workload.unit == "epoch" else predictions
    return versions, ways(workload, backend)


def network(workload, is_jit, steps):
    import keras

    *hidden, outputs = workload.layers[1:]
    output = {
        "cross-entropy": "softmax",
        "binary-cross-entropy": "sigmoid",
        "mean-squared-error": "linear",
    }[workload.loss]
    model = keras.Sequential(
        [keras.Input((workload.layers[0],))]
        + [keras.layers.Dense(width, workload.activation) for width in hidden]
        + [keras.layers.Dense(outputs, output)]
    )
    if workload.optimizer == "adam":
        optimizer = keras.optimizers.Adam(
            ADAM["rate"], ADAM["beta1"], ADAM["beta2"], ADAM["epsilon"]
        )
    else:
        optimizer = keras.optimizers.SGD(GRADIENT_DESCENT["rate"])
    loss = {
        "cross-entropy": "sparse_categorical_crossentropy",
        "binary-cross-entropy": "binary_crossentropy",
        "mean-squared-error": "mean_squared_error",
    }[workload.loss]
    model.compile(optimizer, loss, jit_compile=is_jit, steps_per_execution=steps)
    return model


def trainings(workload, backend):
    x, t = workload.data()
    # Each `fit` has its own cost, which the small workloads share among many epochs.
    epochs = 5 if workload.rows <= 1_000 else 1
    execution = min(16, -(-workload.rows // workload.batch))
    ways = []
    # JAX without compiling is a hundred times slower; TensorFlow may be faster without XLA.
    for is_jit in (True,) if backend == "jax" else (True, False):
        model = network(workload, is_jit, execution)
        words = f"fit, {'XLA, ' if is_jit else ''}{execution} steps an execution"
        fit = lambda model=model: model.fit(x, t, workload.batch, epochs, verbose=0)
        ways.append((words, fit, epochs))
    return ways


def predictions(workload, backend):
    x, _ = workload.data()
    if workload.unit == "row":
        row, model = x[:1], network(workload, True, 1)
        return [("predict_on_batch", lambda: model.predict_on_batch(row), 1)]
    steps = workload.rows // workload.batch
    model = network(workload, True, steps)
    predict = lambda: model.predict(x, workload.batch, verbose=0)
    return [(f"predict, XLA, {steps} steps an execution", predict, 1)]


if __name__ == "__main__":
    serve(prepare)
