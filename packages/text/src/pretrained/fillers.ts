// Models that say what may stand at a masked place of a document.
import type { Tensor } from '@xenova/transformers';
import { DecoderRun } from './decoder-run.ts';
import { paddedRows } from './integers.ts';
import type { LanguageModel } from './language-model.ts';
import type { MaskedModel } from './masked-model.ts';
import type { OpenModel } from './open-model.ts';
import { logitsOf, type Logits } from './sequence-run.ts';

/** What a model is given, and where in it the law is asked for. */
export interface Question {
  readonly tokens: readonly number[];
  readonly at: number;
}

export interface Filler {
  readonly open: OpenModel;
  /** The question of one place of a document, of which `hidden` are masked, that place among them. */
  ask(document: readonly number[], hidden: readonly number[], place: number): Question;
  /** Laws by question and position. */
  answer(questions: readonly Question[]): Promise<Logits>;
}

/** Sees both sides, as much as fits into its context with the place in the middle. */
export function maskedFiller(open: MaskedModel): Filler {
  const { model, pad, mask, context, around: { before, after } } = open;
  const room = context - before.length - after.length;
  return {
    open,
    ask(document, hidden, place) {
      const from = Math.max(0, Math.min(place - Math.floor(room / 2), document.length - room));
      const seen = document.slice(from, from + room);
      for (const each of hidden) if (each >= from && each < from + room) seen[each - from] = mask;
      return { tokens: [...before, ...seen, ...after], at: before.length + place - from };
    },
    async answer(questions) {
      const inputs = await paddedRows(questions.map(({ tokens }) => tokens), pad);
      const { logits } = (await model.forward(inputs)) as { readonly logits: Tensor };
      return logitsOf(logits, questions.map(() => 0));
    },
  };
}

/** Sees what stands before the place, as much as fits into its context. */
export function causalFiller(open: LanguageModel): Filler {
  return {
    open,
    ask(document, _, place) {
      const seen = document.slice(Math.max(0, place - (open.context - 1)), place);
      return { tokens: [open.begin, ...seen], at: seen.length };
    },
    answer: (questions) => new DecoderRun(open).begin(questions.map(({ tokens }) => tokens)),
  };
}
