import { createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRedis, shown } from './connection.ts';

describe('a URL', () => {
  it.each([
    ['redis://host', 'redis://host'],
    ['redis://user:pass%2Fword@host:6379/3', 'redis://host:6379/3'],
    ['rediss://:hush@[::1]:6379/', 'rediss://[::1]:6379/'],
    ['redis://:two@hush@host', 'redis://host'],
  ])('%s is shown without who and by what', (url, expected) => {
    expect(shown(url)).toBe(expected);
  });

  // Those of the middle are read as a host and a path that hold parts of a password.
  it.each(['', 'hush', 'http://:hush@host', 'redis://:hu@sh/ush@host', 'redis://hush:12/hush@host', 'redis://hush:12?hush@host', 'redis://hush:12#hush@host', 'redis://:hush', 'redis://host/hush'])('%s is refused without a word of it', (url) => {
    let message = '';
    try {
      shown(url);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/^--redis must be the URL of a Redis server, redis:\/\/host:6379 or rediss:\/\/… for TLS, but got something else; a password is written redis:\/\/:password@host, its special characters as %XX$/);
  });
});

describe('a server that is none of Redis', () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined).on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  const port = new Promise<number>((resolve) => { server.listen(0, '127.0.0.1', () => { resolve((server.address() as { port: number }).port); }); });
  afterAll(() => server.close());

  it('is told by what it answers', async () => {
    await expect(checkRedis(`redis://:hush@127.0.0.1:${await port}`)).rejects.toThrow(/^Redis must answer at redis:\/\/127.0.0.1:\d+, but it does not answer as Redis does \(.*\); see whether host and port are right, and write rediss:\/\/ where it asks for TLS$/);
  });

  it('is told where TLS is asked of it', async () => {
    await expect(checkRedis(`rediss://:hush@127.0.0.1:${await port}`)).rejects.toThrow(/^Redis must answer at rediss:\/\/127.0.0.1:\d+, but it does not answer in TLS \(.*\); write redis:\/\/ where the server asks for none, and name the certificate of one that signs its own in NODE_EXTRA_CA_CERTS$/);
  });
});
