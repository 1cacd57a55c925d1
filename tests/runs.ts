/** How many random cases a property tries: `normal` in `npm test`, `soak` when SOAK=1. */
export const runs = (normal: number, soak: number): number => (process.env['SOAK'] === '1' ? soak : normal)
