/** How common a word is in English, in four steps; the list is made by `npm run train` from a frequency list. */

export type Commonness = 0 | 1 | 2 | 3

export class English {
  readonly #steps = new Map<string, Commonness>()
  readonly #names: ReadonlySet<string>

  /** `lists`: words separated by blanks, the commonest list first; `names`: words of them that are also people's names. */
  constructor(lists: readonly string[], names: string) {
    this.#names = new Set(names.split(' '))
    lists.forEach((list, i) => {
      for (const word of list.split(' ')) this.#steps.set(word, (3 - i) as Commonness)
    })
  }

  /** 3: among the commonest thousand; 2: common; 1: known; 0: no word of everyday English. */
  commonness(word: string): Commonness {
    return this.#steps.get(word) ?? 0
  }

  /** Whether an English word is also somebody's name: "grace", "karen". */
  isName(word: string): boolean {
    return this.#names.has(word)
  }
}
