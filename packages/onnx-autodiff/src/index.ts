// Reverse-mode automatic differentiation that emits ONNX training graphs.
export {};
