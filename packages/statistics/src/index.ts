export { bootstrapInterval, type BootstrapInterval, type BootstrapOptions, type Statistic } from './bootstrap-interval.ts';
export { median } from './median.ts';
export { quantile } from './quantile.ts';
export { quantileBand, type QuantileBand } from './quantile-band.ts';
