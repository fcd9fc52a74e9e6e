// Verification of synthetic labels: Feng et al. 2024 [P].

/** The share of wrong labels p* = 1/(1 + ψ/φ) up to which training on what a verifier keeps recovers the truth, and beyond which its opposite; it keeps a right label with probability φ and a wrong one with ψ. */
export const fengThreshold = ({ keepRight, keepWrong }: { readonly keepRight: number; readonly keepWrong: number }): number => keepRight / (keepRight + keepWrong);
