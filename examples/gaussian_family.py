"""A Gaussian on the line as a program that answers lines of JSON. Standard library only."""

import json
import math
import random
import sys


def hello(request):
    return {"version": 1, "scores": True, "parameters": ["mean", "stdDev"], "weighted": True, "freeParameters": 2}


def fit(request):
    items, weight = [float(x) for x in request["items"]], request["weight"] or [1.0] * len(request["items"])
    total = math.fsum(weight)
    if not total > 0 or not all(map(math.isfinite, items)):
        return {"ended": {"code": "no-fit", "message": "items must be finite and have some weight"}}
    mean = math.fsum(w * x for w, x in zip(weight, items)) / total
    # Maximum likelihood: the divisor is n, so the variance shrinks from generation to generation.
    variance = math.fsum(w * (x - mean) * (x - mean) for w, x in zip(weight, items)) / total
    law = {"mean": mean, "stdDev": math.sqrt(variance)}
    return {"fitted": law, "parameters": law}


def sample(request):
    law, rng = request["fitted"], random.Random(request["seed"])
    return {"items": [number(rng.gauss(law["mean"], law["stdDev"])) for _ in range(request["count"])]}


def score(request):
    mean, s = request["fitted"]["mean"], request["fitted"]["stdDev"]

    def density(x):
        if s == 0:
            return math.inf if x == mean else -math.inf
        z = (x - mean) / s
        return -math.log(s) - 0.5 * math.log(2 * math.pi) - 0.5 * z * z

    return {"logLikelihood": [number(density(float(x))) for x in request["items"]]}


def number(x):
    """JSON has no NaN and no infinities: they are strings, which float() reads back."""
    return x if math.isfinite(x) else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(x, "NaN")


answers = {"hello": hello, "fit": fit, "sample": sample, "score": score}
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(answers[request["do"]](request)), flush=True)
