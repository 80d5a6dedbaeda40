/** The typed phrases of `intents/lexicon.json`: what people say around a measure, by what it asks for. */
import { type Token, words } from '../language/normalise.ts'

export type LexiconData = Readonly<Record<string, readonly string[]>>

/** A phrase that was found, from its first to its last token; `types` are all that it is listed under. */
export interface LexiconHit {
  readonly types: readonly string[]
  readonly first: number
  readonly last: number
}

/** Whether a phrase of one of the types was found. */
export const hasType = (hits: readonly LexiconHit[], ...types: readonly string[]): boolean =>
  hits.some((h) => types.some((type) => h.types.includes(type)))

interface Node {
  next?: Map<string, Node>
  types?: string[]
}

export class Lexicon {
  readonly #root: Node = {}

  constructor(data: LexiconData) {
    for (const [type, phrases] of Object.entries(data)) for (const phrase of phrases) this.#add(phrase, type)
  }

  #add(phrase: string, type: string): void {
    let node = this.#root
    for (const word of words(phrase)) {
      node.next ??= new Map()
      let next = node.next.get(word)
      if (!next) {
        next = {}
        node.next.set(word, next)
      }
      node = next
    }
    node.types ??= []
    if (!node.types.includes(type)) node.types.push(type)
  }

  /** The listed phrases among `tokens`, none overlapping, the longest at each place. `isTaken` tokens belong to something else. */
  find(tokens: readonly Token[], isTaken: (token: number) => boolean): LexiconHit[] {
    const hits: LexiconHit[] = []
    for (let i = 0; i < tokens.length; ) {
      let node: Node | undefined = this.#root
      let found: LexiconHit | null = null
      for (let j = i; j < tokens.length && !isTaken(j); j++) {
        node = node.next?.get((tokens[j] as Token).word)
        if (!node) break
        if (node.types) found = { types: node.types, first: i, last: j }
      }
      if (found) hits.push(found)
      i = found ? found.last + 1 : i + 1
    }
    return hits
  }
}
