// The toy laboratory with numbers that can be JSON, so that other programs can be its families.
import type { JsonItems } from '../contracts.ts';
import type { AnyDomain, Domain, Lab } from '../domain.ts';
import { defineDomain } from '../domain.ts';
import { fromJsonNumber, toJsonNumber } from '../json-number.ts';
import { toyLab } from './toy-lab.ts';

/** Numbers as a JSON list of them. */
export const numbersJson: JsonItems<Float64Array> = {
  toList: (items) => Array.from(items, toJsonNumber),
  fromList: (list) =>
    Float64Array.from(list, (item, i) => {
      const value = fromJsonNumber(item);
      if (value === undefined) throw new RangeError(`item ${i} must be a number, but got ${JSON.stringify(item)}`);
      return value;
    }),
};

const withJson = <D>(domain: Domain<D>): AnyDomain =>
  // The only domain of the toy laboratory works on numbers.
  defineDomain<D>({ ...domain, algebra: { ...domain.algebra, json: numbersJson as unknown as JsonItems<D> } });

/** The toy laboratory, whose numbers other programs can be handed. */
export const jsonLab: Lab = { ...toyLab, domains: toyLab.domains.map((domain) => domain.open(withJson)) };
