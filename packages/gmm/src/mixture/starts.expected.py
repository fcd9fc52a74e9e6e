# Fits of scikit-learn's GaussianMixture from each of its starts, its random draws replaced by uniforms that are written down.
# Prints starts.expected.json from inputs/gmm_data.json of tools/golden, its only argument; with scikit-learn 1.2.1 and NumPy 1.24.2.
import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore")
data = json.load(open(sys.argv[1]))
KINDS = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}


class Replayed(np.random.RandomState):
    """Uniforms from a generator, kept; whole numbers and choices are made of them."""

    def __init__(self, seed):
        super().__init__(seed)
        self.kept = []

    def take(self, count):
        drawn = np.round(super().random_sample(count), 6)
        self.kept.extend(drawn.tolist())
        return drawn

    def random_sample(self, size=None):
        return self.take(size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self.take(int(np.prod(size))).reshape(size)

    def randint(self, low, high=None, size=None, dtype=int):
        return max(0, int(np.ceil(self.take(1)[0] * low)) - 1)

    def choice(self, a, size=None, replace=True, p=None):
        """From the items left, the one at which the running count reaches their number times 1 − u."""
        left = list(range(a))
        return np.array([left.pop(max(0, int(np.ceil(len(left) * (1 - u))) - 1)) for u in self.take(size)])


def fit(name, init, kind, k, seed):
    points = np.array(data[name])
    draws = Replayed(seed)
    model = GaussianMixture(k, covariance_type=KINDS[kind], init_params=init, random_state=draws).fit(points)
    case = {"data": name, "init": init.replace("_", "-"), "covariance": kind, "components": k, "uniforms": draws.kept}
    case.update({part: getattr(model, part + "_").ravel().tolist() for part in ("weights", "means", "covariances")})
    case.update({"iterations": int(model.n_iter_), "converged": bool(model.converged_), "lowerBound": float(model.lower_bound_)})
    return case


ALL = (("d1", ("full", "tied")), ("d2", tuple(KINDS)))
cases = [
    fit(name, init, kind, k, 10 * k + len(name) + len(kind))
    for init, numbers, sets in (
        ("k-means++", (2, 3), ALL),
        ("random_from_data", (2, 3), ALL),
        ("random", (2,), (("d1", ("full",)), ("d2", ("full", "tied")))),
    )
    for name, kinds in sets
    for kind in kinds
    for k in numbers
]
print(json.dumps({"source": f"scikit-learn {sklearn.__version__}", "cases": cases}))
