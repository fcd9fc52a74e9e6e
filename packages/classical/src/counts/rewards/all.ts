export { bySymbol } from './by-symbol.ts';
