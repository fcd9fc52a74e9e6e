// Worlds of curves in the plane: a place along a curve, and Gaussian noise around it. Their density has no closed form.
import type { Points } from '@collapse-lab/numeric';
import { streamOf, type Groups, type World } from '@collapse-lab/runner';
import { showPoint } from './show-number.ts';

/** Writes the place on the curve that two uniforms on [0, 1) stand for: which part of it, and how far along. */
export type Curve = (which: number, along: number, into: Float64Array) => void;

/** Parts of a curve as groups: `nearest` gives the place of the part that the point (x, y) is nearest to. */
export function partsOf(names: readonly string[], nearest: (x: number, y: number) => number): Groups<Points> {
  return { names, of: ({ values }) => Uint16Array.from({ length: values.length / 2 }, (_, i) => nearest(values[2 * i]!, values[2 * i + 1]!)) };
}

/** Points around a curve; each takes two uniforms and two normals, so that a longer sample begins with the shorter one. */
export function planeWorld(law: string, noise: number, curve: Curve, groups?: Groups<Points>): World<Points> {
  return {
    draw({ count, ...request }, streams) {
      const stream = streamOf(request, streams);
      const places = stream.fork('place').rng();
      const values = new Float64Array(2 * count);
      stream.fork('noise').rng().fillNormals(values, 0, noise);
      const place = new Float64Array(2);
      for (let at = 0; at < values.length; at += 2) {
        curve(places.uniform(), places.uniform(), place);
        values[at]! += place[0]!;
        values[at + 1]! += place[1]!;
      }
      return { values, dimensions: 2 };
    },
    ...(groups && { groups }),
    show: showPoint,
    facts: { law, dimensions: 2 },
  };
}
