// The program's first line of code: hands the words to main and its answer to the shell.
import { main } from './main.ts';

// A reader that goes away (collapse … | head) is no error, and a full disk behind a redirection no bug.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}
void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });
