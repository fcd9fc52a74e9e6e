// What a chain of a model that is never trained is: what it is given of the documents that are left to it, and what it makes of them.
import type { Documents } from '@collapse-lab/numeric';
import type { Awaitable, Host, SampleContext, Scores } from '@collapse-lab/runner';
import type { OpenModel } from './pretrained/open-model.ts';

/** A kind of loop that needs no fit. */
export interface Chain {
  /** Whether it goes on from what is given; never asked to otherwise. */
  readonly takesGiven: boolean;
  /** Whether the model gives a likelihood to what the chain draws. */
  readonly scores: boolean;
  /** What the model is given of the documents that the last generation left. */
  keep(items: Documents): Documents;
  /** Opens the model; throws UserError where it cannot do this. */
  open(name: string, host: Host): Promise<OpenChain>;
}

/** A chain whose model is there. */
export interface OpenChain {
  readonly model: OpenModel;
  /** A document for each that was kept, in order. */
  draw(kept: Documents, context: SampleContext<Documents>): Promise<Documents>;
  score?(items: Documents): Awaitable<Scores>;
}
