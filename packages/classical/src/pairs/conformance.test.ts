// The families of pairs, another program's among them, hold to what every family must.
import { streams, type Pairs } from '@collapse-lab/numeric';
import { Catalogue, type Batch, type Model } from '@collapse-lab/runner';
import { labAt } from '@collapse-lab/runner/node';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, test } from 'vitest';
import { pairsAlgebra } from './algebra.ts';
import { pairs } from './domain.ts';

const rng = streams('conformance of pairs').rng();
const covariates = Float64Array.from({ length: 60 }, () => rng.normal());
const items: Pairs = { covariates, responses: Float64Array.from({ length: 30 }, (_, i) => covariates[2 * i]! + rng.normal()), dimensions: 2 };
const plain: Batch<Pairs> = { items, bornIn: new Uint32Array(30), bornBy: new Uint16Array(30) };
const labelled: Batch<Pairs> = { ...plain, items: { ...items, responses: items.responses.map((y, i) => (i % 7 === 0 ? 1 : y > 0 ? 1 : 0)) } };
const classes: Batch<Pairs> = { ...plain, items: { ...items, responses: items.responses.map((_, i) => i % 3) } };
const weighted: Batch<Pairs> = { ...plain, weight: Float64Array.from({ length: 30 }, (_, i) => 0.5 + (i % 3)) };

/** Remembers what it was given and draws from it with replacement: the smallest program that is a family of pairs. */
const PROGRAM = `
import json, random, sys
for line in sys.stdin:
    r = json.loads(line)
    if r["do"] == "hello": a = {"version": 1, "scores": False, "parameters": ["count"]}
    elif r["do"] == "fit": a = {"fitted": r["items"], "parameters": {"count": len(r["items"])}}
    else: a = {"items": random.Random(r["seed"]).choices(r["fitted"], k=r["count"])}
    print(json.dumps(a), flush=True)
`;

describe.each<[string, Record<string, unknown>, Batch<Pairs>]>([
  ['regression', { intercept: true, noise: 'n', covariates: 'n' }, plain],
  ['regression', { intercept: true, noise: 'n-p', covariates: 'n-1' }, weighted],
  ['regression', { intercept: false, noise: 0.5, covariates: 'fixed' }, plain],
  ['regression', { intercept: true, noise: 'n-p', ridge: 2, covariates: 'standard' }, plain],
  ['logistic', { intercept: true, ridge: 0, covariates: 'n' }, labelled],
  ['logistic', { intercept: false, ridge: 0.5, covariates: 'fixed' }, { ...labelled, weight: weighted.weight! }],
  ['class-gaussians', { classes: 3, texts: 'posterior', images: 'learned', divisor: 'n-1' }, classes],
  ['class-gaussians', { classes: 3, texts: 'frozen', images: 'frozen', divisor: 'n' }, classes],
  ['command', { command: ['python3', '-c', PROGRAM] }, plain],
])('%s %j', (family, parameters, batch) => {
  const lab = labAt({ domains: [pairs], policies: new Catalogue('policy', []) }, '/', []);
  const model = (): Model<Pairs> => lab.domains[0]!.open((domain) => domain.families.get(family).create(parameters) as unknown as Model<Pairs>);
  for (const { name, run } of familyConformance({ model, algebra: pairsAlgebra, batch })) test(name, run);
});
