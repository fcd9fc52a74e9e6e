# Fits of scikit-learn's GaussianMixture run on until nothing changes: no tolerance, 20,000 iterations.
# Prints converged.expected.json from inputs/gmm_data.json of tools/golden, its only argument; with scikit-learn 1.2.1 and NumPy 1.24.2.
import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore")
data = json.load(open(sys.argv[1]))
KINDS = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}


def fit(name, kind, k):
    """From the first k points as means, equal weights and unit covariances."""
    points = np.array(data[name])
    d = points.shape[1]
    unit = {"full": np.tile(np.eye(d), (k, 1, 1)), "tied": np.eye(d), "diagonal": np.ones((k, d)), "spherical": np.ones(k)}[kind]
    model = GaussianMixture(k, covariance_type=KINDS[kind], tol=0, max_iter=20_000, reg_covar=1e-6, weights_init=np.full(k, 1 / k), means_init=points[:k], precisions_init=unit)
    model.fit(points)
    return {"data": name, "covariance": kind, "components": k, "weights": model.weights_.tolist(), "means": model.means_.ravel().tolist(), "covariances": model.covariances_.ravel().tolist(), "lowerBound": float(model.lower_bound_)}


cases = [fit(name, kind, k) for name in ("d1", "d2") for kind in KINDS for k in (2, 4)]
print(json.dumps({"source": f"scikit-learn {sklearn.__version__}", "cases": cases}))
