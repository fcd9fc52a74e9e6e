import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from './lock.ts';

const path = (): string => join(mkdtempSync(join(tmpdir(), 'lock-')), 'run.lock');

describe('a lock', () => {
  it('is held by one owner at a time and free again when given back', () => {
    const lock = path();
    const release = takeLock(lock);
    expect(() => takeLock(lock)).toThrow(`process ${process.pid} on ${hostname()} holds it`);
    release();
    expect(existsSync(lock)).toBe(false);
    takeLock(lock)();
  });

  it('of a process that is gone is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('exit', resolve));
    const lock = path();
    writeFileSync(lock, JSON.stringify({ pid: child.pid, host: hostname() }));
    takeLock(lock);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('of an earlier process that had the same process id is taken over', () => {
    const lock = path();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    takeLock(lock)();
  });

  it('of another host is respected, as its processes cannot be seen from here', () => {
    const lock = path();
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    expect(() => takeLock(lock)).toThrow(`if that host is gone, delete ${lock}`);
  });

  it.each(['{"pid":', '{}', 'null', '{"pid":"1","host":"here"}'])('that is damaged (%s) is taken over', (damaged) => {
    const lock = path();
    writeFileSync(lock, damaged);
    takeLock(lock)();
    expect(existsSync(lock)).toBe(false);
  });
});
