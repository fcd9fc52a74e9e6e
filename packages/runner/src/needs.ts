// What a study's members need of its world beyond real items, told when the study is opened and not in its middle.
import { createNamed } from './catalogue.ts';
import type { World, WorldAbility } from './contracts.ts';
import type { Domain, Lab } from './domain.ts';
import { UserError } from './errors.ts';
import { atGeneration } from './schedule.ts';
import type { Named, Study } from './study.ts';

/** A world that is able to, in words. */
const ABLE: Readonly<Record<WorldAbility, string>> = {
  score: 'whose law is known',
  respond: 'that answers what models propose',
  groups: 'whose items come in groups',
};

interface Asking {
  /** `reward "log-likelihood"` */
  readonly who: string;
  readonly needs: readonly WorldAbility[];
}

/** Throws UserError naming the worlds that are able to when this one cannot do what a member of the study needs. */
export function checkNeeds<D>(domain: Domain<D>, lab: Lab, study: Study, world: World<D>): void {
  for (const { who, needs } of asking(domain, lab, study)) {
    const lacking = needs.find((ability) => !world[ability]);
    if (!lacking) continue;
    const able = lab.domains.flatMap((each) => each.open(({ worlds }) => worlds.ids.filter((id) => worlds.get(id).offers?.includes(lacking))));
    const wayOut = able.length > 0 ? `such worlds: ${able.sort().join(', ')}` : 'leave it out';
    throw new UserError(`${who} must have a world ${ABLE[lacking]}, but "${study.world.kind}" is none${able.includes(study.world.kind) ? ' as it is set' : ''}; ${wayOut}`);
  }
}

function* asking<D>(domain: Domain<D>, lab: Lab, study: Study): Generator<Asking> {
  const first = (named: Named): Named => atGeneration(named, 1, study.generations) as Named;
  yield { who: `policy "${study.policy.kind}"`, needs: createNamed(lab.policies, first(study.policy)).needs ?? [] };
  for (const named of study.selection) {
    const { needs = [], reward } = createNamed(domain.selections, first(named));
    yield { who: `selection "${named.kind}"`, needs };
    if (reward) yield { who: `reward "${reward.kind}"`, needs: createNamed(domain.rewards, reward).needs ?? [] };
  }
  for (const named of study.measures) yield { who: `measure "${named.kind}"`, needs: createNamed(domain.measures, named).needs ?? [] };
}
