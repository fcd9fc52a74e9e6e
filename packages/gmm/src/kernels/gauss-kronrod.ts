// Adaptive integration by bisection with the Gauss–Kronrod pair of 7 and 15 points (Piessens et al. 1983, QUADPACK).

// Nodes on (0, 1] from the outside in, then the centre; every second one is a node of the 7-point Gauss rule.
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911, 0.4058451513773972,
  0.20778495500789848, 0,
] as const;
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679, 0.19035057806478542,
  0.20443294007529889, 0.20948214108472782,
] as const;
const GAUSS = [
  0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694,
] as const;

const DEEPEST = 40;

/** ∫ f from `from` to `to`; a panel is halved until its two rules differ by less than `tolerance` (absolute, per panel), 40 times at most. */
export function integrate(f: (x: number) => number, from: number, to: number, tolerance: number, depth = 0): number {
  const centre = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  let kronrod = 0;
  let gauss = 0;
  for (let i = 0; i < NODES.length; i++) {
    const step = half * NODES[i]!;
    const sum = step === 0 ? f(centre) : f(centre - step) + f(centre + step);
    kronrod += KRONROD[i]! * sum;
    gauss += GAUSS[i]! * sum;
  }
  const doubtful = Math.abs(kronrod - gauss) * half > tolerance;
  if (!doubtful || depth === DEEPEST) return kronrod * half;
  return integrate(f, from, centre, tolerance, depth + 1) + integrate(f, centre, to, tolerance, depth + 1);
}
