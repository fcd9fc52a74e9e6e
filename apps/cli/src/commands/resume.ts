// collapse resume: goes on where a run or a comparison was cut off.
import { execute, type ExecuteOptions } from '../execute.ts';
import { tell } from '../results.ts';

export async function resume(folder: string, options: ExecuteOptions): Promise<number> {
  return tell(await execute(folder, options), options);
}
