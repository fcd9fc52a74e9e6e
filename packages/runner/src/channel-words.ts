// Words that several members have for their channels.

/** `10 %`, `0.5 %`: a share with up to six significant digits. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}

/** What real items a policy takes, by its `realFrom`. */
export function realItems(realFrom: 'fresh' | 'fixed'): string {
  return realFrom === 'fresh' ? 'fresh real items' : 'items of the real sample of generation 0';
}
