// The training of a transformer of size S in headless Chromium, by onnxruntime-web's WebAssembly in one thread, beside the same in Node.
import { callInChromium, chromiumIsMissing } from '@collapse-lab/onnx-autodiff/node/testing';
import type { Figure } from '../figure.ts';
import { timing, type Timing } from '../median.ts';
import { trainingTimes } from '../training-rate.ts';

const ROUNDS = 3;

export async function* transformerBrowser(): AsyncGenerator<Figure> {
  const here = await trainingTimes(ROUNDS);
  const node = timing(here.milliseconds);
  const figure = 'S: training by the clock in';
  yield { figure: `${figure} Node`, ...rates(here.tokens, node) };
  const missing = chromiumIsMissing();
  if (missing !== undefined) {
    yield { figure: `${figure} Chromium`, value: 'not measured', spread: missing };
    return;
  }
  const there = (await callInChromium(new URL('../training-rate', import.meta.url), 'trainingTimes', ROUNDS)) as typeof here;
  const chromium = timing(there.milliseconds);
  yield { figure: `${figure} Chromium, one thread of WebAssembly`, ...rates(there.tokens, chromium) };
  yield { figure: '  beside Node', value: `${(chromium.median / node.median).toFixed(1)} × as long`, spread: '', must: '≤ 5 × (aim)' };
}

function rates(tokens: number, { median, fastest, slowest, runs }: Timing): Pick<Figure, 'value' | 'spread'> {
  const rate = (milliseconds: number): string => (tokens / milliseconds).toPrecision(3);
  return { value: `${rate(median)} k tokens/s`, spread: `${rate(slowest)} … ${rate(fastest)} of ${runs}` };
}
