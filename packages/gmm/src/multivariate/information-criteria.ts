// Which number of components: what a likelihood is worth once its parameters are paid for.

/** Smaller is better. BIC (Schwarz 1978): −2 ln L + p ln n; AIC (Akaike 1974): −2 ln L + 2p; both as in scikit-learn. */
export function informationCriteria({ logLikelihood, items, freeParameters }: {
  /** Of all items together, in nats. */
  readonly logLikelihood: number;
  readonly items: number;
  readonly freeParameters: number;
}): { readonly bic: number; readonly aic: number } {
  return { bic: -2 * logLikelihood + freeParameters * Math.log(items), aic: -2 * logLikelihood + 2 * freeParameters };
}
