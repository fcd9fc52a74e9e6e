// The perceptron in a Web Worker, which leaves the page alive while it computes; what it prints goes to the page.
/// <reference lib="webworker" />
console.log = (line: string) => { postMessage(line); };
await import('../perceptron.ts');
export {};
