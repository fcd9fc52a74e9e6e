// A generation of text shown to people: its first documents, and how it goes on from a few real beginnings.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Portrait, Sitter, World } from '@collapse-lab/runner';
import { continuations } from './continuations.ts';
import { shown, SHOWN_TOKENS, tokensOf } from './shown.ts';

const SHOWN_DOCUMENTS = 8;

/** The first 8 documents of `sample`, a line each, cut after 120 tokens; and continuations of real beginnings. */
export async function portray(sitter: Sitter<Documents>): Promise<Portrait> {
  const { world, sample } = sitter;
  const lines = Array.from({ length: Math.min(SHOWN_DOCUMENTS, documentCount(sample)) }, (_, i) => lineOf(world, tokensOf(sample, i)));
  return { text: lines.join('\n'), continued: await continuations(sitter) };
}

function lineOf(world: World<Documents>, tokens: Uint32Array): string {
  if (tokens.length === 0) return '(empty)';
  const line = shown(world, tokens.subarray(0, SHOWN_TOKENS));
  return tokens.length > SHOWN_TOKENS ? `${line} …` : line;
}
