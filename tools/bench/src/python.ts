// Peers in Python: a script run by the first Python of the machine that can, in one thread.
import { spawnSync } from 'node:child_process';

// Debian's packages belong to its own Python, which need not be the first on the path.
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** The numbers that the script prints, with blanks between them; undefined where no Python has what it imports. */
export function askPython(script: string, ...words: readonly string[]): number[] | undefined {
  return runPython(script, words)?.split(/\s+/).map(Number);
}

/** Which Python and packages stand beside, or that none do. */
export function peerVersions(): string {
  const script = 'import platform, numpy, sklearn; print(f"Python {platform.python_version()}, NumPy {numpy.__version__}, scikit-learn {sklearn.__version__}")';
  return runPython(script, []) ?? 'no Python with NumPy and scikit-learn: figures of peers are stored ones';
}

function runPython(script: string, words: readonly string[]): string | undefined {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, ['-c', script, ...words], { encoding: 'utf8', env });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
