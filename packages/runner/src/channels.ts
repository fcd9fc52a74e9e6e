// The channels by which real information enters a loop, as its members declare them: what a reader must know before two
// loops are compared. Generation 1 is always trained on the real sample; channels are what comes after it.
import { createNamed } from './catalogue.ts';
import type { Model } from './contracts.ts';
import type { Domain, Lab } from './domain.ts';
import { isScheduled, scheduled } from './schedule.ts';
import type { Named, Study } from './study.ts';

/** Said of a loop that no real information enters. */
const NONE = 'none after generation 0';

/** A moving channel with more forms than this is told by its ends. */
const MOST_FORMS = 3;

/** Every channel of the study's loop in words, at least one line; what a schedule changes says in which generations. */
export function channelsOf<D>(domain: Domain<D>, lab: Lab, study: Study, models: readonly Model<D>[]): string[] {
  const along = (named: Named, make: (named: Named) => Declaring): readonly string[] =>
    isScheduled(named) ? told(scheduled(named, study.generations, (now) => make(now as Named)), study.generations) : (make(named).channels ?? []);
  const all = [
    ...along(study.policy, (policy) => createNamed(lab.policies, policy)),
    ...study.selection.flatMap((named) =>
      along(named, (now) => {
        const selection = createNamed(domain.selections, now);
        const reward = selection.reward && createNamed(domain.rewards, selection.reward);
        return { channels: [...(selection.channels ?? []), ...(reward?.channels ?? [])] };
      }),
    ),
    ...models.flatMap(({ channels = [] }) => channels),
  ];
  return all.length > 0 ? [...new Set(all)] : [NONE];
}

interface Declaring {
  readonly channels?: readonly string[];
}

/** The channels of a member that changes, over the generations that follow the first. */
function told(at: (generation: number) => Declaring, generations: number): string[] {
  const spans = new Map<string, { readonly from: number; to: number; times: number }>();
  for (let t = 2; t <= generations; t++) {
    for (const channel of at(t).channels ?? []) {
      const span = spans.get(channel);
      if (span) [span.to, span.times] = [t, span.times + 1];
      else spans.set(channel, { from: t, to: t, times: 1 });
    }
  }
  const forms = [...spans];
  const [first, last] = [forms[0], forms.at(-1)];
  if (forms.length > MOST_FORMS) return [`by schedule, ${first![0]} (generation ${first![1].from}) … ${last![0]} (generation ${last![1].to})`];
  return forms.map(([channel, { from, to, times }]) => {
    if (times === generations - 1) return channel;
    const when = from === to ? `generation ${from}` : `generations ${from} to ${to}`;
    return `${channel} (${when}${times < to - from + 1 ? ', not all of them' : ''})`;
  });
}
