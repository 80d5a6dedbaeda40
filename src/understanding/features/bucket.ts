/** In which of the steps a number falls, from 0. */
export const bucket = (n: number, steps: readonly number[]): number => steps.filter((s) => n >= s).length
