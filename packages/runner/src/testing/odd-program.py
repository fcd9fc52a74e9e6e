"""A family that answers as it should until it is told not to: argv[1] names the mischief, done at the third fit of chain 1."""

import json
import os
import sys
import time

mischief = sys.argv[1] if len(sys.argv) > 1 else ""
answered = 0


def fit(request):
    lineage = (request["previous"] or {"lineage": 0})["lineage"] + 1
    total = sum(request["items"])
    if lineage == 3 and "/chain:1/" in request["seed"] and misbehave():
        return None
    return {"fitted": {"lineage": lineage, "sum": total}, "parameters": {"lineage": lineage, "sum": total}, "trace": {"pid": os.getpid(), "answered": answered}}


def sample(request):
    items = [request["fitted"]["sum"] / 100 + i + len(request["seed"]) for i in range(request["count"])]
    return {"items": items[1:] if mischief == "few" else [None] + items[1:] if mischief == "null" else items}


def misbehave():
    """Whether a line has been written that is the answer."""
    lines = {
        "nonsense": "three, I think",
        "nan": '{"fitted": 1, "parameters": {"sum": NaN}}',
        "no-number": '{"fitted": 1, "parameters": {"sum": "many"}}',
        "nothing": "{}",
        "list": "[]",
        "stranger": '{"fitted": 1, "parameters": {"median": 1}}',
        "ended": '{"ended": {"code": "tired", "message": "three fits are enough"}}',
        "half-ended": '{"ended": {"code": "tired"}}',
        "two-lines": '{"fitted": 1, "parameters": {}}\n{"fitted": 2, "parameters": {}}',
    }
    if mischief == "die":
        sys.stderr.write("Traceback (most recent call last):\nValueError: no more\n")
        sys.exit(3)
    if mischief == "leave":
        sys.exit(0)
    if mischief == "hang":
        time.sleep(1000)
    if mischief in lines:
        print(lines[mischief], flush=True)
    return mischief in lines


for line in sys.stdin:
    request = json.loads(line)
    what = request["do"]
    if what == "hello":
        answer = {"version": 1, "scores": False, "parameters": ["lineage", {"name": "sum", "summary": "Sum of the items.", "unit": "units"}, "pid", "answered"]}
    else:
        answer = fit(request) if what == "fit" else sample(request)
    if answer is not None:
        print(json.dumps(answer), flush=True)
    answered += 1
    if mischief == "retire":
        sys.exit(0)
