// What every family must hold to, as plain checks that any test runner can run: one test per check, `await check.run()`.
import { streams, type Streams } from '@collapse-lab/numeric';
import { takeBatch } from '../batch.ts';
import type { Batch, DataAlgebra, Decoding, Fitted, Model, Row, SampleContext, Scores } from '../contracts.ts';
import { mustEqual, same, type Check } from './check.ts';

export type { Check };

export interface FamilyCase<D> {
  /** Makes the model anew. */
  readonly model: () => Model<D>;
  readonly algebra: DataAlgebra<D>;
  /** Something it can learn, with more than one distinct item. */
  readonly batch: Batch<D>;
  /** Columns that may hold NaN or ±∞ after learning it, as their summaries say. */
  readonly notFinite?: readonly string[];
}

/** The checks for a family; each works on a copy of the batch and on models of its own, so that they may run in any order. */
export function familyConformance<D>(subject: FamilyCase<D>): Check[] {
  const check = (name: string, run: (subject: FamilyCase<D>) => Promise<void>): Check => ({
    name,
    run: () => run({ ...subject, batch: copyOf(subject.algebra, subject.batch) }),
  });
  return [
    check('fits to the same bytes from the same batch and stream', fitsAlike),
    check('leaves the batch it learns from as it was', leavesBatch),
    check('fills columns that it has described, with numbers', fillsColumns),
    check('draws as many items as it is asked for', drawsCount),
    check('draws the same items from the same stream, and others from another', drawsByStream),
    check('draws the same whether or not it has drawn before', drawsWithoutMemory),
    check('draws an item for each that is given, where it takes that, and leaves it as it was', drawsByGiven),
    check('draws the same with decodings that change nothing', decodesToItself),
    check('leaps, where it can, to the same bytes as fit by fit and draw by draw', leapsAlike),
    check('learns the same, but for rounding, without items as from them, where it can', refitsWithoutItems),
    check('scores every unit, and an item alone as among others', scoresUnits),
    check('comes back from bytes to the same bytes, parameters, draws and scores', comesBack),
    check('refits alike from a previous model that came back from bytes', refitsAlike),
  ];
}

const root = streams('conformance');
const drawing = (name: string): SampleContext<never> => ({ streams: root.fork(name), decoding: {} });

function copyOf<D>(algebra: DataAlgebra<D>, batch: Batch<D>): Batch<D> {
  return takeBatch(algebra, batch, Uint32Array.from(batch.bornIn, (_, i) => i));
}

async function learn<D>({ batch }: FamilyCase<D>, model: Model<D>, previous?: Fitted<D>, from: Streams = root.fork('fit')): Promise<{ fitted: Fitted<D>; trace?: Row }> {
  const outcome = await model.fit(batch, { streams: from, previous });
  if ('ended' in outcome) throw new Error(`the batch must be one that the family can learn, but fit ended: ${outcome.ended.message}`);
  return outcome;
}

async function fitsAlike<D>(subject: FamilyCase<D>): Promise<void> {
  const [once, again] = [await learn(subject, subject.model()), await learn(subject, subject.model())];
  mustEqual('the bytes of a second fit', again.fitted.encode(), once.fitted.encode());
  mustEqual('the trace of a second fit', again.trace, once.trace);
}

async function leavesBatch<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra, batch } = subject;
  const seen = (): unknown => [algebra.encode(batch.items), batch.bornIn.slice(), batch.bornBy.slice(), batch.weight?.slice()];
  const before = seen();
  const { fitted } = await learn(subject, subject.model());
  await fitted.sample(algebra.size(batch.items), drawing('draw'));
  await fitted.score?.(batch.items);
  mustEqual('the batch after a fit, a draw and a score', seen(), before);
}

async function fillsColumns<D>(subject: FamilyCase<D>): Promise<void> {
  const model = subject.model();
  const { fitted, trace } = await learn(subject, model);
  const names = new Set(model.columns.map(({ name }) => name));
  if (names.size < model.columns.length) throw new Error('columns must have names of their own, but two have the same');
  for (const { name, summary } of model.columns) if (summary === '') throw new Error(`column ${name} must have a summary, but has none`);
  for (const [name, value] of Object.entries({ ...fitted.parameters(), ...trace })) {
    if (!Number.isFinite(value) && !subject.notFinite?.includes(name)) throw new Error(`${name} must be finite after learning this batch, but is ${value}`);
  }
  if (fitted.entropy && Number.isNaN(fitted.entropy())) throw new Error('entropy must be a number after learning this batch, but is NaN');
}

