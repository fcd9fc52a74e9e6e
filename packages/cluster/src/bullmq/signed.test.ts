import { expect, it } from 'vitest';
import { signed } from './signed.ts';

it.each([
  ['redis://host', 'redis://me:p%40ss@host:6379', 'redis://me:p%40ss@host'],
  ['redis://host:6379/2', 'redis://:p%40ss@host/5', 'redis://:p%40ss@host:6379/2'],
  ['rediss://host', 'rediss://:hush@host', 'rediss://:hush@host'],
  // Of another server, or in the open where the password is for TLS, nothing is said.
  ['redis://other', 'redis://:hush@host', 'redis://other'],
  ['redis://host:1', 'redis://:hush@host', 'redis://host:1'],
  ['redis://host', 'rediss://:hush@host', 'redis://host'],
  ['redis://:own@host', 'redis://:hush@host', 'redis://:own@host'],
  ['hush', 'redis://:hush@host', 'hush'],
  ['redis://host', 'hush', 'redis://host'],
  ['redis://host', undefined, 'redis://host'],
])('%s, where %s is known, is %s', (url, secret, expected) => {
  expect(signed(url, secret)).toBe(expected);
});
