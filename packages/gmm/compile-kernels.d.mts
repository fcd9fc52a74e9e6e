/** The text of src/kernels/engine/wasm-bytes.generated.ts; the same sources and compiler give the same bytes. */
export function generatedModule(): Promise<string>;
