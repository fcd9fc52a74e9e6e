import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeHost } from './host.ts';

const base = mkdtempSync(join(tmpdir(), 'host-'));
const read = (name: string, content?: string | Uint8Array): Promise<string> => {
  if (content !== undefined) writeFileSync(join(base, name), content);
  return nodeHost(base).readText(name);
};

describe('the host', () => {
  it('reads UTF-8 relative to its base', async () => {
    expect(await read('a.txt', 'Ahab’s “whale”')).toBe('Ahab’s “whale”');
  });

  it.each([
    ['in the middle', [97, 10, 0xff, 99], '2 is not (line 2)'],
    ['at the start', [0xc3, 0x28], '0 is not (line 1)'],
    ['at a sequence cut off by the end', [97, 0xe2, 0x80], '1 is not (line 1)'],
  ])('names the byte that is not UTF-8 %s', async (_, bytes, at) => {
    await expect(read('bad.txt', Uint8Array.from(bytes))).rejects.toThrow(`byte ${at};`);
  });

  it('reads what is gzipped, without a byte order mark', async () => {
    expect(await read('a.txt.gz', gzipSync('\uFEFFwhale'))).toBe('whale');
    await expect(read('b.txt.gz', gzipSync('whale '.repeat(1000)).subarray(0, 30))).rejects.toThrow(`${join(base, 'b.txt.gz')} must be gzipped whole, but unpacking it says: unexpected end of file`);
    await expect(read('c.txt.gz', gzipSync(Uint8Array.of(97, 0xff)))).rejects.toThrow('byte 1 is not');
  });

  it('knows UTF-16 by its byte order mark', async () => {
    await expect(read('utf16.txt', Buffer.from('\uFEFFwhale', 'utf16le'))).rejects.toThrow('must be UTF-8 text, but it is UTF-16; convert it with iconv -f UTF-16 -t UTF-8');
  });

  it('reads any bytes', async () => {
    const bytes = Uint8Array.of(80, 65, 0xff, 0);
    writeFileSync(join(base, 'a.bin'), bytes);
    expect([...(await nodeHost(base).readBytes('a.bin'))]).toEqual([...bytes]);
    await expect(nodeHost(base).readBytes('missing.bin')).rejects.toThrow(`${join(base, 'missing.bin')} must be a readable file, but there is no such file`);
  });

  it('stamps a file otherwise once it has changed, be it of the same length', async () => {
    await read('corpus.txt', 'aaaa');
    const stamp = nodeHost(base).stamp!;
    const [before, again] = [stamp('corpus.txt'), stamp('corpus.txt')];
    // Clocks of file systems tick every few milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await read('corpus.txt', 'bbbb');
    expect([again === before, stamp('corpus.txt') === before, stamp('missing.txt')]).toEqual([true, false, 'missing']);
  });

  it('says why a file cannot be read', async () => {
    await expect(read('missing.txt')).rejects.toThrow(`${join(base, 'missing.txt')} must be a readable UTF-8 text file, but there is no such file`);
    await expect(read('.')).rejects.toThrow('but is a folder; name a file in it');
    await expect(read('/dev/null')).rejects.toThrow('but it is not a file');
  });
});
