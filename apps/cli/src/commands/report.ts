// collapse report: draws the report of a run or a comparison again, by another rule for collapse where one is given.
import { redraw } from '../execute.ts';
import { tell } from '../results.ts';

export async function report(folder: string, overrides: readonly string[], options: { json?: boolean }): Promise<number> {
  return tell(await redraw(folder, overrides), options);
}
