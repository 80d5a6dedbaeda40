/** Targets that are bare numbers, of measures of which nobody says whether high or low is good: none gets a colour. */
import { type Check, findingAt } from './check.ts'

const BARE = /^[£\d.,\s]+%?$/
const NAMED = 3

export const checkGoodSide: Check = ({ reading, indicators }) => {
  const bare = new Set(
    reading.figures.filter((f) => f.kind === 'green' && BARE.test(f.asPrinted)).map((f) => f.measure),
  )
  const without = reading.measures.filter((m) => {
    const known = m.polarity ?? m.match.prior?.polarity ?? (m.id === null ? null : indicators.get(m.id)?.polarity)
    return bare.has(m.order) && (known === null || known === undefined)
  })
  const [first] = without
  if (!first) return []
  const names = without.slice(0, NAMED).map((m) => `"${m.name}"`)
  const more = without.length > NAMED ? ` and ${without.length - NAMED} more` : ''
  const text = `${without.length === 1 ? 'a target is a number' : `${without.length} targets are numbers`} without "+", "<" or the like, and nothing says whether a high or a low figure is good: ${names.join(', ')}${more}. They get no colour; say it in a column headed "Good is" with high, low or info, or answer so of the cell of each name (${first.at.cell}=high), which is remembered.`
  return [findingAt(first.at, 'warning', 'no-good-side', text)]
}
