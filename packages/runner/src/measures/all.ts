export { heldOut } from './held-out.ts';
export { origins } from './origins.ts';
export { parameters } from './parameters.ts';
export { sizes } from './sizes.ts';
