// What every backend offers: a model opened once, and run as often as one likes.
import type { TensorData } from './tensor-data.ts';

export type Feeds = Readonly<Record<string, TensorData>>;

/** An opened model. */
export interface Session {
  /** All outputs by name, for inputs by name. */
  run(feeds: Feeds): Promise<Record<string, TensorData>>;
  close(): Promise<void>;
}

/** A place where models run. */
export interface Runtime {
  /** Opens the bytes of a model. */
  open(model: Uint8Array): Promise<Session>;
  /** Ends it with all its sessions. */
  close(): Promise<void>;
}
