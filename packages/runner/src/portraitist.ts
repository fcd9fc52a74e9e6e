// What is shown of a chain to be read: portraits of its generations, and the chronicle that they tell from.
import type { Streams } from '@collapse-lab/numeric';
import type { ChainState } from './chain.ts';
import type { Awaitable, Decoding, World } from './contracts.ts';
import type { Domain, Portrait } from './domain.ts';
import type { SavedChain } from './saved-chain.ts';

export interface PortraitistSetup<D> {
  readonly domain: Domain<D>;
  /** The chain's own. */
  readonly chain: Streams;
  /** Whether the chain is one of those that are shown: of the others nothing is kept. */
  readonly isShown: boolean;
  readonly saved: SavedChain | undefined;
  readonly decodingAt: (generation: number) => Decoding;
  readonly worldAt: (generation: number) => Awaitable<World<D>>;
  readonly heldOutAt: (generation: number) => Awaitable<D>;
}

/** Follows a chain by its first member. */
export interface Portraitist<D> {
  /** Takes down a generation; each is told once, in order. */
  note(state: ChainState<D>): void;
  /** The generation that was noted last. */
  portray(state: ChainState<D>): Promise<Portrait>;
  /** What a chain that goes on from here needs of it. */
  save(): Pick<SavedChain, 'chronicle'>;
}

export function portraitist<D>({ domain, chain, isShown, saved, decodingAt, worldAt, heldOutAt }: PortraitistSetup<D>): Portraitist<D> {
  // A state that was saved without one cannot tell of what came before it.
  const chronicle = isShown && (!saved || saved.chronicle) ? domain.chronicle?.(saved?.chronicle) : undefined;
  const left = ({ generation, members }: ChainState<D>): D => (generation === 0 ? members[0]!.real : members[0]!.synthetic).items;
  return {
    note(state) {
      chronicle?.note(state.generation, left(state));
    },
    async portray(state) {
      const { generation, members: [first] } = state;
      const world = await worldAt(generation);
      const streams = chain.fork('generation', generation).fork('portrait');
      const portrait = await domain.portray({ world, sample: left(state), model: first!.fitted, reference: first!.real.items, heldOut: await heldOutAt(0), streams, decoding: decodingAt(generation) });
      return { ...portrait, ...chronicle?.tell(world) };
    },
    save: () => (chronicle ? { chronicle: chronicle.encode() } : {}),
  };
}
