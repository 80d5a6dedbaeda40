/** Lines with officers' words beside them; a paragraph about several measures is quoted beside the first. */
import type { Commentary } from '../model/figure.ts'
import type { SummaryRow } from './model.ts'
import type { Reason } from './reason.ts'
import type { Line } from './section.ts'
import { reasonText } from './words.ts'

interface Said {
  readonly of: SummaryRow
  readonly reason: Reason | null
  readonly commentary: readonly Commentary[]
}

export function withWords<T extends Said>(said: readonly T[], lineOf: (one: T) => string): Line[] {
  const quoted = new Map<string, string>()
  return said.map((one) => {
    const quotes: { text: string; place: string }[] = []
    const above: string[] = []
    for (const { text, location } of one.commentary) {
      const first = quoted.get(`${location}|${text}`)
      if (first) above.push(`Officers: see ${location}, quoted above beside “${first}”.`)
      else quotes.push({ text, place: location })
      quoted.set(`${location}|${text}`, first ?? one.of.name)
    }
    const [words] = one.commentary
    const place = words ? `Officers: see ${words.location}${quotes.length === 0 ? ', as above' : ''}.` : null
    const reason = one.reason && quotes.length > 0 ? reasonText(one.reason) : place
    return { text: lineOf(one), short: one.of.name, quotes, above, ...(reason ? { reason } : {}) }
  })
}
