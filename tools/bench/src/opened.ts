// Studies that are benched without a folder: their loop, measures and all, in this process.
import { openStudy, parseStudy, type Lab, type OpenStudy } from '@collapse-lab/runner';
import { nodeHost } from '@collapse-lab/runner/node';

/** Opens the study that a text writes. */
export function opened(lab: Lab, text: string): Promise<OpenStudy> {
  return openStudy(lab, parseStudy({ name: 'bench', text }, lab), nodeHost('.'));
}
