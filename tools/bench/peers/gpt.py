# The transformer of packages/text in PyTorch, tuned for one thread: trains and draws when it is told to on its standard input, and
# answers each line with the milliseconds of processor time that it took. Runs with PyTorch 1.13 and 2.
import json
import sys
import time

import numpy
import torch
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(0)
ask = json.loads(sys.argv[1])
V, T, C, LAYERS, HEADS, B = (ask[key] for key in ("symbols", "context", "width", "layers", "heads", "batch"))
LEAN = ask["form"] == "lean"
IS_2 = hasattr(F, "scaled_dot_product_attention")
ring = torch.from_numpy(numpy.fromfile(ask["ring"], dtype=numpy.int32).astype(numpy.int64))


def parameters():
    """As those beside it begin: matrices of variance 1 over what they sum up, nothing that adds to the residual stream."""
    def matrix(*shape, scale=C ** -0.5):
        return torch.randn(*shape).mul_(scale).requires_grad_()
    def linear(rows, columns, scale=C ** -0.5):
        weight = matrix(rows, columns, scale=scale)
        return (weight,) if LEAN else (weight, torch.zeros(columns, requires_grad=True))
    def norm():
        return () if LEAN else (torch.ones(C, requires_grad=True), torch.zeros(C, requires_grad=True))
    layers = [(norm(), linear(C, 3 * C), linear(C, C, 0), norm(), linear(C, 4 * C), linear(4 * C, C, 0)) for _ in range(LAYERS)]
    return matrix(V, C), matrix(T, C), layers, norm()


def linear(x, weight, bias=None):
    return x @ weight if bias is None else torch.addmm(bias, x, weight)


if LEAN:
    def norm(x): return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5)
    def activation(x): return F.relu(x).square()
else:
    def norm(x, gain, bias): return F.layer_norm(x, (C,), gain, bias, 1e-5)
    def activation(x): return F.gelu(x, approximate="tanh")

MASK = torch.full((T, T), -torch.inf).triu(1)
SCALE = (C // HEADS) ** -0.5


def products(q, k, v):
    """The mask and the scale are part of the first product."""
    scores = torch.baddbmm(MASK, q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2), alpha=SCALE)
    return torch.bmm(scores.softmax(-1), v.flatten(0, 1)).view(q.shape)


def fused(q, k, v):
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)


attention = products


def decode(x, layers, last, attend):
    for l, (norm1, qkv, mix, norm2, up, down) in enumerate(layers):
        x = x + linear(attend(linear(norm(x, *norm1), *qkv), l), *mix)
        x = x + linear(activation(linear(norm(x, *norm2), *up)), *down)
    return norm(x, *last)


def attend_within(qkv, _):
    q, k, v = qkv.view(B, T, 3, HEADS, C // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
    return attention(q, k, v).transpose(1, 2).reshape(B * T, C)


def loss_of(model, tokens, targets):
    table, positions, layers, last = model
    x = (F.embedding(tokens, table) + positions).view(B * T, C)
    return F.cross_entropy(decode(x, layers, last, attend_within) @ table.t(), targets)


def leaves(model):
    if torch.is_tensor(model):
        return [model]
    return [leaf for part in model for leaf in leaves(part)]


def train(steps):
    """A training from scratch, with the schedule, decay and clipping that the family has."""
    model = parameters()
    every = leaves(model)
    fast = {"fused": True} if IS_2 else {"foreach": True}
    groups = [{"params": [p for p in every if p.dim() > 1]}]
    if not LEAN:
        groups.append({"params": [p for p in every if p.dim() < 2], "weight_decay": 0.0})
    optimizer = torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.95), eps=1e-8, weight_decay=0.1, **fast)
    rising = round(0.05 * steps)
    order = torch.randint(len(ring) - T - 1, (steps, B, 1)) + torch.arange(T + 1)
    losses = []
    for step in range(steps):
        turn = torch.tensor(torch.pi * max(0, step - rising) / (steps - rising))
        rate = (step + 1) / rising if step < rising else float(0.1 + 0.9 * (1 + torch.cos(turn)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = ask["learningRate"] * rate
        window = ring[order[step]]
        loss = loss_of(model, window[:, :-1], window[:, 1:].reshape(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(every, 1.0)
        optimizer.step()
        losses.append(loss.item())
    return model, losses, sum(p.numel() for p in every)


def draw(model, rows, temperature, top_k=None, top_p=None):
    """A whole context for each row, with the keys and values of earlier positions kept."""
    table, positions, layers, last = model
    with torch.inference_mode():
        head = table.t().contiguous()
        keys = [torch.empty(rows * HEADS, C // HEADS, T) for _ in layers]
        values = [torch.empty(rows * HEADS, T, C // HEADS) for _ in layers]
        seen = torch.full((rows,), V - 1)
        drawn = []
        for at in range(T):
            def attend(qkv, l):
                q, k, v = qkv.view(rows, 3, HEADS, C // HEADS).unbind(1)
                keys[l][:, :, at] = k.reshape(rows * HEADS, -1)
                values[l][:, at] = v.reshape(rows * HEADS, -1)
                scores = torch.bmm(q.reshape(rows * HEADS, 1, -1), keys[l][:, :, :at + 1]).mul_(SCALE)
                return torch.bmm(scores.softmax(-1), values[l][:, :at + 1]).view(rows, C)
            logits = (decode(table[seen] + positions[at], layers, last, attend) @ head).div_(temperature)
            if top_k is None:
                seen = one_of(logits.softmax(-1))
            else:
                likeliest, ids = torch.topk(logits, top_k)
                p = likeliest.softmax(-1)
                seen = ids.gather(1, one_of(p * (p.cumsum(-1) - p < top_p)).unsqueeze(1)).squeeze(1)
            drawn.append(seen)
    return torch.stack(drawn, 1)


def one_of(weights):
    """By row, an index drawn with these weights: inversion, which takes a third of the time of torch.multinomial."""
    sums = weights.cumsum(-1)
    return torch.searchsorted(sums, torch.rand(len(sums), 1) * sums[:, -1:], right=True).clamp_(max=sums.shape[1] - 1).squeeze(1)


def milliseconds(work):
    start = time.process_time()
    result = work()
    return 1000 * (time.process_time() - start), result


def answer(**what):
    print(json.dumps(what), flush=True)


if IS_2:
    # The faster of the two, tried first.
    times = {}
    for form in (products, fused, products, fused):
        attention = form
        times[form] = milliseconds(lambda: train(4))[0]
    attention = min(times, key=times.get)
model, losses, count = train(ask["steps"])
answer(version=torch.__version__.split("+")[0], attention=attention.__name__, parameters=count)
CUT = {"top_k": 50, "top_p": 0.95}
for line in sys.stdin:
    what = line.strip()
    if what == "fit":
        ms, (model, losses, _) = milliseconds(lambda: train(ask["steps"]))
        answer(milliseconds=ms, losses=losses)
    else:
        ms, drawn = milliseconds(lambda: draw(model, ask["rows"], 0.9, **(CUT if what == "cut" else {})))
        answer(milliseconds=ms, drawn=drawn.numel())
