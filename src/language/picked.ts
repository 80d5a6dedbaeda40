/** A reply that is the number of one of what was offered: "2", "number 2", "#2". */

/** The digit; null for any other reply. */
export const pickedNumber = (text: string): string | null =>
  text
    .replace(/[.?!]/g, '')
    .trim()
    .match(/^(?:number |no |option |#)?(\d)$/i)?.[1] ?? null
