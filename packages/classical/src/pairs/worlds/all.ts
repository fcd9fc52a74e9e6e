export { labels } from './labels.ts';
export { line } from './line.ts';
