// Worlds of curves in the plane: a place along a curve, and Gaussian noise around it. Their density has no closed form.
import type { Points } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';
import { showPoint } from './show-number.ts';
import { streamOf } from './stream-of.ts';

/** Writes the place on the curve that two uniforms on [0, 1) stand for: which part of it, and how far along. */
export type Curve = (which: number, along: number, into: Float64Array) => void;

/** Points around a curve; each takes two uniforms and two normals, so that a longer sample begins with the shorter one. */
export function planeWorld(law: string, noise: number, curve: Curve): World<Points> {
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
    show: showPoint,
    facts: { law, dimensions: 2 },
  };
}
