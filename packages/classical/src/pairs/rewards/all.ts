export { rightLabel } from './right-label.ts';
