export { heldOut } from './held-out.ts';
export { parameters } from './parameters.ts';
export { sizes } from './sizes.ts';
