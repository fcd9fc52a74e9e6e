// Integrals by the Gauss–Legendre rule of 10 points on panels of equal width.

// Nodes on (0, 1) and their weights (numpy 2.4.6: numpy.polynomial.legendre.leggauss(10)).
const NODES = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717] as const;
const WEIGHTS = [0.2955242247147528, 0.2692667193099965, 0.219086362515982, 0.1494513491505804, 0.06667134430868814] as const;

/** Calls `at` with each point between `from` and `to` and its weight. */
export function eachNode(from: number, to: number, panels: number, at: (x: number, weight: number) => void): void {
  const half = (to - from) / panels / 2;
  for (let panel = 0; panel < panels; panel++) {
    const centre = from + (2 * panel + 1) * half;
    NODES.forEach((node, i) => {
      at(centre - half * node, half * WEIGHTS[i]!);
      at(centre + half * node, half * WEIGHTS[i]!);
    });
  }
}

/** ∫ f from `from` to `to`. */
export function integral(from: number, to: number, panels: number, f: (x: number) => number): number {
  let sum = 0;
  eachNode(from, to, panels, (x, weight) => { sum += weight * f(x); });
  return sum;
}

/** The border in [low, high] at which `holds` turns from true to false, to the last bit. */
export function border(low: number, high: number, holds: (x: number) => boolean): number {
  let [yes, no] = [low, high];
  for (;;) {
    const middle = 0.5 * (yes + no);
    if (middle <= Math.min(yes, no) || middle >= Math.max(yes, no)) return middle;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
}
