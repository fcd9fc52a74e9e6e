// Addition, subtraction, multiplication and division with broadcasting.
import { recorded, type Tensor } from '../graph.ts';
import { broadcastShape } from '../tensor-data.ts';
import { sumTo } from './shapes.ts';

/** a + b. */
export function add(a: Tensor, b: Tensor | number): Tensor {
  const [x, y] = operands(a, b);
  if (y.scalar === 0) return x;
  return recorded([x, y], elementwise('Add', x, y), (dz) => [() => sumTo(dz, x.shape), () => sumTo(dz, y.shape)]);
}

/** a − b. */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  const [x, y] = operands(a, b);
  if (y.scalar === 0) return x;
  return recorded([x, y], elementwise('Sub', x, y), (dz) => [() => sumTo(dz, x.shape), () => neg(sumTo(dz, y.shape))]);
}

/** a · b, element by element. */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  const [x, y] = operands(a, b);
  if (x.scalar !== undefined && y.scalar !== undefined) return x.graph.scalar(x.scalar * y.scalar);
  if (y.scalar === 1) return x;
  if (x.scalar === 1) return y;
  return recorded([x, y], elementwise('Mul', x, y), (dz) => [() => sumTo(mul(dz, y), x.shape), () => sumTo(mul(dz, x), y.shape)]);
}

/** a / b. */
export function div(a: Tensor, b: Tensor | number): Tensor {
  const [x, y] = operands(a, b);
  if (y.scalar === 1) return x;
  const z = elementwise('Div', x, y);
  return recorded([x, y], z, (dz) => {
    const dx = div(dz, y);
    return [() => sumTo(dx, x.shape), () => neg(sumTo(mul(dx, z), y.shape))];
  });
}

/** −a. */
export function neg(a: Tensor): Tensor {
  return recorded([a], a.graph.emitOne('Neg', [a], a), (dz) => [() => neg(dz)]);
}

function operands(a: Tensor, b: Tensor | number): readonly [Tensor, Tensor] {
  return [a, typeof b === 'number' ? a.graph.scalar(b) : b];
}

function elementwise(op: string, a: Tensor, b: Tensor): Tensor {
  return a.graph.emitOne(op, [a, b], { shape: broadcastShape(a.shape, b.shape) });
}
