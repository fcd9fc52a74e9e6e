// How much room the fitted law takes on the line.
import type { Points } from '@collapse-lab/numeric';
import { differentialEntropyOf } from '@collapse-lab/runner';

/** `differential-entropy`: in nats, and as a volume relative to generation 1's. */
export const differentialEntropy = differentialEntropyOf<Points>();
