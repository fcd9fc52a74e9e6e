// Normalisation over the last axis.
import { recorded, type Tensor } from '../graph.ts';
import { add, div, mul, sub } from './arithmetic.ts';
import { reduceMean } from './means.ts';
import { sqrt, square } from './powers.ts';
import { sumTo } from './shapes.ts';

/** (x − mean)/√(variance + ε) · gain + bias (Ba et al. 2016); the variance divides by n. */
export function layerNorm(x: Tensor, gain: Tensor, bias: Tensor, epsilon: number): Tensor {
  const { graph } = x;
  const statistic = { shape: x.shape.with(-1, 1) };
  const attributes = { axis: x.shape.length - 1, epsilon: { float: epsilon } };
  const [y, mean, inverse] = graph.emit('LayerNormalization', [x, gain, bias], [x, statistic, statistic], { attributes });
  return recorded([x, gain, bias], y!, (dy) => {
    const standardised = mul(sub(x, mean!), inverse!);
    return [
      () => normalised(mul(dy, gain), standardised, inverse!, true),
      () => sumTo(mul(dy, standardised), gain.shape),
      () => sumTo(dy, bias.shape),
    ];
  });
}

/** x/√(mean of x² + ε), without a gain (Zhang & Sennrich 2019): multiply by one where there is one. */
export function rmsNorm(x: Tensor, epsilon: number): Tensor {
  const inverse = div(x.graph.scalar(1), sqrt(add(reduceMean(square(x), [-1], true), epsilon)));
  const y = x.graph.emitOne('Mul', [x, inverse], x);
  return recorded([x], y, (dy) => [() => normalised(dy, y, inverse, false)]);
}

/** The gradient through a normalisation with result y: inverse (dy − [mean dy] − y · mean (dy · y)). */
function normalised(dy: Tensor, y: Tensor, inverse: Tensor, centred: boolean): Tensor {
  const straight = centred ? sub(dy, reduceMean(dy, [-1], true)) : dy;
  return mul(inverse, sub(straight, mul(y, reduceMean(mul(dy, y), [-1], true))));
}
