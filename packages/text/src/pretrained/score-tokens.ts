// Exact log-likelihoods under a pretrained model.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';
import { strideOf } from '../transformer/symbols.ts';
import { DecoderRun } from './decoder-run.ts';
import type { LanguageModel } from './language-model.ts';

/** Units are a document's tokens and one end. Beyond one context they are read in windows that overlap by half. */
export async function scoreTokens(language: LanguageModel, items: Documents): Promise<Scores> {
  const { begin, ends, context, vocabulary } = language;
  const unitStart = Uint32Array.from({ length: documentCount(items) + 1 }, (_, i) => items.starts[i]! - items.starts[0]! + i);
  const logLikelihood = new Float64Array(unitStart.at(-1)!);
  for (let i = 0; i < documentCount(items); i++) {
    const targets = [...items.tokens.subarray(items.starts[i], items.starts[i + 1]), ends[0]!];
    const inputs = [begin, ...targets.slice(0, -1)];
    for (let start = 0, known = 0; start + known < targets.length; start += strideOf(context), known = context - strideOf(context)) {
      const window = inputs.slice(start, start + context);
      const logits = await new DecoderRun(language).begin([window.map((token) => (token < vocabulary ? token : begin))]);
      for (let at = known; at < window.length; at++) logLikelihood[unitStart[i]! + start + at] = logProbability(logits.at(0, at), targets[start + at]!);
    }
  }
  return { logLikelihood, unitStart };
}

function logProbability(logits: Float32Array, token: number): number {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  return (logits[token] ?? -Infinity) - most - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
}
