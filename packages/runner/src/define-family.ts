// Binds a family to its own data type F, so that the loop can hold any family without knowing F.
import type { z } from 'zod';
import { defineEntry, type Entry } from './catalogue.ts';
import type { Family, Fitted, Model } from './contracts.ts';

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
  const learned = new WeakMap<Fitted<D>, F>();
  const bind = (fitted: F): Fitted<D> => {
    const { score, entropy } = family;
    const bound: Fitted<D> = {
      sample: (count, context) => family.sample(fitted, count, context),
      ...(score && { score: (items: D) => score.call(family, fitted, items) }),
      ...(entropy && { entropy: () => entropy.call(family, fitted) }),
      parameters: () => family.parameters(fitted),
      encode: () => family.encode(fitted),
    };
    learned.set(bound, fitted);
    return bound;
  };
  return {
    columns: family.columns,
    ...(family.freeParameters !== undefined && { freeParameters: family.freeParameters }),
    decodes: family.decodes ?? [],
    weighted: family.weighted ?? false,
    async fit(batch, context) {
      const previous = context.previous && learned.get(context.previous);
      if (context.previous && !learned.has(context.previous)) throw new Error('previous must be a model of this family, opened once');
      const outcome = await family.fit(batch, { ...context, previous });
      return 'ended' in outcome ? outcome : { ...outcome, fitted: bind(outcome.fitted) };
    },
    decode: (bytes) => bind(family.decode(bytes)),
  };
}
