// Conformance of what touches disk, thread or process; for tests only.
export { executorConformance, type ExecutorCase } from './executor-conformance.ts';
export { toyLab, toyStudy } from '../../testing/toy-lab.ts';
export type { Check } from '../../testing/check.ts';
