// Choices and normals made into draws from a mixture: the choice says which component, the normal where in it.

/**
 * Overwrites the normals z of `rows` rows of four by mean_j + stdDev_j · z, where j is the number of borders that the choice exceeds.
 * At `components` are, per component, its mean, its standard deviation and, as a 32-bit whole number, the border below it.
 */
export function mixtureValues(choices: usize, z: usize, rows: i32, components: usize, k: i32): void {
  const last = components + <usize>k * 24;
  for (const end = choices + (<usize>rows << 4); choices < end; choices += 16, z += 32) {
    const choice = v128.load(choices);
    let mean01 = v128.load64_splat(components);
    let mean23 = mean01;
    let stdDev01 = v128.load64_splat(components, 8);
    let stdDev23 = stdDev01;
    for (let at = components + 24; at < last; at += 24) {
      const exceeds = i32x4.gt_s(choice, v128.load32_splat(at, 16));
      const exceeds01 = v128.shuffle<i32>(exceeds, exceeds, 0, 0, 1, 1);
      const exceeds23 = v128.shuffle<i32>(exceeds, exceeds, 2, 2, 3, 3);
      const mean = v128.load64_splat(at);
      const stdDev = v128.load64_splat(at, 8);
      mean01 = v128.bitselect(mean, mean01, exceeds01);
      mean23 = v128.bitselect(mean, mean23, exceeds23);
      stdDev01 = v128.bitselect(stdDev, stdDev01, exceeds01);
      stdDev23 = v128.bitselect(stdDev, stdDev23, exceeds23);
    }
    v128.store(z, f64x2.add(mean01, f64x2.mul(stdDev01, v128.load(z))));
    v128.store(z, f64x2.add(mean23, f64x2.mul(stdDev23, v128.load(z, 16))), 16);
  }
}