async function drawsCount<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra, batch } = subject;
  const { fitted } = await learn(subject, subject.model());
  for (const count of [1, 2, 2 * algebra.size(batch.items) + 1]) {
    mustEqual(`the size of a draw of ${count}`, algebra.size(await fitted.sample(count, drawing('draw'))), count);
  }
}

async function drawsByStream<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra } = subject;
  const { fitted } = await learn(subject, subject.model());
  const draw = async (name: string): Promise<Uint8Array> => algebra.encode(await fitted.sample(20, drawing(name)));
  const first = await draw('one');
  mustEqual('a second draw from the same stream', await draw('one'), first);
  if (same(await draw('another'), first)) throw new Error('a draw from another stream must be another draw, but has the same items');
}

async function drawsWithoutMemory<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra } = subject;
  const [used, unused] = [(await learn(subject, subject.model())).fitted, (await learn(subject, subject.model())).fitted];
  const first = algebra.encode(await used.sample(7, drawing('before')));
  await used.score?.(subject.batch.items);
  mustEqual('a draw after others', algebra.encode(await used.sample(20, drawing('draw'))), algebra.encode(await unused.sample(20, drawing('draw'))));
  mustEqual('the first draw, drawn again', algebra.encode(await used.sample(7, drawing('before'))), first);
}

async function drawsByGiven<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra, batch } = subject;
  const { fitted } = await learn(subject, subject.model());
  if (!fitted.takesGiven) return;
  const given = batch.items;
  const [count, before] = [algebra.size(given), algebra.encode(given).slice()];
  const draw = async (): Promise<D> => fitted.sample(count, { ...drawing('draw'), given });
  const drawn = await draw();
  mustEqual('the size of a draw by what is given', algebra.size(drawn), count);
  mustEqual('a second draw by it from the same stream', algebra.encode(await draw()), algebra.encode(drawn));
  mustEqual('what is given', algebra.encode(given), before);
}

/** Settings that leave every law as it is. */
const NO_CHANGE = { temperature: 1, topP: 1, minP: 0, shrink: 1 } as const;

async function decodesToItself<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra } = subject;
  const model = subject.model();
  const { fitted } = await learn(subject, model);
  const plain = algebra.encode(await fitted.sample(20, drawing('draw')));
  for (const [name, value] of Object.entries(NO_CHANGE)) {
    if (!model.decodes.some((known) => known === name)) continue;
    const drawn = await fitted.sample(20, { ...drawing('draw'), decoding: { [name]: value } });
    mustEqual(`a draw with ${name} ${value}`, algebra.encode(drawn), plain);
  }
}

async function leapsAlike<D>(subject: FamilyCase<D>): Promise<void> {
  const model = subject.model();
  const { fitted } = await learn(subject, model);
  if (!model.leap) return;
  for (const decoding of [undefined, {}]) await leapsAlikeBy(subject, model, fitted, decoding);
}

async function leapsAlikeBy<D>(subject: FamilyCase<D>, model: Model<D>, fitted: Fitted<D>, decoding: Decoding | undefined): Promise<void> {
  const { algebra } = subject;
  const [fits, draws] = [root.range('leap-fit', 1), root.range('leap-draw', 1)];
  const drawing = (time: number): SampleContext<never> => ({ streams: draws.at(time), decoding: {} });
  const leapt = copyOf(algebra, subject.batch);
  const { times, fitted: last } = model.leap!(leapt, fitted, 7, { fit: fits, sample: draws, decoding, decodingAt: () => ({}) });
  let [batch, walked] = [subject.batch, fitted];
  for (let time = 0; time < times; time++) {
    const refit = model.refit?.(walked, algebra.size(batch.items), drawing(time - 1));
    walked = refit && 'fitted' in refit ? refit.fitted : (await learn({ ...subject, batch }, model, walked, fits.at(time))).fitted;
    batch = { ...batch, items: await walked.sample(algebra.size(batch.items), drawing(time)) };
  }
  mustEqual('the bytes of the model after a leap', last.encode(), walked.encode());
  mustEqual('the items after a leap', algebra.encode(leapt.items), algebra.encode(batch.items));
}

