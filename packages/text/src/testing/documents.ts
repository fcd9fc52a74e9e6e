// Small documents for tests, as lists of token ids.
export { documentsOf, listsOf } from '../document-lists.ts';
