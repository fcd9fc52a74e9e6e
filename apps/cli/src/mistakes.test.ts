import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

const CORPUS = (path: string): string => `name: mine
world: { kind: corpus, path: ${path}, tokenizer: words, documents: lines }
model: { family: ngram, order: 2, smoothing: witten-bell, maxTokens: 50 }
policy: { kind: mix, real: 0, synthetic: 1, realFrom: fixed }
size: 3
heldOut: 1
generations: 2
chains: 1
control: 0
`;

describe("a user's mistake", () => {
  it.each([
    ['an unknown study', ['run', 'seed-mixtur'], 'study must be one of agent, moby-ngram, seed-gaussian, seed-mixture, text-collapse, two-moons, two-writers, but got "seed-mixtur"; did you mean "seed-mixture"?'],
    ['a missing study file', ['run', 'nowhere.yaml'], 'study nowhere.yaml must be a readable YAML file, but there is no such file'],
    ['no chains', ['run', 'seed-mixture', 'chains=0'], 'argument "chains=0": chains must be at least 1, but got 0'],
    ['shares beyond 1', ['run', 'seed-mixture', 'policy.real=0.3'], 'shares must sum to 1, but got real 0.3 + synthetic 1'],
    ['not a number', ['run', 'seed-mixture', 'size=.nan'], 'size must be a number, but got NaN'],
    ['a wrong key', ['run', 'seed-mixture', 'generation=3'], 'generation must be a known key; did you mean "generations"?'],
    ['a wrong key below', ['run', 'moby-ngram', 'world.tokenizer={kind: bpe, vocabulary: 300, size: 300}'], 'world.tokenizer.size must be a key that world.tokenizer knows; leave it out or mend its spelling'],
    ['a family of another domain', ['run', 'moby-ngram', 'model={family: gaussian, divisor: n}'], 'model.family must learn documents'],
    ['a world that does not answer', ['run', 'seed-mixture', 'policy={kind: experience, answered: 1, keep: last}'], 'policy "experience" must have a world that answers what models propose, but "mixture" is none; such worlds: labels, line'],
    ['a missing divisor', ['run', 'seed-mixture', 'model={family: gaussian}'], 'model.divisor is required: one of n, n-1'],
    ['a family without what points of the plane need', ['run', 'two-moons', 'model={family: gaussian, divisor: n}'], 'model.covariance must be one of full, diagonal, spherical for points of 2 dimensions, but is absent; set it'],
    ['a family of the line for the plane', ['run', 'two-moons', 'model={family: student-t, df: 4, tolerance: 0.001, maxIterations: 9}'], 'points must have 1 dimension, but got 2'],
    ['half a choice of components', ['run', 'seed-mixture', 'model.components={from: 1, to: 3}'], 'model.components.by is required: one of bic, aic, held-out'],
    ['what scikit-learn does not do under its name', ['run', 'seed-mixture', 'model.acceleration=squarem'], 'model.acceleration must be none under the rule sklearn, but got squarem; take the rule converged'],
    ['a collapse below more than above', ['run', 'seed-mixture', 'collapse.low=3'], 'argument "collapse.low=3": collapse must have a low of at most high'],
    ['a collapse of no column', ['run', 'seed-mixture', 'collapse.measure=relativSupport'], 'but got "relativSupport"; did you mean "relativeSupport"?'],
    ['means of different dimensions', ['run', 'seed-mixture', 'world.means=[[0, 1], 3]'], 'world.means must have as many dimensions as the first, 2, but got 2, 1; give each mean as a list of 2 numbers'],
    ['an extension by no number', ['extend', '.', 'chains=ten'], 'argument "chains=ten": value must be a whole number, but got "ten"'],
    ['an extension by a half', ['extend', '.', 'chains=1.5'], 'argument "chains=1.5": value must be a whole number, but got "1.5"'],
    ['an extension, in thousands as YAML has them, of no run', ['extend', '.', 'generations=1e3'], 'must be a run folder'],
    ['no workers', ['run', 'seed-mixture', '--workers', '0'], 'must be a whole number of at least 1'],
    ['an unknown option', ['run', '--wrokers', '2'], "unknown option '--wrokers'"],
    ['a folder that is no run', ['resume', '.'], 'must be a run folder'],
    ['a folder that holds something', ['compare', 'seed-mixture', '--out', '.'], 'must be a new or an empty folder, but it is not empty'],
    ['a folder without a name', ['run', '--out', ''], 'the folder must have a name'],
    ['a place that lists do not have', ['run', 'seed-mixture', 'world.means.x=3'], 'lists have only whole numbers as keys'],
    ['a second study that cannot start', ['compare', 'seed-mixture', 'corpus.yaml'], 'nowhere.txt must be a readable UTF-8 text file'],
    ['two studies of one name', ['compare', 'seed-mixture', 'seed-mixture'], 'studies to compare must have different names'],
    ['an unreadable corpus', ['run', 'corpus.yaml'], 'nowhere.txt must be a readable UTF-8 text file, but there is no such file'],
    ['a pattern that no file matches', ['run', 'corpus.yaml', 'world.path=texts/**/*.txt'], 'texts/**/*.txt must match a file, but matches none'],
    ['a folder for a corpus', ['run', 'corpus.yaml', 'world.path=.'], 'is a folder; name a file in it'],
    ['a tokenizer that is not there', ['run', 'moby-ngram', 'world.tokenizer={kind: pretrained, path: gpt2.json}'], 'gpt2.json must be a readable UTF-8 text file, but there is no such file'],
    ['a tokenizer that is none', ['run', 'moby-ngram', 'world.tokenizer={kind: pretrained, path: corpus.yaml}'], "corpus.yaml must be a tokenizer.json as Hugging Face's tokenizers write it, but reading it says: "],
    ['chapters of a text that has none', ['run', 'moby-ngram', 'world.text=state-of-the-union', 'world.documents=chapters'], 'world.documents must be paragraphs, lines or records for the text state-of-the-union, but got chapters'],
    ['a temperature below 0', ['run', 'moby-ngram', 'decoding.temperature=-1'], 'decoding.temperature must be at least 0, but got -1'],
    ['more fresh text than there is', ['run', 'moby-ngram', 'world.reuse=false'], 'the control, which has fresh real data in every generation, needs 30000 a chain and the world has 2216; set world.reuse=true'],
    ['more text than there is', ['run', 'moby-ngram', 'size=4000'], 'real documents per draw must be at most the 2216 of the pool, but got 4000'],
  ])('%s is told in one line with code 2, and leaves nothing behind', async (_, words, told) => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'corpus.yaml'), CORPUS('nowhere.txt'));
    const { code, out, err } = await collapse(cwd, ...words);
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n').length).toBe(1);
    expect([code, out]).toEqual([2, '']);
    expect(readdirSync(cwd)).toEqual(['corpus.yaml']);
  });

  it.each([
    ['empty', ''],
    ['of one token', 'whale'],
    ['without any token', '... --- ...\n***\n'],
    ['that is not UTF-8', Uint8Array.of(0x61, 0x0a, 0xff, 0xfe)],
  ])('a corpus %s is refused with its path and the way out', async (_, content) => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'corpus.txt'), content);
    writeFileSync(join(cwd, 'mine.yaml'), CORPUS('corpus.txt'));
    const { code, err } = await collapse(cwd, 'run', 'mine.yaml');
    expect(code).toBe(2);
    expect(err).toContain('corpus.txt must ');
    expect(err.trimEnd().split('\n').length).toBe(1);
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
  });

  it('in a study file is named by file, line and column', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'corpus.txt'), 'one\ntwo\n');
    writeFileSync(join(cwd, 'mine.yaml'), CORPUS('corpus.txt').replace('order: 2', 'order: two'));
    const { code, err } = await collapse(cwd, 'run', 'mine.yaml');
    expect([code, err]).toEqual([2, 'error mine.yaml:3:32: model.order must be a number, but got "two"\n']);
  });
});

describe('a study of one’s own', () => {
  it('over one’s own text runs from its file, from any folder', async () => {
    const cwd = workFolder();
    const lines = Array.from({ length: 40 }, (_, i) => `the ${['white', 'black', 'grey'][i % 3]!} whale swims ${'on '.repeat(i % 5)}`);
    writeFileSync(join(cwd, 'corpus.txt'), lines.join('\n'));
    writeFileSync(join(cwd, 'mine.yaml'), CORPUS('corpus.txt').replace('size: 3', 'size: 30'));
    const elsewhere = workFolder();
    const { code, out } = await collapse(elsewhere, 'run', join(cwd, 'mine.yaml'));
    expect([code, out.includes('1 of 1 chain complete')]).toEqual([0, true]);
    expect(existsSync(join(elsewhere, 'runs', 'mine', 'report.html'))).toBe(true);
    const again = await collapse(elsewhere, 'run', join(cwd, 'mine.yaml'));
    expect(again.out).toContain('runs/mine-2');
  });
});
