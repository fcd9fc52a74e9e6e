// collapse report: draws the report of a run or a comparison again.
import { redraw } from '../execute.ts';
import { tell } from '../results.ts';

export async function report(folder: string, options: { json?: boolean }): Promise<number> {
  return tell(await redraw(folder), options);
}
