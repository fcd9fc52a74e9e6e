// Draws from Student's t with location and scale.
import { scalars, studentT, type Points, type Rng } from '@collapse-lab/numeric';
import type { StudentT } from './student-t.ts';

/** `count` independent points, one after the other, so that a longer sample begins with the shorter one. */
export function sampleStudentT({ location, scale, df }: StudentT, count: number, rng: Rng): Points {
  return scalars(Float64Array.from({ length: count }, () => location + scale * (df === Infinity ? rng.normal() : studentT(df, rng))));
}
