// Activation functions, element by element.
import { recorded, type Tensor } from '../graph.ts';
import { add, mul, sub } from './arithmetic.ts';
import { exp, square } from './powers.ts';

/** max(0, x); its derivative at 0 is 0. */
export function relu(x: Tensor): Tensor {
  const y = x.graph.emitOne('Relu', [x], x);
  return recorded([x], y, (dy) => [() => mul(dy, x.graph.emitOne('Sign', [y], y))]);
}

/** max(0, x)² (So et al. 2021, Primer), whose derivative is 2 max(0, x). */
export function squaredRelu(x: Tensor): Tensor {
  const positive = x.graph.emitOne('Relu', [x], x);
  return recorded([x], x.graph.emitOne('Mul', [positive, positive], x), (dy) => [() => mul(dy, mul(positive, 2))]);
}

/** 1/(1 + e⁻ˣ). */
export function sigmoid(x: Tensor): Tensor {
  const y = x.graph.emitOne('Sigmoid', [x], x);
  return recorded([x], y, (dy) => [() => mul(dy, sub(y, square(y)))]);
}

/** x/(1 + e⁻ˣ), also called Swish. */
export function silu(x: Tensor): Tensor {
  return mul(x, sigmoid(x));
}

export function tanh(x: Tensor): Tensor {
  const y = x.graph.emitOne('Tanh', [x], x);
  return recorded([x], y, (dy) => [() => sub(dy, mul(dy, square(y)))]);
}

/** The error function, 2/√π ∫₀ˣ e^(−t²) dt. */
export function erf(x: Tensor): Tensor {
  return recorded([x], x.graph.emitOne('Erf', [x], x), (dy) => [() => mul(dy, mul(exp(mul(square(x), -1)), 2 / Math.sqrt(Math.PI)))]);
}

/** x Φ(x), Φ the standard normal distribution function (Hendrycks & Gimpel 2016). */
export function gelu(x: Tensor): Tensor {
  const below = phi(x);
  return recorded([x], x.graph.emitOne('Mul', [x, below], x), (dy) => [() => {
    const density = mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return mul(dy, add(below, mul(x, density)));
  }]);
}

function phi(x: Tensor): Tensor {
  return add(mul(erf(mul(x, Math.SQRT1_2)), 0.5), 0.5);
}

/** The form of `gelu` by a hyperbolic tangent that GPT-2 has: x/2 · (1 + tanh(√(2/π)(x + 0.044715x³))). */
export function geluTanh(x: Tensor): Tensor {
  const a = Math.sqrt(2 / Math.PI);
  const b = 0.044715 * a;
  const squared = square(x);
  const below = add(mul(tanh(mul(x, add(mul(squared, b), a))), 0.5), 0.5);
  return recorded([x], x.graph.emitOne('Mul', [x, below], x), (dy) => [() => {
    // below' = 2 below (1 − below) (a + 3b x²), as (1 + tanh u)/2 is the logistic function of 2u.
    const slope = mul(sub(below, square(below)), add(mul(squared, 6 * b), 2 * a));
    return mul(dy, add(below, mul(x, slope)));
  }]);
}
