// One generation as measures see it, with a model fitted to its training documents.
import { streams, type Documents } from '@collapse-lab/numeric';
import type { Generation, Model } from '@collapse-lab/runner';
import { documentsOf } from './documents.ts';
import { generationOf } from './generation.ts';

/** Generation 1 of this family on these documents, with others held out. */
export async function modelled(family: Model<Documents>, training: number[][], heldOut: number[][]): Promise<Generation<Documents>> {
  const generation = generationOf(1, training);
  const outcome = await family.fit(generation.training, { streams: streams('modelled'), previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return { ...generation, model: outcome.fitted, heldOut: documentsOf(heldOut) };
}
