// npm run bench -- <name …>: runs benchmarks and prints a line per figure, with what it must reach.
import { cpus } from 'node:os';
import { benches } from './benches/all.ts';
import { peerVersions } from './python.ts';

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in benches));
if (unknown !== undefined) {
  process.stderr.write(`error benchmark must be one of ${Object.keys(benches).join(', ')}, but got "${unknown}"\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; ${peerVersions()}\n`);
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for await (const { figure, value, spread, must } of bench()) {
      process.stdout.write(`${name.padEnd(16)}${figure.padEnd(74)}${value.padStart(16)}  ${spread.padEnd(28)}${must ? `must ${must}` : ''}\n`);
    }
  }
}
