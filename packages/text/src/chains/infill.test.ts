import { streams, type Documents } from '@collapse-lab/numeric';
import type { Fitted, World } from '@collapse-lab/runner';
import { AutoModelForMaskedLM, env, type Tensor } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenChain } from '../chain.ts';
import { hostWith } from '../node/testing/model-host.ts';
import { maskedPlaces } from '../pretrained/infill-documents.ts';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { openCorpus, root, trained } from '../testing/exported.ts';
import { trainMasked } from '../testing/masked-model.ts';
import { infill } from './infill.ts';

const context = { streams: root, decoding: {} };

/** Counts of tokens beside the law they were drawn by: five standard errors of a count, and one for counts near 0. */
function expectLaw(counts: ReadonlyMap<number, number>, law: readonly number[], draws: number): void {
  law.forEach((p, token) => { expect(Math.abs((counts.get(token) ?? 0) - draws * p)).toBeLessThan(5 * Math.sqrt(draws * p * (1 - p)) + 1); });
}

function counted(tokens: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

describe('infill', () => {
  let world: World<Documents>;
  let teacher: Fitted<Documents>;
  let masked: Awaited<ReturnType<typeof trainMasked>>;
  let [causalHost, maskedHost] = [hostWith({}), hostWith({})];
  let types = 0;
  const opened = (keys: object = {}, on = maskedHost): Promise<OpenChain> => infill.create({ by: 'masked', share: 0.3, span: 2, ...keys }).open(on.name, on.host);
  const real = (): Documents => world.draw({ from: 'fixed', count: 40, generation: 0, taken: 0, member: 0 }, root);
  beforeAll(async () => {
    world = await openCorpus('words');
    teacher = await trained(world, { architecture: 'lean', vocabulary: 'seen' });
    causalHost = hostWith(await teacher.files!(world));
    masked = await trainMasked(world, real());
    ({ types } = masked);
    maskedHost = hostWith(masked.files);
  });

  it('is tested with a model that has learned something', () => {
    // The real lines have 19 types, and so a uniform law 2.9 nats.
    expect(masked.loss).toBeLessThan(1.2);
  });

  it.each(['masked', 'causal'])('by a %s model keeps lengths and what is not masked, draws no special token, and the same by the same stream', async (by) => {
    const chain = await opened({ by }, by === 'masked' ? maskedHost : causalHost);
    const before = [...listsOf(real()), []];
    const after = listsOf(await chain.draw(documentsOf(before), context));
    const rng = root.fork('mask').rng();
    let changed = 0;
    before.forEach((list, i) => {
      const open = maskedPlaces(list.length, { share: 0.3, span: 2 }, rng);
      expect(after[i]!.length).toBe(list.length);
      list.forEach((token, at) => { if (!open.includes(at)) expect(after[i]![at]).toBe(token); else if (after[i]![at] !== token) changed++; });
      for (const token of after[i]!) expect(token).toBeLessThan(types);
    });
    expect(changed).toBeGreaterThan(10);
    expect(listsOf(await chain.draw(documentsOf(before), context))).toEqual(after);
  });

  it('draws what is masked by the masked model’s law, the first place given that the second is masked too, the second given the first', async () => {
    const draws = 4000;
    const drawn = listsOf(await (await opened({ share: 1 })).draw(documentsOf(Array.from({ length: draws }, () => [0, 0])), context));
    env.localModelPath = maskedHost.host.base;
    const model = await AutoModelForMaskedLM.from_pretrained(maskedHost.name);
    const { Tensor: TensorOf } = await import('@xenova/transformers');
    // [CLS], [SEP] and [MASK] follow the types and [UNK].
    const lawAt = async (at: number, first: number): Promise<number[]> => {
      const ids = [types + 1, first, types + 3, types + 2];
      const { logits } = (await model.forward({ input_ids: new TensorOf('int64', BigInt64Array.from(ids, BigInt), [1, 4]) })) as { readonly logits: Tensor };
      const size = logits.dims[2]!;
      const weights = Array.from((logits.data as Float32Array).subarray(at * size, at * size + types), Math.exp);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / total);
    };
    expectLaw(counted(drawn.map(([first]) => first!)), await lawAt(1, types + 3), draws);
    const [commonest, many] = [...counted(drawn.map(([first]) => first!))].sort((a, b) => b[1] - a[1])[0]!;
    expectLaw(counted(drawn.filter(([first]) => first === commonest).map(([, second]) => second!)), await lawAt(2, commonest), many);
  }, 30_000);

  it('draws what is masked by a causal model’s law given what stands before it', async () => {
    const draws = 4000;
    const drawn = listsOf(await (await opened({ by: 'causal', share: 1, span: 1 }, causalHost)).draw(documentsOf(Array.from({ length: draws }, () => [0, 0])), context));
    const lawAfter = async (before: readonly number[]): Promise<number[]> => {
      const { logLikelihood, unitStart } = await teacher.score!(documentsOf(Array.from({ length: types }, (_, token) => [...before, token])));
      const weights = Array.from({ length: types }, (_, token) => Math.exp(logLikelihood[unitStart[token]! + before.length]!));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / total);
    };
    expectLaw(counted(drawn.map(([first]) => first!)), await lawAfter([]), draws);
    const [commonest, many] = [...counted(drawn.map(([first]) => first!))].sort((a, b) => b[1] - a[1])[0]!;
    expectLaw(counted(drawn.filter(([first]) => first === commonest).map(([, second]) => second!)), await lawAfter([commonest]), many);
  }, 30_000);

  it('forgets where it came from by the share in every generation', async () => {
    // [UNK] is never drawn, so that what is still [UNK] was never masked: (1 − share)^t of it after t generations (blocked Gibbs sampling).
    const [share, span, tokens] = [0.3, 2, 3000];
    const chain = await opened({ share, span });
    let documents = documentsOf(Array.from({ length: tokens / 15 }, () => Array<number>(15).fill(types)));
    for (let t = 1; t <= 4; t++) {
      documents = await chain.draw(documents, { streams: root.fork('generation', t), decoding: {} });
      const left = documents.tokens.filter((token) => token === types).length / tokens;
      const expected = Math.exp(t * Math.log(1 - share));
      // Of two neighbours in one span both are left or neither: at most twice the variance of tokens on their own. Five standard errors.
      expect(Math.abs(left - expected)).toBeLessThan(5 * Math.sqrt((span * expected * (1 - expected)) / tokens));
    }
  });

  it('sees as much of a long document as fits into its context, with the masked place in the middle', async () => {
    // The model sees two tokens to either side, and so the same in a context of 16 as in one of any length.
    const wide = (name: string): string => String(masked.files[name]).replace(/("max_position_embeddings"|"model_max_length"):16/, '$1:400');
    const wider = hostWith({ ...masked.files, 'config.json': wide('config.json'), 'tokenizer_config.json': wide('tokenizer_config.json') });
    const long = documentsOf([listsOf(real()).flat().slice(0, 120), listsOf(real()).flat().slice(50, 65)]);
    expect(listsOf(await (await opened({}, wider)).draw(long, context))).toEqual(listsOf(await (await opened()).draw(long, context)));
  });

  it('says in one line that a model has no mask', async () => {
    const maskless = hostWith({ ...masked.files, 'tokenizer_config.json': String(masked.files['tokenizer_config.json']).replace('"mask_token":"[MASK]",', '') });
    await expect(opened({}, maskless)).rejects.toThrow(/^.* must tell mask_token in tokenizer_config.json and max_position_embeddings in config.json, but has not both; add what is missing$/);
  });

  it('refuses a model of the other kind in one line', async () => {
    const message = await opened({ by: 'masked' }, causalHost).then(() => 'nothing', (error: unknown) => (error as Error).message);
    expect(message).toMatch(/must be a masked language model as transformers.js loads it .*, but loading it says: Unsupported model type: gpt2; name one such as BERT, or in-fill by a causal one \(by: causal\)$/);
  });
});

describe('maskedPlaces', () => {
  it('masks every token with the same chance, and neighbours together by how often they are in one span', () => {
    const [n, length, share, span] = [20_000, 7, 0.3, 3];
    const rng = streams('places').rng();
    const single = new Float64Array(length);
    const pairs = new Float64Array(length - 1);
    for (let i = 0; i < n; i++) {
      const places = maskedPlaces(length, { share, span }, rng);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const at of places) single[at]!++;
      for (let at = 0; at < length - 1; at++) if (places.includes(at) && places.includes(at + 1)) pairs[at]!++;
    }
    const within = (count: number, p: number): void => { expect(Math.abs(count - n * p)).toBeLessThan(5 * Math.sqrt(n * p * (1 - p))); };
    for (const count of single) within(count, share);
    // Two of three times neighbours are in one span.
    for (const count of pairs) within(count, (2 / 3) * share + (1 / 3) * share * share);
  });

  it('masks everything at share 1, and nothing of an empty document', () => {
    expect(maskedPlaces(5, { share: 1, span: 2 }, root.rng())).toEqual([0, 1, 2, 3, 4]);
    expect(maskedPlaces(0, { share: 1, span: 2 }, root.rng())).toEqual([]);
  });
});
