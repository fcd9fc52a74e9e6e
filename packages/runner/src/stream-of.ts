// Which stream a world draws from: one for each real sample, fresh batch and held-out set that it can be asked for.
import type { Streams } from '@collapse-lab/numeric';
import type { RealRequest } from './world.ts';

/** The same request has the same stream, whatever was asked before. */
export function streamOf({ from, generation, member }: Pick<RealRequest, 'from' | 'generation' | 'member'>, streams: Streams): Streams {
  const own = streams.fork('member', member);
  return from === 'fresh' ? own.fork('fresh', generation) : own.fork(from === 'fixed' ? 'fixed' : 'held-out');
}
