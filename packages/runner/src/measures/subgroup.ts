// Groups of real items one by one: a loop can keep its averages and lose a group.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Column, Generation, Groups, Measure, Row, Scores } from '../contracts.ts';
import { heldOutScores } from '../held-out-scores.ts';

/** Groups that have columns. */
const MOST = 24;

const columns: readonly Column[] = Array.from({ length: MOST }, (_, k): Column[] => [
  { name: `groupMass${k + 1}`, summary: `Share of the sample that is of group ${k + 1} of the world.` },
  { name: `groupKept${k + 1}`, summary: `groupMass${k + 1} divided by the share of group ${k + 1} in the chain's real sample; 0 where the group is lost.` },
  { name: `groupLoss${k + 1}`, summary: `Fidelity loss on the held-out real items of group ${k + 1} alone: mean negative log-likelihood less that of generation 1's model; absent where either is infinite.`, unit: 'nats per unit' },
]).flat();

/** `subgroup`: mass and error per group of the world's items, for the first 24 groups; reports tell from groupKept when a group is lost. */
export function subgroup<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'subgroup',
    summary: "Per group of the world's items: its share of the sample, what is left of its share, and the fidelity loss on it.",
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns,
      needs: ['groups'],
      readsFirst: true,
      async measure(generation): Promise<Row> {
        const { sample, reference, model, world: { groups }, algebra } = generation;
        if (!groups) return {};
        const [drawn, real] = [sample, reference].map((items) => sharesOf(groups, items, algebra.size(items)));
        const losses = model ? await lossesOf(generation, groups) : [];
        const row: Record<string, number> = {};
        for (let k = 0; k < Math.min(MOST, groups.names.length); k++) {
          row[`groupMass${k + 1}`] = drawn![k]!;
          row[`groupKept${k + 1}`] = drawn![k]! / real![k]!;
          if (Number.isFinite(losses[k])) row[`groupLoss${k + 1}`] = losses[k]!;
        }
        return row;
      },
    }),
  });
}

function sharesOf<D>({ names, of }: Groups<D>, items: D, size: number): Float64Array {
  const shares = new Float64Array(names.length);
  for (const group of of(items)) shares[group]! += 1 / size;
  return shares;
}

/** Per group: how much more the model is surprised by a held-out unit of it than generation 1's was. */
async function lossesOf<D>({ model, first, heldOut }: Generation<D>, groups: Groups<D>): Promise<number[]> {
  const [now, then] = await Promise.all([heldOutScores(model, heldOut), heldOutScores(first, heldOut)]);
  if (!now || !then) return [];
  const groupOf = groups.of(heldOut);
  const [late, early] = [now, then].map((scores) => nllByGroup(scores, groupOf, groups.names.length));
  return late!.map((nll, k) => nll - early![k]!);
}

function nllByGroup({ logLikelihood, unitStart }: Scores, groupOf: Uint16Array, count: number): number[] {
  const [sums, units] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i]!;
    for (let unit = unitStart[i]!; unit < unitStart[i + 1]!; unit++) {
      sums[group]! -= logLikelihood[unit]!;
      units[group]!++;
    }
  }
  return Array.from(sums, (sum, k) => sum / units[k]!);
}
