// PyTorch beside us: processes that stay open, so that what is timed is not their start, and do what they are told in turn with us.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Architecture } from '@collapse-lab/text';

/** The transformer that a peer trains and draws from; both draw what they begin with, and train on windows of `ring`, a file of int32. */
export interface PeerModel extends Architecture {
  readonly batch: number;
  readonly steps: number;
  readonly learningRate: number;
  readonly ring: string;
  /** Sequences drawn at once. */
  readonly rows: number;
}

/** What a peer says of itself at its start. */
interface Introduction {
  readonly version: string;
  readonly attention: string;
  readonly parameters: number;
}

interface Answer {
  /** Of processor time. */
  readonly milliseconds: number;
  /** Of each step, of a fit. */
  readonly losses?: readonly number[];
  /** Tokens, of a draw. */
  readonly drawn?: number;
}

export interface TorchPeer extends Introduction {
  ask(what: 'fit' | 'plain' | 'cut'): Promise<Answer>;
  close(): void;
}

const SCRIPT = fileURLToPath(new URL('../peers/gpt.py', import.meta.url));

/** Those of the Pythons named in TORCH_PYTHON, joined by colons, that have PyTorch; /usr/bin/python3 when it is not set. */
export async function torchPeers(model: PeerModel): Promise<TorchPeer[]> {
  const pythons = (process.env['TORCH_PYTHON'] ?? '/usr/bin/python3').split(':');
  const peers = await Promise.all(pythons.map((python) => torchPeer(python, model)));
  return peers.filter((peer) => peer !== undefined);
}

async function torchPeer(python: string, model: PeerModel): Promise<TorchPeer | undefined> {
  const child = spawn(python, [SCRIPT, JSON.stringify(model)], { env: { ...process.env, ...tuning() } });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const complaints: string[] = [];
  child.stderr.on('data', (part) => complaints.push(String(part)));
  const answer = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${python} said no more: ${complaints.join('').trim().split('\n').at(-1)}`);
    return JSON.parse(line.value);
  };
  const introduction = await started(child).then(answer).catch((error: unknown) => {
    process.stderr.write(`no PyTorch in ${python}: ${String(error)}\n`);
  }) as Introduction | undefined;
  if (!introduction) return undefined;
  return {
    ...introduction,
    async ask(what) {
      child.stdin.write(`${what}\n`);
      return await answer() as Answer;
    },
    close: () => { child.stdin.end(); },
  };
}

function started(child: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}

/** One thread, and the widest vectors that there are: Debian's OpenBLAS takes newer processors with AVX-512 for ones without. */
function tuning(): Readonly<Record<string, string>> {
  const wide = /\bavx512f\b/.test(existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '');
  return { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', ...(wide && { OPENBLAS_CORETYPE: 'SkylakeX', ATEN_CPU_CAPABILITY: 'avx512' }) };
}
