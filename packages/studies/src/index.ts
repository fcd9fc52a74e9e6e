// The published closed-loop systems as studies that check themselves.
export { judge, strain, type Check, type Expectation, type Point, type Range, type Tolerance } from './expectation.ts';
export { systems, systemsNamed } from './registry.ts';
export type { Cost, Perturbation, PublishedSystem } from './system.ts';
export { verdictOn, type Verdict } from './verdict.ts';
