export { familyConformance, type Check, type FamilyCase } from './conformance.ts';
export { memoryHost } from './memory-host.ts';
export { generationWith } from './generation.ts';
export { openIn, replicate, zScore } from './replicates.ts';
