// The program's first line of code: hands the words to main and its answer to the shell.
import { main } from './main.ts';

// A reader that goes away (collapse … | head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
