import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on sources: the condition resolves every workspace package to its `src`, so no build is needed first.
export default defineConfig({
  resolve: { conditions: ['@collapse-lab/source'] },
  ssr: { resolve: { conditions: ['@collapse-lab/source'] } },
  test: {
    include: ['**/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    setupFiles: [fileURLToPath(new URL('./vitest.setup.config.ts', import.meta.url))],
    passWithNoTests: false,
    testTimeout: 60_000,
  },
});
