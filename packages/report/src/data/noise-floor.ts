// What every measure does by chance alone: its spread between independent real samples of the study's size.
import type { RunRecord } from '@collapse-lab/runner';
import { lastSpread, trackOf, type Spread, type Track } from './track.ts';

/** Where a column lies when a second real sample takes the place of a model's, over pairs of real samples. */
export interface NoiseFloor extends Spread {
  readonly band: Track['band'];
}

/** The floor of a column; undefined in runs without one, and for columns that it does not have. */
export function noiseFloorOf(run: RunRecord, column: string): NoiseFloor | undefined {
  const track = trackOf(run, 'floor', column);
  const spread = lastSpread(track);
  return track && spread && spread.generation > 1 ? { ...spread, band: track.band } : undefined;
}
