// A track as a line with its band, and the chains that ended early as crosses.
import type { Spread, Track } from '../data/track.ts';
import type { Ending } from '../data/endings.ts';
import { controlColour } from './palette.ts';
import { chooseScale, type Scale } from './scale.ts';
import type { Band, Line, Mark } from './series.ts';

/** The loop and the control of one quantity, either of which may be missing, and where chains of the loop ended early. */
export interface Arms {
  readonly loop: Track | undefined;
  readonly control: Track | undefined;
  readonly endings: readonly Ending[];
  /** Between which values chance alone moves it. */
  readonly floor?: Spread | undefined;
  /** Where a generation stands along the axis below; at itself when absent. */
  readonly along?: (generation: number) => number;
}

/** Lines, bands and marks of one quantity: the loop in full colour, its control dashed and greyed underneath. */
export function trackLines({ loop, control, endings, floor, along = (generation) => generation }: Arms, colour: string): { lines: Line[]; bands: Band[]; marks: Mark[] } {
  const grey = controlColour(colour);
  return {
    lines: [
      ...(control ? [{ points: pointsOf(control, along), colour: grey, dashed: true, width: 1.4 }] : []),
      ...(loop ? [{ points: pointsOf(loop, along), colour }] : []),
    ],
    bands: [...floorBand(floor, [loop, control], grey, along), ...bandOf(control, grey, true, along), ...bandOf(loop, colour, false, along)],
    marks: endings.filter(({ value }) => Number.isFinite(value)).map(({ generation, value }) => ({ at: [along(generation), value], colour })),
  };
}

/** The scale for these tracks: the loops' medians decide its kind; bands, endings, controls and `include` find room on it. */
export function trackScale(tracks: readonly Arms[], include: readonly number[]): Scale {
  const all = tracks.flatMap(({ loop, control }) => [loop, control]).filter((track) => track !== undefined);
  // Without a band both of its edges are the median.
  const room = all.flatMap(({ median, low, high, band }) => (band === 'none' ? [median] : [median, low, high])).flat();
  const ends = tracks.flatMap(({ endings }) => endings.map(({ value }) => value));
  return chooseScale(tracks.map(({ loop }) => [...(loop?.median ?? [])]), [...room, ...ends, ...include]);
}

function pointsOf(track: Track, along: NonNullable<Arms['along']>): [number, number][] {
  return track.generations.map((generation, i) => [along(generation), track.median[i]!]);
}

/** The floor from end to end of what is drawn. */
function floorBand(floor: Spread | undefined, tracks: readonly (Track | undefined)[], colour: string, along: NonNullable<Arms['along']>): Band[] {
  const generations = tracks.flatMap((track) => track?.generations ?? []);
  if (!floor || generations.length === 0) return [];
  const x = [Math.min(...generations), Math.max(...generations)].map(along);
  return [{ x, low: x.map(() => floor.low), high: x.map(() => floor.high), colour, faint: true }];
}

function bandOf(track: Track | undefined, colour: string, faint: boolean, along: NonNullable<Arms['along']>): Band[] {
  if (!track || track.band === 'none') return [];
  return [{ x: track.generations.map(along), low: track.low, high: track.high, colour, faint }];
}
