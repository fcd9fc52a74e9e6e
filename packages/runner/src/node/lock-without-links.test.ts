import type * as NodeFs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { takeLock } from './lock.ts';

// There is no file system without hard links to be had in a test; it refuses them like this.
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof NodeFs>()),
  linkSync: () => { throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' }); },
}));

const path = (): string => join(mkdtempSync(join(tmpdir(), 'lock-')), 'run.lock');

describe('a lock where there are no hard links', () => {
  it('is held by one owner at a time and free again when given back', () => {
    const lock = path();
    const release = takeLock(lock);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(() => takeLock(lock)).toThrow(`process ${process.pid} on ${hostname()} holds it`);
    release();
    expect(readdirSync(dirname(lock))).toEqual([]);
  });

  it('of a process that is gone is taken over', () => {
    const lock = path();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    takeLock(lock)();
    expect(readdirSync(dirname(lock))).toEqual([]);
  });

  it('that is being written is waited for, and not taken for a damaged one', async () => {
    const lock = path();
    writeFileSync(lock, '');
    const owner = JSON.stringify({ pid: 1, host: 'elsewhere' });
    // A thread of its own, as this one waits.
    const writer = new Worker(`require('node:timers').setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(lock)}, ${JSON.stringify(owner)}), 100)`, { eval: true });
    await new Promise((resolve) => writer.once('online', resolve));
    expect(() => takeLock(lock)).toThrow('process 1 on elsewhere holds it');
    await writer.terminate();
  });

  it('that stays empty is taken over', () => {
    const lock = path();
    writeFileSync(lock, '');
    takeLock(lock)();
    expect(readdirSync(dirname(lock))).toEqual([]);
  });
});
