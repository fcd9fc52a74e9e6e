// Reverse-mode automatic differentiation that emits ONNX training graphs.
export { adamWSchedule, adamWStep, SCHEDULE_WIDTH, type AdamWOptions, type AdamWState } from './adamw.ts';
export { gradients } from './gradient.ts';
export { Graph, recorded, type Backward, type Tensor } from './graph.ts';
export { emitLoop, firstLength, rowAt, type Carried, type LoopOptions, type Round } from './loop.ts';
export { encodeModel, type Attribute, type GraphData, type NodeData, type ValueData } from './onnx-model.ts';
export { openRuntime, type RuntimeOptions } from './open-runtime.ts';
export * from './operators/all.ts';
export { pack, parameterCount, parametersOf, placesOf, unpack, type ParameterShapes, type Place } from './parameters.ts';
export type { Feeds, Runtime, Session } from './session.ts';
export { sizeOf, type DType, type Shape, type TensorData } from './tensor-data.ts';
export { freshState, train, type TrainingRun, type TrainingState } from './trainer.ts';
export { trainingModel, type BatchInput, type TrainingOptions } from './training-graph.ts';
