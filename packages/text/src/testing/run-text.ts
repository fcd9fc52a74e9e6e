// Studies of a text through the real loop, without disk.
import { openStudy, parseStudy, policies, type Lab, type Reason, type Row } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { text } from '../domain.ts';

const lab: Lab = { domains: [text], policies };

export interface TextRun {
  /** Generation by generation, from the real sample on. */
  readonly rows: readonly Row[];
  /** Generation by generation, documents as a person reads them. */
  readonly shown: readonly string[];
  readonly ended: Reason | undefined;
}

/** Runs one chain on the lines of `content`; `keys` add to the study and change it, and may be written as YAML (`decoding.temperature=.inf`). */
export async function runText(content: string, keys: Readonly<Record<string, unknown>>, ...overrides: readonly string[]): Promise<TextRun> {
  const world = { kind: 'corpus', path: 'a.txt', tokenizer: 'words', documents: 'lines', reuse: true };
  const study = { name: 'text', world, policy: { kind: 'replace' }, heldOut: 2, chains: 1, control: 0, generations: 4, ...keys };
  const opened = await openStudy(lab, parseStudy({ name: 'text.yaml', text: JSON.stringify(study), overrides }, lab), { ...memoryHost({ 'a.txt': content }), stamp: () => content });
  const rows: Row[] = [];
  const shown: string[] = [];
  const steps = opened.runChain('loop', 0);
  for (;;) {
    const step = await steps.next();
    if (step.done) return { rows, shown, ended: step.value ?? undefined };
    rows.push(...(step.value.rows ?? []));
    shown.push((await step.value.portray()).text);
  }
}
