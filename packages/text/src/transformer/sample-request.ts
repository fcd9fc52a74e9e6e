// What is asked of a transformer that draws or searches documents.
import type { Documents } from '@collapse-lab/numeric';
import type { Decoding } from '@collapse-lab/runner';

export interface SampleRequest {
  readonly count: number;
  /** Documents are cut after so many tokens. */
  readonly maxTokens: number;
  readonly decoding: Decoding;
  /** What each begins with; its tokens outside the vocabulary are seen as borders. */
  readonly given: Documents | undefined;
  readonly threads: number;
}
