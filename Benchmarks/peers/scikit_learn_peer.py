"""scikit-learn: `MLPClassifier` and `MLPRegressor`."""

import warnings

from peer import Skipped, serve
from workloads import ADAM, GRADIENT_DESCENT


def prepare(workload, threads):
    if workload.unit != "epoch":
        raise Skipped("its predictions are those of NumPy")
    import sklearn
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    warnings.simplefilter("ignore", ConvergenceWarning)
    x, t = workload.data()
    # Each `fit` begins anew, a cost that the small workloads share among many epochs.
    epochs = 200 if workload.rows <= 1000 else 1
    if workload.optimizer == "adam":
        rule = dict(
            solver="adam", learning_rate_init=ADAM["rate"], beta_1=ADAM["beta1"],
            beta_2=ADAM["beta2"], epsilon=ADAM["epsilon"],
        )
    else:
        rule = dict(solver="sgd", learning_rate_init=GRADIENT_DESCENT["rate"], momentum=0)
    kind = MLPRegressor if workload.loss == "mean-squared-error" else MLPClassifier
    model = kind(
        hidden_layer_sizes=workload.layers[1:-1], activation=workload.activation, alpha=0,
        batch_size=workload.batch, max_iter=epochs, tol=0, n_iter_no_change=epochs + 1, **rule,
    )
    t = t.ravel() if kind is MLPRegressor else t.ravel().astype(int)
    return {"scikit-learn": sklearn.__version__}, [("fit", lambda: model.fit(x, t), epochs)]


if __name__ == "__main__":
    serve(prepare)
