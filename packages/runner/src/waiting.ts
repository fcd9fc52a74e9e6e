// Waiting only for promises: a loop whose families and measures answer at once runs straight through, and a generation of a
// small model costs what the model costs. Written as `await` would be: `const x = yield* wait(f())`.
import type { Awaitable } from './contracts.ts';

/** A computation of a `T` that yields the promises it must wait for, and, where it has any, its steps `S`. */
export type Waiting<T, S = never> = Generator<PromiseLike<unknown> | S, T, unknown>;

/** What the value is or comes to be. */
export function* wait<T>(value: Awaitable<T>): Waiting<T> {
  return isPromise(value) ? ((yield value) as T) : value;
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** What `change` makes of the value, now if it is here and later if it is not. */
export function andThen<T, R>(value: Awaitable<T>, change: (value: T) => Awaitable<R>): Awaitable<R> {
  return isPromise(value) ? value.then(change) : change(value);
}

/** The steps of a computation, one after the other. */
export interface Steps<S, R> extends AsyncIterableIterator<S, R> {
  /** The next step, at once where nothing has to be waited for. */
  step(): Awaitable<IteratorResult<S, R>>;
  next(): Promise<IteratorResult<S, R>>;
}

/** The computation's steps, each as `show` shows it. */
export function stepsOf<I extends object, S, R>(run: Waiting<R, I>, show: (inner: I) => S): Steps<S, R> {
  const shown = (result: IteratorResult<PromiseLike<unknown> | I, R>): Awaitable<IteratorResult<S, R>> => {
    if (result.done) return result;
    const { value } = result;
    // What was waited for comes back where it was yielded, as a value or as an exception.
    if (isPromise(value)) return Promise.resolve(value).then((given) => shown(run.next(given)), (error: unknown) => shown(run.throw(error)));
    return { done: false, value: show(value) };
  };
  const step = (): Awaitable<IteratorResult<S, R>> => shown(run.next());
  return {
    step,
    // Inside a promise, so that what is thrown at once rejects like what is thrown later.
    next: () => new Promise((resolve) => { resolve(step()); }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
