"""Iris with scikit-learn: read, split, scale, train, print the accuracy."""

import sys

import numpy
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

table = numpy.loadtxt(sys.argv[1], delimiter=",", skiprows=1, dtype=str)
x, t = table[:, :-1].astype(numpy.float32), table[:, -1]
x, x_test, t, t_test = train_test_split(x, t, test_size=0.2, stratify=t, random_state=1)
network = MLPClassifier(
    (10,), "tanh", batch_size=16, learning_rate_init=0.01, max_iter=100, random_state=1
)
model = make_pipeline(StandardScaler(), network).fit(x, t)
print(model.score(x_test, t_test))
