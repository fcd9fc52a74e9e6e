export { classes } from './classes.ts';
export { labels } from './labels.ts';
export { line } from './line.ts';
