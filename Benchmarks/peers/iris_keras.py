"""Iris with Keras: read, split, scale, train, print the accuracy."""

import sys

import keras
from iris_data import read

keras.utils.set_random_seed(1)
x, t, x_test, t_test = read(sys.argv[1])
model = keras.Sequential(
    [keras.Input((4,)), keras.layers.Dense(10, "tanh"), keras.layers.Dense(3, "softmax")]
)
model.compile(
    keras.optimizers.Adam(0.01),
    "sparse_categorical_crossentropy",
    metrics=["accuracy"],
    # For TensorFlow compiling takes longer than so short a training; JAX is slow without.
    jit_compile=keras.backend.backend() == "jax",
    steps_per_execution=8,
)
model.fit(x, t, batch_size=16, epochs=50, verbose=0)
print(model.evaluate(x_test, t_test, verbose=0)[1])
