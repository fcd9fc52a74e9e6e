// Real beginnings that every generation is given to go on from.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';
import { beginningsOf, takeDocuments } from '../algebra.ts';
import { shown, tokensOf } from './shown.ts';

const PROMPTS = 3;
/** Long enough to be about something, short enough that a model of some words does not find all of it in its text. */
const PROMPT_CHARACTERS = 40;
/** At least this many times as much follows a prompt as it is long. */
const FOLLOWS = 2;

/** Beginnings, and the documents that they are of. */
export interface Prompts {
  readonly whole: Documents;
  readonly beginnings: Documents;
}

/**
 * The beginnings of the first three held-out documents that are at least as long as their median: as many tokens as are 40 characters,
 * but at most a third of the document. None, where documents have fewer than three tokens. No draw is made.
 */
export function promptsOf(world: World<Documents>, heldOut: Documents): Prompts {
  const lengths = Array.from({ length: documentCount(heldOut) }, (_, i) => tokensOf(heldOut, i).length);
  const median = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  const chosen = [...lengths.keys()].filter((i) => lengths[i]! >= Math.max(median, 1 + FOLLOWS)).slice(0, PROMPTS);
  const whole = takeDocuments(heldOut, Uint32Array.from(chosen));
  return { whole, beginnings: beginningsOf(whole, (i) => promptSize(world, tokensOf(whole, i))) };
}

function promptSize(world: World<Documents>, tokens: Uint32Array): number {
  const most = Math.floor(tokens.length / (1 + FOLLOWS));
  for (let size = 1; size < most; size++) if (shown(world, tokens.subarray(0, size)).length >= PROMPT_CHARACTERS) return size;
  return most;
}
