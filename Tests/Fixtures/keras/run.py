"""Runs exported scripts under Keras and prints what they compute, as one JSON object.

    python run.py FOLDER

For each NAME.py in FOLDER, with its weights beside it and NAME.data.npz with x and t:
predictions, the parameters after one step of training on all of x, and, where there is a NAME.csv, the
inputs that prepare() makes of it and the answers. Nothing is downloaded and nothing is written.
"""

import importlib.util
import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np


def flat(array):
    return np.asarray(array, "float64").ravel().tolist()


def parameters(model):
    import keras

    return [x for layer in model.layers for w in layer.weights for x in flat(keras.ops.convert_to_numpy(w))]


results = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    specification = importlib.util.spec_from_file_location(path.stem, path)
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    model = script.load()
    with np.load(path.with_suffix(".data.npz"), allow_pickle=False) as data:
        x, t = data["x"], data["t"]
    result = {"y": flat(model.predict(x, verbose=0)), "before": parameters(model)}
    result["loss"] = float(model.train_on_batch(x, t))
    result["after"] = parameters(model)
    table = path.with_suffix(".csv")
    if table.exists():
        prepared = script.prepare(table)
        result["x"] = flat(prepared)
        result["answers"] = [str(answer) for answer in script.answers(script.load().predict(prepared, verbose=0))]
    results[path.stem] = result
import keras  # Not before the scripts, which may have something to say to the backend.

print(json.dumps({"backend": keras.backend.backend(), "results": results}))
