// The study: everything that decides the numbers, as plain data.

/** A catalogue member named in a study, with its parameters beside its name. */
export interface Named {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

/** A study, resolved: every field present, ready to be written to study.yaml. */
export interface Study {
  readonly name: string;
  readonly title: string;
  readonly world: Named;
  /** Its `kind` is the family's id. */
  readonly model: { readonly family: string; readonly [parameter: string]: unknown };
  readonly policy: Named;
  /** Items in the real sample of generation 0 and drawn from every model. */
  readonly size: number;
  /** Real items that no model is trained on. */
  readonly heldOut: number;
  /** The last generation; 0 is the real sample and 1 the first fit. */
  readonly generations: number;
  readonly chains: number;
  /** Chains of the control arm: the same study on 100 % fresh real data. */
  readonly control: number;
  readonly seed: string | number;
  /** Generations 0, 1, every `record`-th and the last have rows. */
  readonly record: number;
  readonly measures: readonly Named[];
}
