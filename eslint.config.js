// Lint rules: what the compiler does not see. Type-aware for TypeScript sources, plain for JavaScript and configuration.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noDefaultExports = [
  { selector: 'ExportDefaultDeclaration', message: 'An export must have a name, so that it is called the same everywhere; export it by name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'An export must have a name, so that it is called the same everywhere; export it by name.' },
];

const power = 'A power must be the same on every engine; write the product, or Math.exp(y * Math.log(x)).';
const clock = 'A result must not depend on when it was computed; take the time from the caller.';

const noPowersAndClocks = [
  { selector: 'BinaryExpression[operator="**"]', message: power },
  { selector: 'AssignmentExpression[operator="**="]', message: power },
  { selector: ':matches(NewExpression[arguments.length=0], CallExpression)[callee.name="Date"]', message: clock },
];

const noAmbientInputs = [
  { object: 'Math', property: 'random', message: 'Randomness must be passed in; take a named stream from the caller.' },
  { object: 'Math', property: 'pow', message: power },
  { object: 'Date', property: 'now', message: clock },
];

// AssemblyScript in assembly/ has its own compiler, which checks types.
export default defineConfig(
  { ignores: ['**/node_modules/', '.nx/', 'runs/', '*/*/dist/', '*/*/bundle/', '*/*/coverage/', '*/*/assembly/', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    name: 'house',
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...noDefaultExports],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // `array[i]!` is how a typed array is read inside its bounds under noUncheckedIndexedAccess, also where undefined would compile.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Contracts are plain objects of functions, taken apart where they are used; a characterwise `[...text]` means code points.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A contract may be asynchronous where this member of it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    name: 'packages',
    files: ['packages/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'results that depend on their inputs alone',
    files: ['packages/*/src/**'],
    ignores: ['**/node/**', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noAmbientInputs],
      'no-restricted-syntax': ['error', ...noDefaultExports, ...noPowersAndClocks],
    },
  },
  {
    name: 'JavaScript and configuration, without types',
    files: ['**/*.js', '**/*.mjs', '**/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly' },
    },
  },
  {
    name: 'what Node starts with, which is sooner under way without modules',
    files: ['apps/*/bin/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    name: 'plug-ins, whose file is its default export',
    files: ['examples/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'configuration, whose readers ask for a default export',
    files: ['**/*.config.js', '**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
