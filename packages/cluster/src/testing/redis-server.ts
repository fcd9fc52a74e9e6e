// A Redis server for tests, on loopback: its own port, password and log, and nothing of the system's.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { ended, freePort } from './daemons.ts';
import { until } from './until.ts';

/** Why there can be no server here; undefined where there can. */
export function redisIsMissing(): string | undefined {
  return spawnSync('which', ['redis-server']).status === 0 ? undefined : 'redis-server not installed (Debian: redis-server)';
}

export interface RedisServer {
  readonly port: number;
  /** With this password, or the right one. */
  url(password?: string): string;
  /** One of its own commands, once it listens. */
  command(...words: string[]): Promise<void>;
  kill(): Promise<void>;
  /** After `kill`, with what its log holds. */
  start(): void;
  stop(): Promise<void>;
}

/** A character in it means something in a URL. */
const PASSWORD = 's3:cret';

export async function startRedis(): Promise<RedisServer> {
  const disk = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let process: ChildProcess | undefined;
  const server: RedisServer = {
    port,
    url: (password = PASSWORD) => `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    start() {
      // Every write is on the disk before it is answered: it is killed in between.
      process = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', disk, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--requirepass', PASSWORD], { stdio: 'ignore' });
    },
    command: (...words) => until(`Redis takes ${words[0]!}`, () => spawnSync('redis-cli', ['-p', String(port), ...words], { env: { ...env, REDISCLI_AUTH: PASSWORD }, stdio: 'ignore' }).status === 0),
    async kill() {
      if (process) await ended(process, 'SIGKILL');
    },
    async stop() {
      if (process) await ended(process);
      rmSync(disk, { recursive: true, force: true });
    },
  };
  server.start();
  return server;
}
