// A masked language model that was trained elsewhere.
import { UserError, type Host } from '@collapse-lab/runner';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { openModel, type OpenModel } from './open-model.ts';

/** An encoder with its tokenizer, that gives a law to what is masked. */
export interface MaskedModel extends OpenModel {
  /** The token that stands for a masked one. */
  readonly mask: number;
}

export async function openMaskedModel(name: string, host: Host): Promise<MaskedModel> {
  const open = await openModel(name, host, 'masked');
  const { folder, context } = open;
  const { mask_token_id: mask } = open.tokenizer as Partial<PreTrainedTokenizer>;
  if (mask === undefined || !Number.isFinite(context)) throw new UserError(`${folder} must tell mask_token in tokenizer_config.json and max_position_embeddings in config.json, but has not both; add what is missing`);
  return { ...open, mask };
}
