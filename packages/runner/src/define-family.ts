// Binds a family to its own data type F, so that the loop can hold any family without knowing F.
import type { z } from 'zod';
import { defineEntry, type Entry } from './catalogue.ts';
import type { Awaitable, Family, FitOutcome, Fitted, Leap, Model, Row, SampleContext, Scores } from './contracts.ts';
import { leapByItems, leapByRefits } from './family-leap.ts';
import { andThen } from './waiting.ts';

/** A catalogue member for a family. */
export function defineFamily<S extends z.ZodObject, D, F>(spec: {
  readonly id: string;
  readonly summary: string;
  readonly parameters: S;
  create(parameters: z.output<S>): Family<D, F>;
}): Entry<Model<D>> {
  return defineEntry({ ...spec, create: (parameters) => bindFamily(spec.create(parameters)) });
}

/** The family as the loop sees it. */
export function bindFamily<D, F>(family: Family<D, F>): Model<D> {
  const { score, entropy } = family;
  class Bound implements Fitted<D> {
    readonly learned: F;
    readonly score?: (items: D) => Awaitable<Scores>;
    readonly entropy?: () => number;

    constructor(learned: F) {
      this.learned = learned;
      if (score) this.score = (items) => score.call(family, learned, items);
      if (entropy) this.entropy = () => entropy.call(family, learned);
    }

    sample(count: number, context: SampleContext): Awaitable<D> {
      return family.sample(this.learned, count, context);
    }

    parameters(): Row {
      return family.parameters(this.learned);
    }

    encode(): Uint8Array {
      return family.encode(this.learned);
    }
  }
  const isBound = (fitted: Fitted<D>): fitted is Bound => fitted instanceof Bound;
  const known = (fitted: Fitted<D>): F => {
    if (!isBound(fitted)) throw new Error('previous must be a model of this family, opened once');
    return fitted.learned;
  };
  const bound = (fit: FitOutcome<F>): FitOutcome<Fitted<D>> => ('ended' in fit ? fit : { ...fit, fitted: new Bound(fit.fitted) });
  const leap: Leap<D> = (training, previous, times, context) => {
    const learned = known(previous);
    // A family's own way is for items that do not weigh.
    const own = training.weight ? undefined : family.leap?.(training.items, learned, times, context);
    const reached = own ?? (family.refit ? leapByRefits : leapByItems)(family, training, learned, times, context);
    return { times: reached.times, fitted: new Bound(reached.fitted) };
  };
  return {
    columns: family.columns,
    ...(family.freeParameters !== undefined && { freeParameters: family.freeParameters }),
    decodes: family.decodes ?? [],
    weighted: family.weighted ?? false,
    ...(family.channels && { channels: family.channels }),
    fit: (batch, { streams, previous }) => andThen(family.fit(batch, { streams, previous: previous && known(previous) }), bound),
    ...(family.refit && { refit: (previous, count, context) => bound(family.refit!(known(previous), count, context)) }),
    decode: (bytes) => new Bound(family.decode(bytes)),
    ...(family.redraw && { leap }),
  };
}
