// What a process is called among all that may share its files, and the files that are being written, which carry its name.
import { hostname } from 'node:os';

/** This process's: a process id alone is no name where hosts share a folder, and is 1 in every container. */
export const PROCESS_NAME = `${hostname().replace(/[^\w-]/g, '-')}-${process.pid}`;

const SUFFIX = /\.[\w-]+-\d+\.tmp$/;

/** Where this process writes a file before it is renamed to its path: two that write the same file do not meet halfway. */
export function temporaryOf(path: string): string {
  return `${path}.${PROCESS_NAME}.tmp`;
}

/** What some process was writing under this name; undefined of other names. */
export function beingWritten(name: string): string | undefined {
  return SUFFIX.test(name) ? name.replace(SUFFIX, '') : undefined;
}
