// What a batch of sequences through a model that writes is: logits, then more positions of each.

/** Logits of rows, by row and position. */
export interface Logits {
  /** Of one row's position, counted from its first token; a view. */
  at(row: number, position: number): Float32Array;
}

/** A batch of sequences, which keeps what it has computed of them. */
export interface SequenceRun {
  /** The sequences as they begin. */
  begin(rows: readonly (readonly number[])[]): Promise<Logits>;
  /** One more token of each. */
  next(tokens: readonly number[]): Promise<Logits>;
}

/** Logits (rows, length, tokens) of rows with so many positions filled up before them. */
export function logitsOf({ data, dims }: { readonly data: unknown; readonly dims: readonly number[] }, filled: readonly number[]): Logits {
  const [, length, size] = dims as [number, number, number];
  return {
    at: (row, position) => {
      const from = (row * length + filled[row]! + position) * size;
      return (data as Float32Array).subarray(from, from + size);
    },
  };
}

/** What a run gives back to be given again: its keys and values, and other states, by the names that they have as inputs. */
export function cachedIn<T>(outputs: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(outputs).flatMap(([name, value]) => (name.startsWith('present') ? [[name.replace(/^present_/, 'past_').replace(/^present/, 'past_key_values'), value]] : [])));
}
