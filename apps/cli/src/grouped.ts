// Thousands separated by hand: loading the locales for it takes longer than a table.

/** A number below 10²¹ as it is written in full, its thousands separated by commas; a minus stays a hyphen. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}
