/** Finding listed phrases in normalised text: whole words only, the longest first. */
import { matches } from './matches.ts'

export interface PhraseHit<T> {
  readonly value: T
  readonly said: string
  readonly from: number
  readonly to: number
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/** A finder for phrases that stand for a value; hyphens and spaces in a phrase are alike. */
export class PhraseFinder<T> {
  readonly #values = new Map<string, T>()
  readonly #regex: RegExp | null

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) this.#values.set(clean(phrase), value)
    const alternatives = [...this.#values.keys()]
      .toSorted((a, b) => b.length - a.length)
      .map((p) => quoted(p).replace(/ /g, '[ -]'))
    this.#regex =
      alternatives.length > 0 ? new RegExp(`(?<![\\w'])(?:${alternatives.join('|')})(?:'s|s')?(?!\\w)`, 'g') : null
  }

  find(text: string): PhraseHit<T>[] {
    if (!this.#regex) return []
    const hits: PhraseHit<T>[] = []
    for (const m of matches(this.#regex, text)) {
      const value = this.#values.get(clean(m[0].replace(/(?:'s|s')$/, ''))) ?? this.#values.get(clean(m[0]))
      if (value !== undefined) hits.push({ value, said: m[0], from: m.index, to: m.index + m[0].length })
    }
    return hits
  }
}

const clean = (text: string): string => text.toLowerCase().replace(/-/g, ' ').replace(/\s+/g, ' ').trim()

/** `text` with the spans replaced by spaces, so that positions stay. */
export function blank(text: string, spans: Iterable<{ readonly from: number; readonly to: number }>): string {
  let out = text
  for (const { from, to } of spans) out = out.slice(0, from) + ' '.repeat(to - from) + out.slice(to)
  return out
}
