// Where a run's paths start and what it was extended by: plain data, in its manifest and in every job.

/** Which plug-in. */
export interface PluginRef {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the plug-in bundled with all that it imports; does not depend on where it lies. */
  readonly hash: string;
}

export interface RunPlace {
  /** What relative paths in the study are relative to. */
  readonly base: string;
  readonly plugins?: readonly PluginRef[];
}
