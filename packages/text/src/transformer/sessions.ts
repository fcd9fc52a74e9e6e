// The one runtime of a thread, and the models that were opened in it.
import { openRuntime, type Runtime, type Session } from '@collapse-lab/onnx-autodiff';

const runtimes = new Map<number, Promise<Runtime>>();
const sessions = new Map<string, Promise<Session>>();

/** Models kept open; a study needs four for each of its architectures. */
const MOST_OPEN = 12;

/** The session of the model that `key` names, made by `model` where it is not open; the one that was opened first gives way. */
export async function sessionOf(key: string, threads: number, model: () => Uint8Array): Promise<Session> {
  const name = `${threads} ${key}`;
  const known = sessions.get(name);
  if (known) return known;
  if (!runtimes.has(threads)) runtimes.set(threads, openRuntime({ threads }));
  const opening = runtimes.get(threads)!.then((runtime) => runtime.open(model()));
  sessions.set(name, opening);
  const [oldest] = sessions.keys();
  if (sessions.size > MOST_OPEN && oldest !== undefined) {
    const closing = sessions.get(oldest)!;
    sessions.delete(oldest);
    await (await closing).close();
  }
  return opening;
}
