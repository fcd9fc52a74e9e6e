// How much room the fitted law of covariates and response takes together; of the response alone where covariates are fixed.
import type { Pairs } from '@collapse-lab/numeric';
import { differentialEntropyOf } from '@collapse-lab/runner';

/** `differential-entropy`: in nats, and as a volume relative to generation 1's. */
export const differentialEntropy = differentialEntropyOf<Pairs>();
