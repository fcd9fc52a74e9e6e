import { expect, it } from 'vitest';
import { openParquet } from './open-parquet.ts';

// The column text of "a whale", "a ship", "a whale", as pyarrow 25.0.1 writes it: pq.write_table(table, compression=…, write_statistics=False, store_schema=False).
const written = {
  zstd: 'UEFSMRUEFSoVPEwVBBUAEgAAKLUv/SAVqQAABwAAAGEgd2hhbGUGAAAAYSBzaGlwFQAVEhUkLBUGFRAVBhUGHAAAACi1L/0gCUkAAAIAAAAGAQEDAhUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWBhkcGRwmABwVDBk1AAYQGRgEdGV4dBUMFgYWfhaiASZgJggpLBUEFQAVAgAVABUQFQIAPBYoGQYZJgAGAAAAFn4WBiYIFqIBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZHBwAAACUAAAAUEFSMQ==',
  gzip: 'UEFSMRUEFSoVSkwVBBUAEgAAH4sIAAAAAAACA2NnYGBIVCjPSMxJZQMzizMyCwDmT/viFQAAABUAFRIVOiwVBhUQFQYVBhwAAAAfiwgAAAAAAAIDY2JgYGBjZGRmAgA19uI7CQAAABUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWBhkcGRwmABwVDBk1AAYQGRgEdGV4dBUEFgYWfhbGASZuJggpLBUEFQAVAgAVABUQFQIAPBYoGQYZJgAGAAAAFn4WBiYIFsYBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZHBwAAACUAAAAUEFSMQ==',
  brotli: 'UEFSMRUEFSoVMkwVBBUAEgAACwqABwAAAGEgd2hhbGUGAAAAYSBzaGlwAxUAFRIVGiwVBhUQFQYVBhwAAAALBIACAAAABgEBAwIDFQQZLDUAGAZzY2hlbWEVAgAVDCUCGAR0ZXh0JQBMHAAAABYGGRwZHCYAHBUMGTUABhAZGAR0ZXh0FQgWBhZ+Fo4BJlYmCCksFQQVABUCABUAFRAVAgA8FigZBhkmAAYAAAAWfhYGJggWjgEAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRkcHAAAAJQAAABQQVIx',
  lz4: 'UEFSMRUEFSoVLkwVBBUAEgAA8AYHAAAAYSB3aGFsZQYAAABhIHNoaXAVABUSFRQsFQYVEBUGFQYcAAAAkAIAAAAGAQEDAhUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWBhkcGRwmABwVDBk1AAYQGRgEdGV4dBUOFgYWfhaEASZSJggpLBUEFQAVAgAVABUQFQIAPBYoGQYZJgAGAAAAFn4WBiYIFoQBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZHBwAAACUAAAAUEFSMQ==',
};

it.each(Object.entries(written))('reads what is compressed by %s', async (_, base64) => {
  const file = await openParquet(new Uint8Array(Buffer.from(base64, 'base64')), 'texts.parquet');
  expect(file.names).toEqual(['text']);
  expect(await file.rows({ from: 0, to: 3 })).toEqual([{ text: 'a whale' }, { text: 'a ship' }, { text: 'a whale' }]);
});
