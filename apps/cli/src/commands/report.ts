// collapse report: draws the report of a run or a comparison again, by another rule for collapse where one is given.
import { redraw } from '../execute.ts';
import { tell } from '../results.ts';

export interface ReportOptions {
  readonly json?: boolean;
  /** Where to write the page and its figure, so that a run on a read-only disk can be drawn. */
  readonly out?: string;
}

export async function report(folder: string, overrides: readonly string[], options: ReportOptions): Promise<number> {
  return tell(await redraw(folder, overrides, options.out), options);
}
