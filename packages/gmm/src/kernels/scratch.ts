// Working memory that outlives a call: kernels run thousands of times at one size, and allocating 80 kB each time costs more than they do.

/** A buffer that grows; its result holds whatever the last caller left, so it must not be kept across calls. */
export function scratch(): (length: number) => Float64Array {
  let buffer = new Float64Array(0);
  return (length) => {
    if (buffer.length < length) buffer = new Float64Array(length);
    return buffer.length === length ? buffer : buffer.subarray(0, length);
  };
}

let allOnes = new Float64Array(0);

/** `length` ones, shared: the weights of items that all weigh the same. Not to be written to. */
export function ones(length: number): Float64Array {
  if (allOnes.length < length) allOnes = new Float64Array(length).fill(1);
  return allOnes.length === length ? allOnes : allOnes.subarray(0, length);
}
