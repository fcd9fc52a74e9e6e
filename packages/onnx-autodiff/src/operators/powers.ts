// Squares, roots, exponentials and logarithms, element by element.
import { recorded, type Tensor } from '../graph.ts';
import { div, mul } from './arithmetic.ts';

/** x². */
export function square(x: Tensor): Tensor {
  return recorded([x], x.graph.emitOne('Mul', [x, x], x), (dy) => [() => mul(dy, mul(x, 2))]);
}

/** √x. */
export function sqrt(x: Tensor): Tensor {
  const y = x.graph.emitOne('Sqrt', [x], x);
  return recorded([x], y, (dy) => [() => div(mul(dy, 0.5), y)]);
}

/** eˣ. */
export function exp(x: Tensor): Tensor {
  const y = x.graph.emitOne('Exp', [x], x);
  return recorded([x], y, (dy) => [() => mul(dy, y)]);
}

/** The natural logarithm. */
export function log(x: Tensor): Tensor {
  return recorded([x], x.graph.emitOne('Log', [x], x), (dy) => [() => div(dy, x)]);
}
