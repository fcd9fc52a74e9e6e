// A track as a line with its band, and the chains that ended early as crosses.
import type { Track } from '../data/track.ts';
import type { Ending } from '../data/endings.ts';
import { controlColour } from './palette.ts';
import { chooseScale, type Scale } from './scale.ts';
import type { Band, Line, Mark } from './series.ts';

/** The loop and the control of one quantity, either of which may be missing, and where chains of the loop ended early. */
export interface Arms {
  readonly loop: Track | undefined;
  readonly control: Track | undefined;
  readonly endings: readonly Ending[];
}

/** Lines, bands and marks of one quantity: the loop in full colour, its control dashed and greyed underneath. */
export function trackLines({ loop, control, endings }: Arms, colour: string): { lines: Line[]; bands: Band[]; marks: Mark[] } {
  const grey = controlColour(colour);
  return {
    lines: [
      ...(control ? [{ points: pointsOf(control), colour: grey, dashed: true, width: 1.4 }] : []),
      ...(loop ? [{ points: pointsOf(loop), colour }] : []),
    ],
    bands: [...bandOf(control, grey, true), ...bandOf(loop, colour, false)],
    marks: endings.filter(({ value }) => Number.isFinite(value)).map(({ generation, value }) => ({ at: [generation, value], colour })),
  };
}

/** The scale for these tracks: the loops' medians decide its kind; bands, endings, controls and `include` find room on it. */
export function trackScale(tracks: readonly Arms[], include: readonly number[]): Scale {
  const all = tracks.flatMap(({ loop, control }) => [loop, control]).filter((track) => track !== undefined);
  const room = all.flatMap(({ median, low, high }) => [...median, ...low, ...high]);
  const ends = tracks.flatMap(({ endings }) => endings.map(({ value }) => value));
  return chooseScale(tracks.map(({ loop }) => [...(loop?.median ?? [])]), [...room, ...ends, ...include]);
}

function pointsOf(track: Track): [number, number][] {
  return track.generations.map((generation, i) => [generation, track.median[i]!]);
}

function bandOf(track: Track | undefined, colour: string, faint: boolean): Band[] {
  if (!track || track.band === 'none') return [];
  return [{ x: track.generations, low: track.low, high: track.high, colour, faint }];
}
