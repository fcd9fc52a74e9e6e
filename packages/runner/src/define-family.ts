// Binds a family to its own data type F, so that the loop can hold any family without knowing F.
import type { z } from 'zod';
import { defineEntry, type Entry } from './catalogue.ts';
import { checkedRow } from './columns.ts';
import type { Awaitable, Family, FitOutcome, Fitted, Leap, Model, ModelFiles, Row, SampleContext, Scores, World } from './contracts.ts';
import { UserError } from './errors.ts';
import { leapByItems, leapByRefits } from './family-leap.ts';
import { inWords } from './value-in-words.ts';
import { andThen } from './waiting.ts';

/** A catalogue member for a family. */
export function defineFamily<S extends z.ZodObject, D, F>(spec: {
  readonly id: string;
  readonly summary: string;
  readonly parameters: S;
  create(parameters: z.output<S>): Family<D, F>;
}): Entry<Model<D>> {
  return defineEntry({ ...spec, create: (parameters) => bindFamily(spec.id, spec.create(parameters)) });
}

/** The family called `id` as the loop sees it: its models throw UserError where it fills other columns than its own, or these with anything but numbers. */
export function bindFamily<D, F>(id: string, family: Family<D, F>): Model<D> {
  const { score, entropy, entropies, files } = family;
  const columns = new Set(family.columns.map(({ name }) => name));
  class Bound implements Fitted<D> {
    readonly learned: F;
    readonly takesGiven = family.takesGiven ?? false;
    readonly score?: (items: D) => Awaitable<Scores>;
    readonly entropy?: () => number;
    readonly entropies?: (items: D) => Awaitable<Float64Array>;
    readonly files?: (world: World<D>) => Awaitable<ModelFiles>;

    constructor(learned: F) {
      this.learned = learned;
      if (score) this.score = (items) => score.call(family, learned, items);
      if (entropy) this.entropy = () => entropy.call(family, learned);
      if (entropies) this.entropies = (items) => entropies.call(family, learned, items);
      if (files) this.files = (world) => files.call(family, learned, world);
    }

    sample(count: number, context: SampleContext<D>): Awaitable<D> {
      return family.sample(this.learned, count, context);
    }

    parameters(): Row {
      return checkedRow('family', id, family.parameters(this.learned), columns);
    }

    encode(): Uint8Array {
      const bytes: unknown = family.encode(this.learned);
      if (bytes instanceof Uint8Array) return bytes;
      throw new UserError(`family "${id}" must encode a model as a Uint8Array, but gave ${inWords(bytes)}; mend what encode returns`);
    }
  }
  const isBound = (fitted: Fitted<D>): fitted is Bound => fitted instanceof Bound;
  const known = (fitted: Fitted<D>): F => {
    if (!isBound(fitted)) throw new Error('previous must be a model of this family, opened once');
    return fitted.learned;
  };
  const bound = (given: FitOutcome<F>): FitOutcome<Fitted<D>> => {
    const fit = checkedOutcome(id, given);
    if ('ended' in fit) return fit;
    if (fit.trace !== undefined) checkedRow('family', id, fit.trace, columns);
    return { ...fit, fitted: new Bound(fit.fitted) };
  };
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
    ...(family.validates !== undefined && { validates: family.validates }),
    ...(family.validatesBy !== undefined && { validatesBy: family.validatesBy }),
    ...(family.channels && { channels: family.channels }),
    ...(family.open && { open: (host) => family.open!(host) }),
    ...(family.check && { check: (items, opening) => family.check!(items, opening) }),
    fit: (batch, { previous, ...context }) => andThen(family.fit(batch, { ...context, previous: previous && known(previous) }), bound),
    ...(family.refit && { refit: (previous, count, context) => bound(family.refit!(known(previous), count, context)) }),
    decode: (bytes) => new Bound(family.decode(bytes)),
    ...(family.redraw && { leap }),
  };
}

/** What a fit gave, where it is one of the two things that it may give. */
function checkedOutcome<F>(id: string, fit: FitOutcome<F>): FitOutcome<F> {
  const written: unknown = fit;
  if (typeof written !== 'object' || written === null || !('fitted' in written || 'ended' in written)) throw new UserError(`family "${id}" must give { fitted } or { ended } when it fits, but gave ${inWords(written)}; mend what fit returns`);
  if (!('ended' in written)) return fit;
  const { code, message } = Object(written.ended) as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || typeof message !== 'string') throw new UserError(`family "${id}" must end with a code and a message, two strings, but gave ${inWords(code)} and ${inWords(message)}; write { ended: { code, message } }`);
  return { ended: { code, message } };
}
