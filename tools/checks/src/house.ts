// The arrows of the house: who may import whom. A new package gets its row here, below everything it imports.

/** Package (folder name under packages/) → the packages it may import. Apps and tools may import every package; nothing imports them. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  numeric: [],
  diversity: ['numeric'],
  statistics: ['numeric'],
  theory: ['numeric'],
  'onnx-autodiff': ['numeric'],
  runner: ['numeric'],
  gmm: ['numeric', 'diversity', 'statistics', 'runner'],
  classical: ['numeric', 'diversity', 'statistics', 'runner'],
  text: ['numeric', 'diversity', 'statistics', 'onnx-autodiff', 'runner'],
  report: ['numeric', 'statistics', 'diversity', 'runner'],
  watch: ['numeric', 'diversity', 'statistics', 'runner', 'gmm', 'text', 'report'],
  studies: ['numeric', 'diversity', 'statistics', 'theory', 'runner', 'gmm', 'classical', 'text', 'report'],
  cluster: ['runner'],
};

/** Packages that may use Node everywhere, not only in their `src/node` folder. */
export const nodePackages: readonly string[] = ['cluster'];
