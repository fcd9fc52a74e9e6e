// Closed forms of model collapse: one pure function per published or derived result.
export {};
