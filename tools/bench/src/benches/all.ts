// The benchmarks by name, loaded when they are run.
import type { Figure } from '../figure.ts';

export const benches: Readonly<Record<string, () => AsyncIterable<Figure>>> = {
  runner: async function* () { yield* (await import('./runner.ts')).runner(); },
  diversity: async function* () { yield* (await import('./diversity.ts')).diversity(); },
  loops: async function* () { yield* (await import('./loops.ts')).loops(); },
  numeric: async function* () { yield* (await import('./numeric.ts')).numeric(); },
  gmm: async function* () { yield* (await import('./gmm.ts')).gmm(); },
  gaussian: async function* () { yield* (await import('./gaussian.ts')).gaussian(); },
  run: async function* () { yield* (await import('./run.ts')).run(); },
  cluster: async function* () { yield* (await import('./cluster.ts')).cluster(); },
  em: async function* () { yield* (await import('./em.ts')).em(); },
  kde: async function* () { yield* (await import('./kde.ts')).kde(); },
  watch: async function* () { yield* (await import('./watch.ts')).watch(); },
  ngram: async function* () { yield* (await import('./ngram.ts')).ngram(); },
  'transformer-s': async function* () { yield* (await import('./transformer.ts')).transformer('S'); },
  'transformer-m': async function* () { yield* (await import('./transformer.ts')).transformer('M'); },
  'transformer-l': async function* () { yield* (await import('./transformer.ts')).transformer('L'); },
  'transformer-ten': async function* () { yield* (await import('./transformer.ts')).tenGenerations(); },
  'transformer-browser': async function* () { yield* (await import('./transformer-browser.ts')).transformerBrowser(); },
};
