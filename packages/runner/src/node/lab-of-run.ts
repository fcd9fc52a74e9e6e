// The laboratory as one run sees it: with its plug-ins, and with programs started in the folder that its paths are relative to.
import type { Lab } from '../domain.ts';
import { extendLab, type NamedPlugin } from '../plugin.ts';
import type { Greeting } from './command-answers.ts';
import { withCommandFamily } from './command-family.ts';
import { reloadPlugins } from './load-plugins.ts';
import type { RunPlace } from './run-place.ts';

/** The laboratory with the family `command`, whose programs are not asked again what they have `told`, and these plug-ins. Throws UserError when an id is taken. */
export function labAt(lab: Lab, base: string, plugins: readonly NamedPlugin[], told?: readonly Greeting[]): Lab {
  return extendLab(withCommandFamily(lab, base, told), plugins);
}

/** The same for a run that was made before. Throws UserError when a plug-in is not as it was. */
export async function labOfRun(lab: Lab, { base, plugins = [], greetings }: RunPlace & { readonly greetings?: readonly Greeting[] }): Promise<Lab> {
  return labAt(lab, base, await reloadPlugins(plugins), greetings);
}
