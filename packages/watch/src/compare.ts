// One group against the reference: values of blocks, intervals of their ratio and difference, and a test of equal laws.
import { mean, meansInterval, permutationTest, tooFewForP, type PermutationTest, type PermutationTestOptions } from '@collapse-lab/statistics';
import { blockSizes, cutBlocks } from './blocks.ts';
import type { BlockValues, Change, Comparison, Kind, MeasureInfo, MeasuringContext, Sampled } from './contracts.ts';

const RESAMPLES = 2000;

/**
 * How a test among so many looks at arrangements. All of 8 blocks against 8 are 12,870. Of random ones, forty a test leave the least p
 * after Holm's correction at 1/40, so that many groups cannot hide what is plain in each.
 */
export function testingAmong(tests: number): Pick<PermutationTestOptions, 'mostArrangements' | 'draws'> {
  return { mostArrangements: 20_000, draws: Math.max(9999, 40 * tests) };
}

/** A comparison with p-values that are not yet corrected, and the blocks' values for further tests. */
export interface RawComparison extends Omit<Comparison, 'changes'> {
  readonly changes: readonly (Omit<Change, 'test'> & { readonly test?: PermutationTest })[];
  readonly values: BlockValues;
}

export interface ComparingContext extends MeasuringContext {
  /** Of intervals. */
  readonly level: number;
  /** Tests that are corrected together. */
  readonly tests: number;
}

/** Compares at the size of the smaller of both. `streams` are this comparison's own. */
export function compareGroup<P, R>(kind: Kind<P, R>, group: Sampled<P, R>, reference: Sampled<P, R>, context: ComparingContext): RawComparison {
  const { streams } = context;
  const sizes = blockSizes(group.sample.length, reference.sample.length, kind.mostPerBlock, context.tests);
  const values = kind.measure(cutBlocks(group.sample, reference.sample, sizes), context);
  // A single block holds fewer items than a test wants.
  const tooFew = tooFewForP([sizes.have]);
  const changes = values.measures.map((measure, i) => changeOf(measure, values.control[i]!, values.group[i]!, { ...context, streams: streams.fork('measure', i) }));
  return {
    group: group.name,
    blocks: sizes.blocks,
    perBlock: sizes.perBlock,
    equalised: values.equalised,
    ...(tooFew && { tooFew }),
    changes,
    ...(kind.explore && { passages: kind.explore(group, reference) }),
    values,
  };
}

function changeOf({ id, change }: MeasureInfo, control: Float64Array, group: Float64Array, { level, tests, streams }: ComparingContext): RawComparison['changes'][number] {
  return {
    measure: id,
    reference: mean(control),
    group: mean(group),
    change: { ...meansInterval(group, control, { of: change, level, resamples: RESAMPLES, rng: streams.fork('interval').rng() }), estimate: changeBetween(mean(group), mean(control), change) },
    ...(control.length > 1 && { test: permutationTest(group, control, { ...testingAmong(tests), alternative: 'two-sided', rng: streams.fork('test').rng() }) }),
  };
}

/** a / b, or a − b without what rounding leaves of equal means. */
export function changeBetween(a: number, b: number, change: MeasureInfo['change']): number {
  if (change === 'ratio') return a / b;
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
}
