// Runs a generator for what it costs.

export async function drain(steps: AsyncGenerator<unknown, unknown>): Promise<void> {
  let step = await steps.next();
  while (!step.done) step = await steps.next();
}
