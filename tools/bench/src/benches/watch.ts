// Measuring files of outputs: how fast JSON lines are read and counted, what comparing takes then, and how much memory all of it has at its peak.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streams, type Rng } from '@collapse-lab/numeric';
import { measureFiles } from '@collapse-lab/watch/node';
import type { Figure } from '../figure.ts';

const BYTES = 200_000_000;
const GROUPS = 4;

export async function* watch(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-bench-'));
  try {
    const path = join(folder, 'outputs.jsonl');
    writeOutputs(path, streams('bench').fork('watch').rng());
    const started = performance.now();
    let read = started;
    let peak = 0;
    const onProgress = (): void => {
      read = performance.now();
      peak = Math.max(peak, process.memoryUsage.rss());
    };
    await measureFiles([path], { fields: [], by: 'generation', seed: '1', level: 0.95, alarms: [], skipBad: false, onProgress });
    const done = performance.now();
    yield { figure: `measure ${BYTES / 1e6} MB of JSON lines, ${GROUPS} groups: reading`, value: `${(BYTES / 1000 / (read - started)).toFixed(0)} MB/s`, spread: 'one run' };
    yield { figure: '  comparing', value: `${((done - read) / 1000 / (GROUPS - 1)).toFixed(1)} s a group`, spread: 'one run' };
    yield { figure: '  memory', value: `${(Math.max(peak, process.memoryUsage.rss()) / 1024 / 1024).toFixed(0)} MiB`, spread: 'one run', must: '≤ 1024 MiB' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Documents of about 60 words by a law of ranks, each with a word of its own. */
function writeOutputs(path: string, rng: Rng): void {
  const file = openSync(path, 'w');
  for (let [written, i] = [0, 0]; written < BYTES; ) {
    const lines: string[] = [];
    for (let k = 0; k < 1000; k++, i++) {
      const words = Array.from({ length: 60 }, () => `w${Math.floor(Math.exp(rng.uniform() * Math.log(50_000)))}`);
      lines.push(JSON.stringify({ generation: i % GROUPS, text: `${words.join(' ')} own${i}` }));
    }
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}