async function refitsWithoutItems<D>(subject: FamilyCase<D>): Promise<void> {
  const model = subject.model();
  const { fitted } = await learn(subject, model);
  const outcome = model.refit?.(fitted, 20, drawing('draw'));
  if (!outcome) return;
  if ('ended' in outcome) throw new Error(`what the family has drawn must be what it can learn, but refit ended: ${outcome.ended.message}`);
  const items = await fitted.sample(20, drawing('draw'));
  const batch: Batch<D> = { items, bornIn: new Uint32Array(20), bornBy: new Uint16Array(20) };
  const expected = (await learn({ ...subject, batch }, model, fitted)).fitted.parameters();
  for (const [name, value] of Object.entries(outcome.fitted.parameters())) {
    if (!(Math.abs(value - expected[name]!) <= 1e-9 * (1 + Math.abs(value)))) throw new Error(`${name} must be ${expected[name]} but for rounding, as from items, but is ${value} without`);
  }
}

async function scoresUnits<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra, batch: { items } } = subject;
  const { fitted } = await learn(subject, subject.model());
  if (!fitted.score) return;
  const all = await fitted.score(items);
  checkUnits(all, algebra.size(items));
  for (let i = 0; i < algebra.size(items); i++) {
    const item = algebra.take(items, Uint32Array.of(i));
    const alone = await fitted.score(item);
    checkUnits(alone, 1);
    // A family may score more units than the items hold, as the end of a document is one.
    const least = algebra.units(item);
    if (alone.logLikelihood.length < least) throw new Error(`item ${i} must have a score for each of its ${least} units, but has ${alone.logLikelihood.length}`);
    const [from, to] = [all.unitStart[i]!, all.unitStart[i + 1]!];
    mustEqual(`the scores of item ${i} among others`, all.logLikelihood.slice(from, to), alone.logLikelihood.slice());
    mustEqual(`what is possible of item ${i} among others`, all.possible?.slice(from, to), alone.possible?.slice());
  }
}

function checkUnits({ logLikelihood, unitStart, possible }: Scores, size: number): void {
  mustEqual('the length of unitStart', unitStart.length, size + 1);
  mustEqual('the first entry of unitStart', unitStart[0], 0);
  mustEqual('the last entry of unitStart', unitStart[size], logLikelihood.length);
  for (let i = 0; i < size; i++) {
    if (unitStart[i]! > unitStart[i + 1]!) throw new Error(`unitStart must not fall, but entry ${i + 1} is ${unitStart[i + 1]} after ${unitStart[i]}`);
  }
  if (possible) mustEqual('the length of possible', possible.length, logLikelihood.length);
  const broken = logLikelihood.findIndex(Number.isNaN);
  if (broken >= 0) throw new Error(`log-likelihoods must be numbers for items that were learned, but unit ${broken} has NaN`);
}

async function comesBack<D>(subject: FamilyCase<D>): Promise<void> {
  const { algebra, batch } = subject;
  const { fitted } = await learn(subject, subject.model());
  const bytes = fitted.encode();
  const back = subject.model().decode(bytes.slice());
  mustEqual('the bytes of a model that came back', back.encode(), bytes);
  mustEqual('its parameters', back.parameters(), fitted.parameters());
  mustEqual('its entropy', back.entropy?.(), fitted.entropy?.());
  mustEqual('its draws', algebra.encode(await back.sample(20, drawing('draw'))), algebra.encode(await fitted.sample(20, drawing('draw'))));
  mustEqual('its scores', copied(await back.score?.(batch.items)), copied(await fitted.score?.(batch.items)));
}

async function refitsAlike<D>(subject: FamilyCase<D>): Promise<void> {
  const [kept, restored] = [subject.model(), subject.model()];
  const { fitted } = await learn(subject, kept);
  const again = root.fork('refit');
  const next = await learn(subject, kept, fitted, again);
  const nextOfRestored = await learn(subject, restored, restored.decode(fitted.encode()), again);
  mustEqual('the bytes of a refit from a model that came back', nextOfRestored.fitted.encode(), next.fitted.encode());
  mustEqual('its trace', nextOfRestored.trace, next.trace);
}

function copied(scores: Scores | undefined): unknown {
  return scores && [scores.logLikelihood.slice(), scores.unitStart.slice(), scores.possible?.slice()];
}
