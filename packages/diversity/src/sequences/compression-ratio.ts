// Compression ratio: redundancy of any kind, as a compressor finds it; Shaib et al. (2024).

/**
 * Bytes / compressed bytes, at least about 1 for long texts; NaN without bytes. The number belongs to the compressor: DEFLATE
 * libraries differ by 1–2 % and more on repetitive text, gzip adds 18 bytes and looks back 32 KiB only. Compare with one library,
 * at equal bytes, in one order of documents.
 */
export function compressionRatio(bytes: Uint8Array, compress: (bytes: Uint8Array) => { readonly length: number }): number {
  return bytes.length === 0 ? NaN : bytes.length / compress(bytes).length;
}
