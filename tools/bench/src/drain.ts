// Runs a chain for what it costs, waiting only where it must.
import type { Steps } from '@collapse-lab/runner';

export async function drain(steps: Steps<unknown, unknown>): Promise<void> {
  for (;;) {
    const coming = steps.step();
    const { done } = 'then' in coming ? await coming : coming;
    if (done) return;
  }
}
