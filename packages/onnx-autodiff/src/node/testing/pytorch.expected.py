"""Operators and AdamW as PyTorch computes them in double precision: python pytorch.expected.py > pytorch.expected.json

Needs torch; the stored values are of torch 2.13.0+cpu. Inputs are rounded to single precision first. The gradients are those of the sum of
output times `weights`.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def values(shape, phase, scale=1.0, offset=0.0):
    count = math.prod(shape)
    raw = [offset + scale * math.sin(1.7 * i * (1 + 0.013 * i) + phase) for i in range(count)]
    return torch.tensor(raw, dtype=torch.float32).double().reshape(shape)


def ids(shape, below):
    count = math.prod(shape)
    return torch.tensor([(i * i + 2) % below for i in range(count)]).reshape(shape)


def plain(*shapes, **how):
    return [values(shape, 1 + k, **how) for k, shape in enumerate(shapes)]


def positive(*shapes):
    return plain(*shapes, scale=0.9, offset=1.5)


ROWS = (3, 4)
CASES = {
    'add': (lambda a, b: a + b, plain((2, 3, 4), (3, 1))),
    'sub': (lambda a, b: a - b, plain((3, 4), (2, 1, 4))),
    'mul': (lambda a, b: a * b, plain((2, 3, 4), (4,))),
    'div': (lambda a, b: a / b, positive((3, 4), (3, 1))),
    'neg': (lambda x: -x, plain(ROWS)),
    'relu': (F.relu, [values(ROWS, 1, 2.0, 0.1)]),
    'squaredRelu': (lambda x: F.relu(x) ** 2, plain(ROWS)),
    'sigmoid': (torch.sigmoid, plain(ROWS, scale=3)),
    'silu': (F.silu, plain(ROWS, scale=3)),
    'tanh': (torch.tanh, plain(ROWS, scale=2)),
    'erf': (torch.erf, plain(ROWS, scale=2)),
    'gelu': (F.gelu, plain(ROWS, scale=3)),
    'geluTanh': (lambda x: F.gelu(x, approximate='tanh'), plain(ROWS, scale=3)),
    'square': (torch.square, plain(ROWS)),
    'sqrt': (torch.sqrt, positive(ROWS)),
    'exp': (torch.exp, plain(ROWS)),
    'log': (torch.log, positive(ROWS)),
    'matMul': (torch.matmul, plain((3, 4), (4, 5))),
    'matMul of stacks': (torch.matmul, plain((2, 3, 4), (2, 4, 5))),
    'matMul of a stack and a matrix': (torch.matmul, plain((2, 3, 4), (4, 5))),
    'matMul with broadcasting': (torch.matmul, plain((2, 1, 3, 4), (3, 4, 2))),
    'reshape': (lambda x: x.reshape(2, 6), plain(ROWS)),
    'expand': (lambda x: x.expand(2, 3, 4), plain((3, 1))),
    'reduceSum': (lambda x: x.sum((0, 2)), plain((2, 3, 4))),
    'reduceMean': (lambda x: x.mean(-1, keepdim=True), plain((2, 3, 4))),
    'transpose': (lambda x: x.permute(1, 2, 0), plain((2, 3, 4))),
    'slice': (lambda x: x[:, 1:3], plain(ROWS)),
    'concat': (lambda a, b: torch.cat([a, b], 1), plain((3, 2), (3, 4))),
    'split': (lambda x: x.chunk(3, 1)[0] * x.chunk(3, 1)[2], plain((2, 6))),
    'softmax': (lambda x: F.softmax(x, -1), plain(ROWS, scale=3)),
    'logSoftmax': (lambda x: F.log_softmax(x, -1), plain(ROWS, scale=3)),
    'layerNorm': (lambda x, g, b: F.layer_norm(x, (8,), g, b, 1e-5), plain((3, 8), (8,), (8,))),
    'rmsNorm': (lambda x: F.rms_norm(x, (8,), None, 1e-5), plain((3, 8))),
    'embedding': (lambda table, at: F.embedding(at, table), [values((5, 3), 1), ids((2, 4), 5)]),
    'pick': (lambda x, at: x.gather(1, at[:, None])[:, 0], [values((4, 5), 1), ids((4,), 5)]),
    'crossEntropy': (lambda x, at: F.cross_entropy(x, at), [values((4, 5), 1, 3), ids((4,), 5)]),
    'linearCrossEntropy': (lambda x, w, at: F.cross_entropy(x @ w.T, at), [*plain((6, 3), (5, 3)), ids((6,), 5)]),
    'causalAttention': (lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True), plain((2, 2, 4, 3), (2, 2, 4, 3), (2, 2, 4, 3), scale=2)),
}


def stored(x):
    listed = x.detach().flatten().tolist()
    return {'shape': list(x.shape), 'data': [v if isinstance(v, int) else float(f'{v:.9g}') for v in listed], 'integer': not x.is_floating_point()}


def case(function, inputs):
    leaves = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    y = function(*leaves)
    weights = values(tuple(y.shape), 0.5)
    (y * weights).sum().backward()
    gradients = [stored(x.grad) for x in leaves if x.is_floating_point()]
    return {'inputs': [stored(x) for x in inputs], 'output': stored(y), 'weights': stored(weights), 'gradients': gradients}


def adamw():
    """Five steps on the sum of squares of a linear map; three of the gradients are clipped, the bias does not decay."""
    weight, bias = values((2, 3), 1).requires_grad_(), values((2,), 2).requires_grad_()
    x, y = values((5, 4, 3), 3), values((5, 4, 2), 4, 2)
    rates = [0.1, 0.05, 0.2, 0.1, 0.01]
    start = [stored(weight), stored(bias)]
    optimizer = torch.optim.AdamW([{'params': [weight], 'weight_decay': 0.3}, {'params': [bias], 'weight_decay': 0}], betas=(0.8, 0.9), eps=1e-6)
    losses, norms = [], []
    for step, rate in enumerate(rates):
        for group in optimizer.param_groups:
            group['lr'] = rate
        optimizer.zero_grad()
        loss = ((x[step] @ weight.T + bias - y[step]) ** 2).mean()
        loss.backward()
        norms.append(float(torch.nn.utils.clip_grad_norm_([weight, bias], 2.0)))
        optimizer.step()
        losses.append(float(loss.detach()))
    return {'start': start, 'x': stored(x), 'y': stored(y), 'rates': rates, 'losses': losses, 'norms': norms, 'end': [stored(weight), stored(bias)]}


print('{')
print(f' "torch": {json.dumps(torch.__version__)},')
print(f' "adamW": {json.dumps(adamw())},')
print(' "operators": {')
print(',\n'.join(f'  {json.dumps(name)}: {json.dumps(case(*parts))}' for name, parts in CASES.items()))
print(' }\n}')
