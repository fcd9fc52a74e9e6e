# Chains of scikit-learn's GaussianMixture on its own output, from start `cold` (k-means) or `warm`: log σ at generation 500.
# Prints collapse-law.expected.json; run with OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1, with scikit-learn 1.2.1 and NumPy 1.24.2.
import json
import sys

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

SIZE, GENERATIONS = 10_000, 500


def chain(start, seed):
    """The standard deviations of the components of generation 500, by ascending mean; generation 1 is fitted to real points."""
    rng = np.random.RandomState(seed)
    points = rng.choice([-2.0, 2.0], SIZE)[:, None] + rng.standard_normal((SIZE, 1))
    given = {}
    for _ in range(GENERATIONS):
        model = GaussianMixture(2, random_state=rng, **given).fit(points)
        if start == "warm":
            # Not warm_start=True, which also compares the first lower bound with that of other points.
            given = {"weights_init": model.weights_ / model.weights_.sum(), "means_init": model.means_, "precisions_init": model.precisions_}
        points, _ = model.sample(SIZE)
    return np.sqrt(model.covariances_.ravel())[np.argsort(model.means_.ravel())]


def log_std_devs(start, chains):
    return [[round(float(x), 6) for x in np.log(chain(start, seed))] for seed in range(chains)]


if __name__ == "__main__":
    chains = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    sample = {start: log_std_devs(start, chains) for start in ("cold", "warm")}
    print(json.dumps({"source": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}", "size": SIZE, "generation": GENERATIONS, **sample}))
