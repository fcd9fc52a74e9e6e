import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

const STUDY = `
name: tiny
world: { kind: corpus, path: a.txt, tokenizer: { kind: bpe, vocabulary: 270 }, documents: lines }
model: { family: transformer, architecture: gpt2, vocabulary: 270, context: 8, width: 8, layers: 1, heads: 1, start: scratch, train: { epochs: 1 }, learningRate: 0.003, maxTokens: 12 }
policy: { kind: replace }
size: 30
heldOut: 5
generations: 2
chains: 1
control: 0
floor: 0
`;

describe('collapse export', () => {
  const cwd = workFolder();
  beforeAll(async () => {
    writeFileSync(join(cwd, 'a.txt'), Array.from({ length: 40 }, (_, i) => `the whale ${i} and the ship`).join('\n'));
    writeFileSync(join(cwd, 'tiny.yaml'), STUDY);
    expect((await collapse(cwd, 'run', 'tiny.yaml')).code).toBe(0);
  }, 60_000);

  it('writes the folder of one generation’s model, and says where it comes from', async () => {
    const { code, out } = await collapse(cwd, 'export', 'runs/tiny', '--generation', '1', '--to', 'model');
    expect([code, out]).toEqual([0, expect.stringContaining('generation 1, made again from the start of its chain; its numbers are those of the journal')]);
    for (const file of ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx', 'model.safetensors']) expect(existsSync(join(cwd, 'model', file))).toBe(true);
    // 270 tokens and the border.
    expect(JSON.parse(readFileSync(join(cwd, 'model', 'config.json'), 'utf8'))).toMatchObject({ model_type: 'gpt2', vocab_size: 271, bos_token_id: 270 });
  });

  it('refuses in one line what it cannot do', async () => {
    const refused = async (...words: string[]): Promise<string> => {
      const { code, err } = await collapse(cwd, 'export', ...words);
      expect([code, err.trim().split('\n')]).toEqual([2, [expect.any(String)]]);
      return err;
    };
    expect(await refused('runs/tiny', '--to', 'a', '--generation', '3')).toContain('generation must be from 1 to 2');
    expect(existsSync(join(cwd, 'a'))).toBe(false);
    expect(await refused('runs/tiny', '--to', 'runs/tiny')).toContain('choose another --to');
    expect(await refused('runs/none', '--to', 'b')).toContain('must be a run folder');
    expect((await collapse(cwd, 'run', 'tiny.yaml', 'model={ family: ngram, order: 2, smoothing: witten-bell, maxTokens: 12 }', '--out', 'ngram')).code).toBe(0);
    expect(await refused('ngram', '--to', 'c')).toContain('but ngram has none; transformer has');
  }, 60_000);
});
