/** Letters as they are dictated: "see pee" for CP, "ee aitch see pee" for EHCP. Pure. */

const NAMES: ReadonlyMap<string, string> = new Map([
  ['ay', 'a'],
  ['bee', 'b'],
  ['cee', 'c'],
  ['see', 'c'],
  ['sea', 'c'],
  ['dee', 'd'],
  ['ee', 'e'],
  ['eff', 'f'],
  ['gee', 'g'],
  ['aitch', 'h'],
  ['haitch', 'h'],
  ['eye', 'i'],
  ['jay', 'j'],
  ['kay', 'k'],
  ['ell', 'l'],
  ['el', 'l'],
  ['em', 'm'],
  ['en', 'n'],
  ['oh', 'o'],
  ['pee', 'p'],
  ['queue', 'q'],
  ['ess', 's'],
  ['tee', 't'],
  ['tea', 't'],
  ['vee', 'v'],
  ['ex', 'x'],
  ['zed', 'z'],
])
/** Words of everyday English besides: alone they are no sign that letters are dictated. */
const WORDS: ReadonlySet<string> = new Set('see sea eye oh queue tea bee'.split(' '))

/** The letter that a word stands for, typed or by its name; null for none. */
export const letterOf = (word: string): string | null => (/^[a-z]$/.test(word) ? word : (NAMES.get(word) ?? null))

/** Whether it can be nothing but a letter. */
export const isLetterAlone = (word: string): boolean => letterOf(word) !== null && !WORDS.has(word)
