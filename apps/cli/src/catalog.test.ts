import { describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

const catalog = async (...words: string[]): Promise<string> => (await collapse(workFolder(), 'catalog', ...words)).out;

describe('collapse catalog', () => {
  it('lists members of one name once where they are the same in several domains, and each with its own parameters where not', async () => {
    const lines = (await catalog('selection')).split('\n');
    const heads = (id: string): string[] => lines.filter((line) => line.startsWith(`  ${id} `)).map((line) => /\((.*?)\)/.exec(line)![1]!);
    expect(heads('dedupe')).toEqual(['points, text, pairs, counts']);
    expect(heads('dedupe-near')).toEqual(['points', 'text']);
    const below = (domain: string): string => lines[lines.findIndex((line) => line.startsWith(`  dedupe-near (${domain})`)) + 1]!;
    expect([below('points'), below('text')].map((line) => line.trim().split(':')[0])).toEqual(['distance', 'shingle']);
  });

  it('has every member with --json', async () => {
    const members = JSON.parse(await catalog('--json')) as { id: string; domain?: string }[];
    expect(members.filter(({ id }) => id === 'effective-support').map(({ domain }) => domain)).toEqual(['points', 'text', 'counts']);
  });
});

describe('collapse studies', () => {
  it('lists the studies that come with the program, with --json as they are resolved', async () => {
    const names = ['agent', 'moby-ngram', 'seed-gaussian', 'seed-mixture', 'text-collapse', 'two-moons', 'two-writers'];
    const cwd = workFolder();
    const { out } = await collapse(cwd, 'studies');
    expect(out.trimEnd().split('\n').map((line) => line.split(' ')[0])).toEqual(names);
    expect(out).toMatch(/^text-collapse +Moby Dick rewritten by a trigram model and by a transformer \(6 studies\)$/m);
    const all = JSON.parse((await collapse(cwd, 'studies', '--json')).out) as { name: string; studies: { name: string; seed: unknown }[] }[];
    // A sweep is several studies, by number.
    expect(all.map(({ name, studies }) => [name, studies[0]!.name, studies[0]!.seed])).toEqual(names.map((name) => [name, name === 'text-collapse' ? 'text-collapse-1' : name, 1]));
  });
});
