// The run folder is the database: where each of its files stands.
import { join } from 'node:path';
import type { Arm } from '../record.ts';

/** The schema's file name, beside the study. */
export const SCHEMA_FILE = 'study.schema.json';

/** Paths inside one run's folder. */
export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get study(): string {
    return join(this.path, 'study.yaml');
  }

  /** The schema of studies, for editors. */
  get schema(): string {
    return join(this.path, SCHEMA_FILE);
  }

  /** A file that the world has made of its data. */
  worldFile(name: string): string {
    return join(this.path, 'world', name);
  }

  get manifest(): string {
    return join(this.path, 'manifest.json');
  }

  get lock(): string {
    return join(this.path, 'run.lock');
  }

  get journals(): string {
    return join(this.path, 'journal');
  }

  get checkpoints(): string {
    return join(this.path, 'checkpoints');
  }

  get samples(): string {
    return join(this.path, 'samples');
  }

  get csv(): string {
    return join(this.path, 'metrics.csv');
  }

  get parquet(): string {
    return join(this.path, 'metrics.parquet');
  }

  get report(): string {
    return join(this.path, 'report.html');
  }

  /** The report's first figure, to take elsewhere. */
  get figure(): string {
    return join(this.path, 'figure.svg');
  }

  journal(shard: string): string {
    return join(this.journals, `${shard}.jsonl`);
  }

  /** The folder of a shard's checkpoints. */
  checkpoint(shard: string): string {
    return join(this.checkpoints, shard);
  }

  /** The final state of a finished chain, where it was worth keeping. */
  finished(arm: Arm, chain: number): string {
    return join(this.checkpoints, 'finished', `${arm}-${String(chain).padStart(5, '0')}`);
  }

  /** A table that is told of the chain whose generations are kept, as of the last of them. */
  sampleTable(arm: Arm, name: string): string {
    return join(this.samples, arm, name);
  }

  /** Where a kept generation stands, without an extension. */
  sample(arm: Arm, generation: number): string {
    return join(this.samples, arm, `generation-${String(generation).padStart(6, '0')}`);
  }
}
