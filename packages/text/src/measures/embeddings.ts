// How different drawn documents are in meaning, as far as a fixed model's embeddings tell.
import { meanCosineDistance, vendiScoreOfFeatures } from '@collapse-lab/diversity';
import { pointCount, type Documents, type Points } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row, type World } from '@collapse-lab/runner';
import { z } from 'zod';
import { textsOf } from '../document-lists.ts';
import type { OpenModel } from '../pretrained/open-model.ts';

/** What loads transformers.js: not before a study names a model. */
const engine = async () => import('../pretrained/engine.ts');

const columns: readonly Column[] = [
  { name: 'semanticVendi', summary: "Vendi score of the documents' embeddings under cosine similarity: the effective number of different ones, at most semanticDocuments; of the real sample at generation 0.", unit: 'documents' },
  { name: 'semanticDispersion', summary: "Mean cosine distance of the documents' embeddings over all pairs; of the real sample at generation 0." },
  { name: 'semanticDrift', summary: 'Mean cosine distance of each document to the real one in its place in the first real sample, by their embeddings: to its origin, where documents descend place by place, as in chains of the family pretrained under replace; elsewhere to an unrelated one.' },
  { name: 'semanticDocuments', summary: 'Documents whose embeddings were compared.', unit: 'documents' },
];

/** `embeddings`: documents are read as a person reads them and cut by the model's own tokenizer, up to its context. */
export const embeddings = defineEntry({
  id: 'embeddings',
  summary: "Vendi score and semantic dispersion of the drawn documents by a pretrained model's embeddings.",
  parameters: z.strictObject({
    model: z.string().min(1).describe("its folder, relative to the study, or a name on the Hugging Face hub; in Hugging Face's layout, with an ONNX graph that gives last_hidden_state"),
    pooling: z.enum(['mean', 'first', 'last']).describe("what of a text's tokens is its embedding: the mean, as most sentence encoders want it, or the first (BERT's [CLS]) or the last one (decoders)"),
    documents: z.int().min(2).default(500).describe('how many are read, from the first on: the Vendi score is at most that, and its time grows with the cube of it or of the dimensions, whichever are fewer'),
  }),
  create: ({ model: name, pooling, documents }): Measure<Documents> => {
    let embedder: OpenModel | undefined;
    /** Of the real sample, which stays the same. */
    let origins: { readonly of: Documents; readonly vectors: Promise<Vectors> } | undefined;
    const embedded = async (items: Documents, world: World<Documents>): Promise<Vectors> => {
      if (!embedder) throw new Error('a model of embeddings must be opened before it is asked for anything');
      return (await engine()).embedTexts(embedder, textsOf(items, world, documents), pooling);
    };
    return {
      columns,
      async open(host) {
        const { factsOf, openEmbedder } = await engine();
        embedder = await openEmbedder(name, host);
        return factsOf('embeddings', name, embedder);
      },
      async measure({ sample, reference, world }): Promise<Row> {
        if (origins?.of !== reference) origins = { of: reference, vectors: embedded(reference, world) };
        const real = await origins.vectors;
        const drawn = sample === reference ? real : await embedded(sample, world);
        const points = pointsOf(drawn);
        return { semanticVendi: vendiScoreOfFeatures(points, 1), semanticDispersion: meanCosineDistance(points), semanticDrift: pairedDistance(drawn, real), semanticDocuments: pointCount(points) };
      },
    };
  },
});

/** By document; those without a token have none. */
type Vectors = readonly (Float64Array | undefined)[];

function pointsOf(vectors: Vectors): Points {
  const rows = vectors.filter((vector) => vector !== undefined);
  const dimensions = rows[0]?.length ?? 1;
  const values = new Float64Array(rows.length * dimensions);
  rows.forEach((row, i) => { values.set(row, i * dimensions); });
  return { values, dimensions };
}

/** Mean cosine distance of the vectors in the same places, where both have one; NaN where none have. */
function pairedDistance(a: Vectors, b: Vectors): number {
  const distances = a.flatMap((vector, i) => (vector && b[i] ? [meanCosineDistance(pointsOf([vector, b[i]]))] : []));
  return distances.reduce((sum, each) => sum + each, 0) / distances.length;
}
