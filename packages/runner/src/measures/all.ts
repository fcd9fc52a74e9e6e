export { heldOut } from './held-out.ts';
export { origins } from './origins.ts';
export { parameters } from './parameters.ts';
export { refitClock } from './refit-clock.ts';
export { retainedMass } from './retained-mass.ts';
export { sizes } from './sizes.ts';
export { subgroup } from './subgroup.ts';
export { tails } from './tails.ts';
