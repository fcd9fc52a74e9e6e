// What training carries from run to run, and the session that advances it.
import { adamWSchedule, SCHEDULE_WIDTH, type AdamWOptions } from './adamw.ts';
import type { Feeds, Session } from './session.ts';

/** Plain data, so that it can be stored and taken up again; all vectors have one number for each parameter. */
export interface TrainingState {
  readonly parameters: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  /** Steps taken since the moments began. */
  readonly step: number;
}

export interface TrainingRun {
  readonly state: TrainingState;
  /** Of each step, before its update. */
  readonly losses: Float32Array;
  /** Euclidean norms of the gradients before clipping. */
  readonly gradientNorms: Float32Array;
}

/** A state with these parameters and no steps taken. */
export function freshState(parameters: Float32Array): TrainingState {
  return { parameters, firstMoment: new Float32Array(parameters.length), secondMoment: new Float32Array(parameters.length), step: 0 };
}

/** Takes a step for each learning rate, with a session of `trainingModel` and batches [steps, …]. The given state is left as it is. */
export async function train(session: Session, { step, ...vectors }: TrainingState, batches: Feeds, learningRates: Float64Array, optimizer: AdamWOptions): Promise<TrainingRun> {
  const schedule = { data: adamWSchedule(learningRates, step, optimizer), shape: [learningRates.length, SCHEDULE_WIDTH] };
  const fed = Object.fromEntries(Object.entries(vectors).map(([name, data]) => [name, { data, shape: [data.length] }]));
  const outputs = await session.run({ ...fed, ...batches, schedule });
  const floats = (name: string): Float32Array => outputs[name]!.data as Float32Array;
  return {
    state: { parameters: floats('next.parameters'), firstMoment: floats('next.firstMoment'), secondMoment: floats('next.secondMoment'), step: step + learningRates.length },
    losses: floats('loss'),
    gradientNorms: floats('gradientNorm'),
  };
}
