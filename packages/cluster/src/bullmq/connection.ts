// Connections to Redis by URL. A URL may have a password: none is ever said.
import { Redis } from 'ioredis';
import { messageOf, UserError } from '@collapse-lab/runner';
import { PREFIX } from './shards-queue.ts';

/** What may follow the host: a database's number, and nothing that may be part of a password whose special characters were not escaped. */
const REST = /^(\/\d*)?$/;

/** The URL as it may be shown: without user and password. Throws UserError where it is none of Redis. */
export function shown(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^rediss?:$/.test(parsed.protocol) || !REST.test(parsed.pathname + parsed.search + parsed.hash)) {
    throw new UserError('--redis must be the URL of a Redis server, redis://host:6379 or rediss://… for TLS, but got something else; a password is written redis://:password@host, its special characters as %XX');
  }
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}

/** A connection that waits for Redis however long it takes, as BullMQ asks; `lost` hears of every time that it goes. */
export function connection(url: string, lost: () => void = () => undefined): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(100 * times, 2000) });
  // Without a listener it writes to the console.
  redis.on('error', lost);
  return redis;
}

/** What the queue needs of a server: scripts, and keys that they write. */
const TRIAL = "redis.call('set', KEYS[1], '', 'PX', 1000) return redis.call('del', KEYS[1])";

/** Throws UserError, with why, where Redis does not answer to this URL now, or would take no shards. */
export async function checkRedis(url: string): Promise<void> {
  shown(url);
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 5000 });
  let first: unknown;
  redis.on('error', (error: unknown) => { first ??= error; });
  try {
    await redis.connect();
    await redis.ping();
    // ioredis says nothing where the database is not to be had, and goes on in the first.
    await redis.select(redis.options.db ?? 0);
    await redis.eval(TRIAL, 1, `${PREFIX}:trial`);
  } catch (error) {
    throw refusalOf(url, first ?? error);
  } finally {
    redis.disconnect();
  }
}

/** Milliseconds that a server has to say goodbye: it may be gone. */
const GOODBYE = 3000;

/** Waits until all is closed, but for no server that does not answer. */
export async function closed(closing: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, GOODBYE); });
  await Promise.race([Promise.allSettled(closing), late]);
  clearTimeout(timer);
}

/** What a user is told of an error that Redis, or the way to it, has given. */
export function refusalOf(url: string, error: unknown): UserError {
  const where = shown(url);
  return new UserError(`Redis must answer at ${where}, but ${whyNot(error, where.startsWith('rediss:'))}`);
}

/** What a server says that answers and takes no shards, and the way out. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/^NOPERM/, `the user may not do what the queue needs (NOPERM); allow it there: ACL SETUSER … ~${PREFIX}:* +@all`],
  [/^OOM/, 'its memory is full; raise its maxmemory, or end what else fills it'],
  [/^READONLY/, 'it is a replica, which takes no writes; name its master'],
  [/^MISCONF/, 'it cannot write to its own disk and takes nothing until it can (MISCONF); see its log'],
  [/^(LOADING|BUSY)\b/, 'it is busy, reading its file or with a script; wait a little and write the same again'],
  [/DB index|invalid DB/i, 'it has no database of that number; leave the number out, or raise its databases'],
];

function whyNot(error: unknown, tls: boolean): string {
  const { code, reason } = error as NodeJS.ErrnoException & { readonly reason?: string };
  // What OpenSSL says has several lines, and its reason in few words.
  const says = reason ?? messageOf(error);
  if (code === 'ECONNREFUSED') return 'nothing listens there; start redis-server, or see whether host and port are right';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host; see whether its name is right';
  if (says.startsWith('NOAUTH')) return 'it asks for a password; write it in the URL, redis://:password@host';
  if (says.startsWith('WRONGPASS') || says.includes('invalid password')) return 'the user or password is wrong; see what the server was started with';
  const refusal = REFUSALS.find(([pattern]) => pattern.test(says))?.[1];
  if (refusal !== undefined) return refusal;
  // A server that is spoken to in plain words, or in TLS, and understands neither may say nothing at all.
  if (tls) return `it does not answer in TLS (${says || String(code)}); write redis:// where the server asks for none, and name the certificate of one that signs its own in NODE_EXTRA_CA_CERTS`;
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'nothing answers there; see whether the host is up and lets you reach that port';
  return `it does not answer as Redis does (${says || String(code)}); see whether host and port are right, and write rediss:// where it asks for TLS`;
}
