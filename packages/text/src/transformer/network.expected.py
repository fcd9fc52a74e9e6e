"""Loss and gradients of both forms of the transformer as PyTorch computes them in double precision: python network.expected.py > network.expected.json

Needs torch; the stored values are of torch 2.13.0+cpu. Parameters and tokens follow the formulas below; of the gradient its norm and its product
with a fixed vector are kept.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
V, T, C, L, H, B = 11, 6, 8, 2, 2, 3


def numbers(count, phase):
    raw = [math.sin(1.7 * i * (1 + 0.013 * i) + phase) for i in range(count)]
    return torch.tensor(raw, dtype=torch.float32).double()


def shapes(biased):
    found = {'tokens': (V, C), 'positions': (T, C)}
    linear = lambda name, a, b: found.update({name: (a, b), **({f'{name}.bias': (b,)} if biased else {})})
    norm = lambda name: found.update({f'{name}.gain': (C,), f'{name}.bias': (C,)} if biased else {})
    for l in range(L):
        norm(f'{l}.norm1'), linear(f'{l}.qkv', C, 3 * C), linear(f'{l}.mix', C, C)
        norm(f'{l}.norm2'), linear(f'{l}.up', C, 4 * C), linear(f'{l}.down', 4 * C, C)
    norm('norm')
    return found


def loss_of(p, tokens, targets, biased):
    linear = lambda x, name: x @ p[name] + (p[f'{name}.bias'] if biased else 0)
    norm = lambda x, name: F.layer_norm(x, (C,), p[f'{name}.gain'], p[f'{name}.bias'], 1e-5) if biased else F.rms_norm(x, (C,), None, 1e-5)
    activation = (lambda x: F.gelu(x, approximate='tanh')) if biased else (lambda x: F.relu(x).square())
    x = p['tokens'][tokens] + p['positions']
    for l in range(L):
        q, k, v = (part.view(B, T, H, C // H).transpose(1, 2) for part in linear(norm(x, f'{l}.norm1'), f'{l}.qkv').split(C, -1))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(B, T, C)
        x = x + linear(y, f'{l}.mix')
        x = x + linear(activation(linear(norm(x, f'{l}.norm2'), f'{l}.up')), f'{l}.down')
    return F.cross_entropy((norm(x, 'norm') @ p['tokens'].T).view(-1, V), targets.view(-1))


def case(form):
    biased = form == 'gpt2'
    sizes = {name: math.prod(shape) for name, shape in shapes(biased).items()}
    vector = (0.5 * numbers(sum(sizes.values()), 1)).float().double().requires_grad_()
    parts = vector.split(list(sizes.values()))
    p = {name: part.view(shape) for (name, shape), part in zip(shapes(biased).items(), parts)}
    tokens = torch.tensor([(i * i + 1) % V for i in range(B * T)]).view(B, T)
    targets = torch.tensor([(i * i * i + 2) % V for i in range(B * T)])
    loss = loss_of(p, tokens, targets, biased)
    loss.backward()
    return {'count': vector.numel(), 'loss': loss.item(), 'gradientNorm': vector.grad.norm().item(), 'product': (vector.grad @ numbers(vector.numel(), 2)).item()}


print(json.dumps({'torch': torch.__version__, 'lean': case('lean'), 'gpt2': case('gpt2')}, indent=1))
