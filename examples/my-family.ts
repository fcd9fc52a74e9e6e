// A plug-in: the uniform law between the smallest and the largest point. Every generation falls a little short of both
// ends, so it loses width from the first fit on: on average by the factor (n − 1)/(n + 1).
import type { Points } from '@collapse-lab/numeric';
import type { Batch, PluginLab } from '@collapse-lab/runner';

interface Range {
  readonly min: number;
  readonly max: number;
}

export default (lab: PluginLab): void =>
  lab.defineFamily({
    domain: 'points',
    id: 'uniform',
    summary: 'The uniform law on the range of the training items, by maximum likelihood.',
    parameters: lab.z.strictObject({
      widen: lab.z.number().min(0).default(0).describe('share of the width that is added at either end; 1/(n − 1) corrects the loss'),
    }),
    create: ({ widen }) => ({
      columns: [
        { name: 'min', summary: 'Lower end of the range.' },
        { name: 'max', summary: 'Upper end of the range.' },
      ],
      fit({ items: { values, dimensions } }: Batch<Points>) {
        if (dimensions !== 1 || values.length === 0) return { ended: { code: 'no-range', message: 'items must be points on the line, one at least' } };
        const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
        return { fitted: { min: min - widen * (max - min), max: max + widen * (max - min) } };
      },
      sample({ min, max }: Range, count, { streams }) {
        const rng = streams.rng();
        return lab.scalars(Float64Array.from({ length: count }, () => min + (max - min) * rng.uniform()));
      },
      score({ min, max }, { values }) {
        const logLikelihood = values.map((x) => (x >= min && x <= max ? -Math.log(max - min) : -Infinity));
        return { logLikelihood, unitStart: Uint32Array.from({ length: values.length + 1 }, (_, i) => i) };
      },
      entropy: ({ min, max }) => Math.log(max - min),
      parameters: ({ min, max }) => ({ min, max }),
      encode: ({ min, max }) => lab.packArrays([Float64Array.of(min, max)]),
      decode(bytes): Range {
        const [min = NaN, max = NaN] = new lab.ArrayReader(bytes).f64();
        return { min, max };
      },
    }),
  });
