// The same real beginnings, continued: as they really go on, and as a generation's model draws them.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Continuation, Portrait, Sitter, World } from '@collapse-lab/runner';
import { promptsOf, type Prompts } from './prompts.ts';
import { shown, tokensOf } from './shown.ts';

/** Characters of a continuation that are kept, and tokens that are read for them. */
const MOST_CHARACTERS = 600;

/** What the sitter's model, or at generation 0 the real text, makes of the prompts; or why nothing can be told. */
export async function continuations({ world, model, heldOut, streams, decoding }: Sitter<Documents>): Promise<NonNullable<Portrait['continued']>> {
  const prompts = promptsOf(world, heldOut);
  const count = documentCount(prompts.whole);
  if (count === 0) return { absent: 'no held-out document is long enough to have a beginning' };
  if (!model) return continued(world, prompts, prompts.whole);
  if (!model.takesGiven) return { absent: 'the family of the model does not say that it goes on from what is given' };
  try {
    const drawn = await model.sample(count, { streams: streams.fork('prompts'), decoding, given: prompts.beginnings });
    return beginAlike(drawn, prompts.beginnings) ? continued(world, prompts, drawn) : { absent: 'the model does not begin with what it is given' };
  } catch (error) {
    // Its numbers are there, and so is the rest of the portrait.
    return { absent: `the model could not go on from what is given: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Whether there is a document for each prompt, and it begins with it. */
function beginAlike(drawn: Documents, beginnings: Documents): boolean {
  if (documentCount(drawn) !== documentCount(beginnings)) return false;
  return Array.from(beginnings.starts.subarray(1), (_, i) => tokensOf(beginnings, i).every((token, j) => tokensOf(drawn, i)[j] === token)).every(Boolean);
}

function continued(world: World<Documents>, { beginnings }: Prompts, documents: Documents): Continuation[] {
  return Array.from({ length: documentCount(beginnings) }, (_, i): Continuation => {
    const prompt = tokensOf(beginnings, i);
    const whole = tokensOf(documents, i);
    const seen = whole.subarray(0, prompt.length + MOST_CHARACTERS);
    const [before, all] = [shown(world, prompt), shown(world, seen)];
    // Bytes of one character may lie on both sides of the border.
    const text = [...(all.startsWith(before) ? all.slice(before.length) : shown(world, seen.subarray(prompt.length)))];
    const cut = text.length > MOST_CHARACTERS || seen.length < whole.length;
    return { prompt: before, text: `${text.slice(0, MOST_CHARACTERS).join('')}${cut ? ' …' : ''}` };
  });
}
