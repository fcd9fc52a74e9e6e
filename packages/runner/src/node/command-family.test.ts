import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { streams } from '@collapse-lab/numeric';
import { describe, expect, it, test } from 'vitest';
import type { Batch, FitOutcome, Fitted, Row } from '../contracts.ts';
import { openStudy, type OpenStudy } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import { familyConformance } from '../testing/conformance.ts';
import { jsonLab, numbersJson } from '../testing/json-lab.ts';
import { memoryHost } from '../testing/memory-host.ts';
import { numbers, toyLab, toyStudy } from '../testing/toy-lab.ts';
import { commandFamily, withCommandFamily } from './command-family.ts';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const odd = fileURLToPath(new URL('../testing/odd-program.py', import.meta.url));
const lab = withCommandFamily(jsonLab, examples);
const root = streams('command');

/** A program that answers each request by a JavaScript expression of `request`. */
function programOf(answers: Readonly<Record<string, string>>): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'command-')), 'program.mjs');
  const cases = Object.entries({ hello: '({ version: 1, scores: true, parameters: [] })', fit: '({ fitted: request.items.length, parameters: {} })', ...answers });
  writeFileSync(file, `
    import { createInterface } from 'node:readline';
    const answers = { ${cases.map(([name, answer]) => `${name}: (request) => ${answer}`).join(', ')} };
    for await (const line of createInterface({ input: process.stdin })) {
      const request = JSON.parse(line);
      process.stdout.write(JSON.stringify(answers[request.do](request)) + '\\n');
    }`);
  return [process.execPath, file];
}

const modelOf = (command: readonly string[], timeoutSeconds?: number) =>
  commandFamily(numbers, numbersJson, examples).create({ command, ...(timeoutSeconds !== undefined && { timeoutSeconds }) });
const batchOf = (values: number[], weight?: number[]): Batch<Float64Array> => ({
  items: Float64Array.from(values),
  bornIn: new Uint32Array(values.length),
  bornBy: new Uint16Array(values.length),
  ...(weight && { weight: Float64Array.from(weight) }),
});
async function fitted(command: readonly string[], values = [1, 2, 3, 6]): Promise<Fitted<Float64Array>> {
  const outcome: FitOutcome<Fitted<Float64Array>> = await modelOf(command).fit(batchOf(values), { streams: root, previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

const study = (command: readonly string[], ...overrides: string[]) =>
  parseStudy({ name: 'toy', text: toyStudy, overrides: [`model={family: command, command: ${JSON.stringify(command)}}`, 'generations=4', 'measures=[parameters]', ...overrides] }, lab);
const open = (command: readonly string[], ...overrides: string[]): Promise<OpenStudy> => openStudy(lab, study(command, ...overrides), memoryHost());

/** The rows of a chain by generation, to its last generation or its failure, which comes last. */
async function rowsOf(opened: OpenStudy, chain: number): Promise<(Row | string)[]> {
  const run = opened.runChain('loop', chain);
  const rows: (Row | string)[] = [];
  try {
    for (let next = await run.next(); ; next = await run.next()) {
      if (!next.done) rows.push(next.value.rows![0]!);
      else return next.value ? [...rows, `${next.value.code}: ${next.value.message}`] : rows;
    }
  } catch (error) {
    return [...rows, `${(error as Error).name}: ${(error as Error).message}`];
  }
}

const python = ['python3', 'gaussian_family.py'];

describe('the Python example', () => {
  const weighted = batchOf([0.3, -1, 2.25, 0.1, 7], [1, 0.5, 2, 1, 1]);
  for (const { name, run } of familyConformance({ model: () => modelOf(python), algebra: numbers, batch: weighted })) test(name, run);

  it('fits, weighs and scores a Gaussian whose divisor is n', async () => {
    const model = await fitted(python);
    // 1, 2, 3, 6: mean 3, sum of squares 14.
    expect(model.parameters()).toEqual({ mean: 3, stdDev: Math.sqrt(14 / 4) });
    const { logLikelihood, unitStart } = await model.score!(Float64Array.of(3, 5));
    expect(logLikelihood[0]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 3.5), 14);
    expect(logLikelihood[1]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 3.5) - 4 / 7, 14);
    expect([...unitStart]).toEqual([0, 1, 2]);
    const point = await fitted(python, [2, 2]);
    expect([...(await point.score!(Float64Array.of(2, 3))).logLikelihood]).toEqual([Infinity, -Infinity]);
  });

  it('runs in a study like any family', async () => {
    const opened = await open(python, 'measures=[parameters, held-out]');
    expect(opened.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['mean', 'stdDev', 'heldOutNll']));
    expect(opened.freeParameters).toBe(2);
    const rows = await rowsOf(opened, 0);
    expect(rows).toHaveLength(5);
    // Its first fit is the toy family's own on the same real sample.
    const own = await openStudy(toyLab, parseStudy({ name: 'toy', text: toyStudy, overrides: ['measures=[parameters]'] }, toyLab), memoryHost());
    const first = (await rowsOf(own, 0))[1] as Row;
    expect((rows[1] as Row)['mean']).toBeCloseTo(first['fittedMean']!, 12);
    expect((rows[1] as Row)['stdDev']).toBeCloseTo(first['fittedStdDev']!, 12);
    expect(await rowsOf(await open(python, 'measures=[parameters, held-out]'), 0)).toEqual(rows);
  });
});

