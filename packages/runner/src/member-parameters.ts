// The names of the parameters that a study's members may have, for what must know them before the study is whole.
import type { Catalogue } from './catalogue.ts';
import type { Lab } from './domain.ts';
import type { ParametersOf } from './study-source.ts';

/** What the laboratory's members take as parameters, by where a study names them. */
export function parametersIn(lab: Lab): ParametersOf {
  return (path, id) => {
    const [root] = path;
    const named = (catalogue: Catalogue<unknown>): string[] | undefined => (catalogue.has(id) ? Object.keys(catalogue.get(id).parameters.shape) : undefined);
    if (root === 'policy') return named(lab.policies);
    const found = lab.domains.map((domain) =>
      domain.open((d) => {
        const catalogues: Readonly<Record<string, Catalogue<unknown>>> = { world: d.worlds, model: d.families, members: d.families, selection: path.at(-1) === 'reward' ? d.rewards : d.selections, measures: d.measures };
        const catalogue = catalogues[String(root)];
        return catalogue && named(catalogue);
      }),
    );
    return found.find((parameters) => parameters !== undefined);
  };
}
