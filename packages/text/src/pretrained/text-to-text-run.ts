// One batch of texts through an encoder–decoder: the encoder reads each once, the decoder writes what it makes of them.
import type { Tensor } from '@xenova/transformers';
import { integers, paddedRows } from './integers.ts';
import type { OpenModel } from './open-model.ts';
import { cachedIn, logitsOf, type Logits, type SequenceRun } from './sequence-run.ts';

/** What transformers.js computes of an encoder–decoder, typed as it is used. */
interface EncoderDecoder {
  forward(inputs: object): Promise<Record<string, Tensor> & { readonly logits: Tensor }>;
  /** Adds `encoder_outputs` to its inputs; the mask is the encoder's. */
  _prepare_encoder_decoder_kwargs_for_generation(parts: object): Promise<Record<string, Tensor>>;
}

/** Sources are filled up on the right, where the mask hides it; rows of the decoder are of one length. */
export class TextToTextRun implements SequenceRun {
  private readonly open: OpenModel;
  private readonly sources: readonly (readonly number[])[];
  private encoded: Record<string, Tensor> = {};
  private cache: Record<string, Tensor> | null = null;

  /** `sources`: what the encoder reads, special tokens among them. */
  constructor(open: OpenModel, sources: readonly (readonly number[])[]) {
    this.open = open;
    this.sources = sources;
  }

  async begin(rows: readonly (readonly number[])[]): Promise<Logits> {
    const inputs = await paddedRows(this.sources, this.open.pad);
    this.encoded = await this.model._prepare_encoder_decoder_kwargs_for_generation({ inputs_tensor: inputs.input_ids, model_inputs: inputs, model_input_name: 'input_ids', generation_config: { guidance_scale: null } });
    this.cache = null;
    return this.run(rows);
  }

  next(tokens: readonly number[]): Promise<Logits> {
    return this.run(tokens.map((token) => [token]));
  }

  private get model(): EncoderDecoder {
    return this.open.model as unknown as EncoderDecoder;
  }

  private async run(rows: readonly (readonly number[])[]): Promise<Logits> {
    const { encoder_outputs, attention_mask } = this.encoded;
    const { logits, ...others } = await this.model.forward({ encoder_outputs, attention_mask, decoder_input_ids: await integers(rows), past_key_values: this.cache });
    // Keys and values of what the encoder read are those of the first step: later ones are empty in graphs that have both branches.
    const ofSource = Object.entries(this.cache ?? {}).filter(([name]) => name.includes('.encoder.'));
    this.cache = { ...cachedIn(others), ...Object.fromEntries(ofSource) };
    return logitsOf(logits, rows.map(() => 0));
  }
}