describe('a program', () => {
  it('is one process for all chains of a thread, told what it learned with every request', async () => {
    const opened = await open(['python3', odd]);
    const rows = [...(await rowsOf(opened, 0)), ...(await rowsOf(opened, 1))].filter((row) => typeof row !== 'string' && 'pid' in row) as Row[];
    expect(new Set(rows.map((row) => row['pid'])).size).toBe(1);
    expect(rows.map((row) => row['lineage'])).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    // A fit and a draw per generation, from the first request on.
    expect(rows.map((row) => row['answered'])).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  });

  it('is told what is given where it says that it takes it', async () => {
    const [hello, sample] = ['({ version: 1, scores: false, given: true, parameters: [] })', '({ items: (request.given ?? [1, 1, 1]).map((each) => each * 2) })'];
    const model = await fitted(programOf({ hello, sample }));
    expect(model.takesGiven).toBe(true);
    expect([...(await model.sample(2, { streams: root, decoding: {}, given: Float64Array.of(7, 9) }))]).toEqual([14, 18]);
    expect([...(await model.sample(3, { streams: root, decoding: {} }))]).toEqual([2, 2, 2]);
    expect((await fitted(programOf({ sample }))).takesGiven).toBe(false);
  });

  it('may end after any answer, to the same rows', async () => {
    const numbersOf = (rows: (Row | string)[]): unknown => rows.map((row) => (typeof row === 'string' ? row : [row['lineage'], row['sum']]));
    const retiring = await rowsOf(await open(['python3', odd, 'retire']), 0);
    expect(new Set(retiring.slice(1).map((row) => (row as Row)['pid'])).size).toBe(4);
    expect(numbersOf(retiring)).toEqual(numbersOf(await rowsOf(await open(['python3', odd]), 0)));
  });

  const REFUSED = 'UserError: command "python3 PROGRAM MISCHIEF" must answer "fit" with one line of JSON, but ';
  it.each([
    ['dies', 'die', `${REFUSED}it exited with code 3, its last words being "ValueError: no more"`],
    ['leaves when asked', 'leave', `${REFUSED}it exited with code 0`],
    ['hangs', 'hang', `${REFUSED}it took longer than 4 seconds`],
    ['writes no JSON', 'nonsense', `${REFUSED}it wrote "three, I think", which is not JSON`],
    ['writes a bare NaN', 'nan', `${REFUSED}it wrote "{\\"fitted\\": 1, \\"parameters\\": {\\"sum\\": NaN}}", which is not JSON (NaN and infinities are the strings`],
    ['has a word for a number', 'no-number', `${REFUSED}its answer is wrong at parameters.sum: must be a number`],
    ['has learned nothing', 'nothing', `${REFUSED}its answer has neither fitted nor ended`],
    ['answers with a list', 'list', `${REFUSED}its answer has neither fitted nor ended`],
    ['ends without a message', 'half-ended', `${REFUSED}its answer is wrong at ended.message: `],
    ['has a parameter that its hello did not name', 'stranger', `${REFUSED}its hello does not name "median" among its parameters`],
    ['answers twice', 'two-lines', `${REFUSED}it wrote a second line, "{\\"fitted\\": 2, \\"parameters\\": {}}"`],
    ['ends the chain', 'ended', 'tired: three fits are enough'],
  ])('that %s fails its own chain and no other', async (_, mischief, message) => {
    // Short for the one that hangs, and long enough for a program to start on a busy machine.
    const opened = await open(['python3', odd, mischief], ...(mischief === 'hang' ? ['model.timeoutSeconds=4'] : []));
    const [before, failed, after] = [await rowsOf(opened, 0), await rowsOf(opened, 1), await rowsOf(opened, 2)];
    const said = failed.at(-1) as string;
    expect(said.replace(odd, 'PROGRAM').replace(mischief, 'MISCHIEF')).toContain(message);
    expect(said).not.toContain('\n');
    expect([before.length, failed.length, after.length]).toEqual([5, 4, 5]);
  });

  it.each([
    ['too few items', 'few', 'its answer has 19 items instead of 20'],
    ['an item that is none', 'null', 'item 0 must be a number, but got null'],
  ])('that draws %s fails its chain', async (_, mischief, message) => {
    const rows = await rowsOf(await open(['python3', odd, mischief]), 0);
    expect(rows.at(-1)).toContain(`must answer "sample" with one line of JSON, but ${message}`);
  });

  it.each([
    ['in one piece with the answer', "process.stdout.write('\\n  \\r\\n' + answer + '\\n\\n \\n');"],
    ['before the answer', "process.stdout.write('\\n'); await pause(); process.stdout.write(answer + '\\n');"],
    ['when nothing is asked', "process.stdout.write(answer + '\\n'); await pause(); process.stdout.write('\\n \\n'); await pause();"],
    ['in the middle of a piece', "process.stdout.write('\\n' + answer.slice(0, 5)); await pause(); process.stdout.write(answer.slice(5) + '\\n\\n'); await pause(); process.stdout.write('\\n');"],
  ])('may write lines with nothing on them %s', async (_, write) => {
    const file = join(mkdtempSync(join(tmpdir(), 'command-')), 'program.mjs');
    writeFileSync(file, `
      import { createInterface } from 'node:readline';
      const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
      const answers = { hello: { version: 1, scores: false, parameters: [] }, fit: { fitted: 1, parameters: {} }, sample: { items: [1, 2, 3] } };
      for await (const line of createInterface({ input: process.stdin })) {
        const answer = JSON.stringify(answers[JSON.parse(line).do]);
        ${write}
      }`);
    const model = await fitted([process.execPath, file]);
    for (let time = 0; time < 3; time++) {
      expect([...(await model.sample(3, { streams: root, decoding: {} }))]).toEqual([1, 2, 3]);
      // Asked again at once, and after whatever may still come.
      if (time === 1) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });

  it('may score several units per item, as lists', async () => {
    const model = await fitted(programOf({ score: '({ logLikelihood: [[-1, "-Infinity"], -2, []] })' }));
    const { logLikelihood, unitStart } = await model.score!(Float64Array.of(1, 2, 3));
    expect([...logLikelihood]).toEqual([-1, -Infinity, -2]);
    expect([...unitStart]).toEqual([0, 2, 3, 3]);
  });

  it.each([
    ['too few', '({ logLikelihood: [1] })', 'its answer has 1 entries in logLikelihood instead of 2, one per item'],
    ['none', '({ scores: [1, 2] })', 'its answer has no list called logLikelihood'],
    ['words', '({ logLikelihood: [1, "likely"] })', 'entry 1 of logLikelihood must be a number or a list of numbers, one per unit, but got "likely"'],
    ['null', '({ logLikelihood: [[null], 1] })', 'entry 0 of logLikelihood must be a number or a list of numbers, one per unit, but got [null]'],
  ])('that scores %s is refused', async (_, score, message) => {
    const model = await fitted(programOf({ score }));
    await expect(model.score!(Float64Array.of(1, 2))).rejects.toThrow(message);
  });

  it('is told of weights, decoding, the previous model and numbers that JSON does not know', async () => {
    const model = modelOf(programOf({
      hello: '({ version: 1, scores: false, weighted: true, decodes: ["temperature"], parameters: [] })',
      fit: '({ fitted: request, parameters: {} })',
      sample: '({ items: [request.fitted.previous === null ? 0 : request.fitted.previous.items.length, request.decoding.temperature, request.seed === "command/draw" ? "-Infinity" : "NaN"] })',
    }));
    expect([model.weighted, model.decodes]).toEqual([true, ['temperature']]);
    const first = await model.fit(batchOf([1, NaN], [0.5, Infinity]), { streams: root, previous: undefined });
    if ('ended' in first) throw new Error(first.ended.message);
    expect(JSON.parse(new TextDecoder().decode(first.fitted.encode()))).toEqual({
      fitted: { do: 'fit', items: [1, 'NaN'], weight: [0.5, 'Infinity'], previous: null, seed: 'command' },
      parameters: {},
    });
    const second = await model.fit(batchOf([1]), { streams: root, previous: first.fitted });
    if ('ended' in second) throw new Error(second.ended.message);
    expect([...(await second.fitted.sample(3, { streams: root.fork('draw'), decoding: { temperature: 2 } }))]).toEqual([2, 2, -Infinity]);
    expect([...(await second.fitted.sample(3, { streams: root.fork('draw'), decoding: { temperature: Infinity } }))]).toEqual([2, Infinity, -Infinity]);
  });

  it('is refused for a study that weighs or decodes unless its hello says so', () => {
    expect(() => study(['python3', odd], 'decoding={temperature: 2}')).toThrow('decoding.temperature must be one that family "command" knows (none); leave it out, or choose other parameters of the family or another one');
    expect(() => study(['python3', odd], 'policy={kind: weighted, weight: 0.5, synthetic: 0.5, realFrom: fixed}')).toThrow('must have a family that accepts item weights, but "command" does not with the parameters it has; choose another policy, others of them or another family');
  });
});

describe('a command is refused before anything runs', () => {
  const script = (text: string): string[] => [process.execPath, '-e', text];
  it.each([
    ['when there is no such program', ['no-such-program-here'], 'there is no program "no-such-program-here" (looked for in '],
    ['when it dies', script('console.error("at line 1\\nError: lost"); process.exit(4)'), 'it ended (code 4) without a word; its last words were "Error: lost"'],
    ['when it speaks no JSON', script('console.log("hi")'), 'it wrote "hi", which is not JSON'],
    ['when it speaks another version', script('console.log(\'{"version":2,"scores":true,"parameters":[]}\')'), 'its answer is wrong at version: '],
    ['when a name is a word of the journal', script('console.log(\'{"version":1,"scores":true,"parameters":["end"]}\')'), 'its answer is wrong at parameters.0: '],
    ['when a name is no column', script('console.log(\'{"version":1,"scores":true,"parameters":["a,b"]}\')'), 'its answer is wrong at parameters.0: '],
    ['when it does not end', script('setInterval(() => {}, 1000)'), 'it had not ended 0.5 seconds after its input did'],
  ])('%s', (when, command, message) => {
    const timeout = when === 'when it does not end' ? ['model.timeoutSeconds=0.5'] : [];
    expect(() => study(command, ...timeout)).toThrow(`must answer "hello" with one line of JSON, but ${message}`);
  });

  it('in a domain whose items have no JSON, where the family does not exist', () => {
    const families = (of: typeof toyLab): string[] => of.domains[0]!.open((domain) => domain.families.ids);
    expect(families(withCommandFamily(toyLab, examples))).toEqual(['spread']);
    expect(families(lab)).toEqual(['command', 'spread']);
  });
});
