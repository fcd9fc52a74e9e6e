import type { Losses, PortraitRecord, RunRecord } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { novelRun } from '../testing/records.ts';
import { lostWordsSection } from './lost-words-section.ts';
import { textsSection } from './texts-section.ts';

const lossesOf = (gone: number): Losses => ({
  kinds: 1200,
  gone,
  bands: [{ atLeast: 1, atMost: 1, kinds: 700, gone }, { atLeast: 2, atMost: 5, kinds: 500, gone: 0 }, { atLeast: 6, kinds: 0, gone: 0 }],
  mostFrequent: gone === 0 ? [] : [{ name: 'whale', realCount: 1, lastSeen: 3 }, { name: ' ', realCount: 1, lastSeen: 2 }],
});

type Kept = Omit<PortraitRecord, 'arm' | 'chain'> & { readonly arm?: PortraitRecord['arm'] };
const runOf = (portraits: readonly Kept[]): RunRecord => ({ ...novelRun(), portraits: portraits.map((each) => ({ arm: 'loop', chain: 0, ...each })) });
const at = (generation: number): Kept => ({ generation, text: `sample ${generation}`, continued: [{ prompt: 'It was', text: ` said at ${generation}` }, { prompt: 'The sea', text: '' }] });

describe('textsSection', () => {
  it('puts what follows a beginning really, at generations 1 and 5, and at the last side by side', () => {
    const text = textsSection(runOf([0, 1, 2, 5, 10, 20].map(at)))!.text;
    expect([...text.matchAll(/said at \d+/g)].map(([said]) => said)).toEqual(['said at 0', 'said at 1', 'said at 5', 'said at 20']);
    expect(text).toContain('<strong>It was</strong>');
    expect(text.match(/\(ends here\)/g)).toHaveLength(4);
    expect(text).toContain('<details><summary>Whole documents, as they are drawn</summary>');
  });

  it('shows each generation once where the last is one of the others', () => {
    expect(textsSection(runOf([0, 1].map(at)))!.text.match(/said at 1/g)).toHaveLength(1);
  });

  it('says why nothing is continued, and shows whole documents all the same', () => {
    const text = textsSection(runOf([at(0), { generation: 1, text: 'a whole one', continued: { absent: 'the family does not' } }]))!.text;
    expect(text).toContain('No beginnings are continued here: the family does not.');
    expect(text).toContain('<p>a whole one</p>');
    expect(text).not.toContain('<details>');
  });
});

describe('lostWordsSection', () => {
  it('counts what is gone by how frequent it really was, beside the control, and names the most frequent', () => {
    const { text } = lostWordsSection(runOf([{ generation: 20, text: '', lost: lossesOf(350) }, { arm: 'control', generation: 20, text: '', lost: lossesOf(70) }]))!;
    expect(text).toContain('Of the 1,200 words in the real sample of the first chain, 350 (29.2\u00a0%) are no longer in what generation 20 drew. In the control');
    expect(text).toContain('<th scope="row">1</th><td>700</td><td>350</td><td>50\u00a0%</td><td>10\u00a0%</td>');
    expect(text).toContain('<th scope="row">6 or more</th><td>0</td><td>0</td><td>–</td><td>–</td>');
    expect(text).toContain('<th scope="row">whale</th><td>1</td><td>3</td>');
    expect(text).toContain('<th scope="row">&#34; &#34;</th>');
  });

  it('has no tables where nothing is gone, and is not there where nothing is told', () => {
    const none = lostWordsSection(runOf([{ generation: 1, text: '', lost: lossesOf(0) }]))!;
    expect(none.text).toContain('0 (0\u00a0%)');
    expect(none.text).not.toContain('<table');
    expect(lostWordsSection(novelRun())).toBeUndefined();
    expect(lostWordsSection(runOf([{ generation: 0, text: '', lost: lossesOf(0) }]))).toBeUndefined();
  });

  it('speaks of tokens where the tokenizer makes no words', () => {
    const run = runOf([{ generation: 1, text: '', lost: lossesOf(3) }]);
    expect(lostWordsSection({ ...run, facts: { tokenizer: 'bpe, vocabulary 400' } })!.text).toContain('<h3>Tokens that died</h3>');
  });
});
