// What a plug-in's own code throws, told as what it is: a mistake in that file, in one line with its place.
import { messageOf, UserError } from './errors.ts';

/** The mistake in the plug-in at this path whose `what` (`plug-in must define its members`) did not come to be; a UserError is its author's own word. */
export function pluginMistake(path: string, what: string, thrown: unknown): UserError {
  if (thrown instanceof UserError) return thrown;
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const place = /^:\d+:\d+/.exec(stack.split(path)[1] ?? '');
  return new UserError(`${path}${place?.[0] ?? ':'} ${what}, but threw ${messageOf(thrown).split('\n')[0]!}; mend it`);
}

/** What `make` gives; what it throws is a mistake in the plug-in. */
export function madeByPlugin<T>(path: string, what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw pluginMistake(path, what, error);
  }
}
