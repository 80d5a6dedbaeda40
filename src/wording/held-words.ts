/** Which measures are held, in words: a short list by name, a long one by service with how to ask for more. */
import { listText } from './format.ts'
import type { Line } from './line.ts'
import { counted } from './number-words.ts'

export interface HeldMeasure {
  readonly name: string
  /** Without the part that its row counts. */
  readonly whole: string
  readonly ref: string | null
  readonly service: string
  readonly shown: string
  readonly period: string
}

export interface HeldReport {
  readonly council: string
  readonly document: string
  readonly period: string
  /** "30 July 2024". */
  readonly published: string
}

/** More than these are told by service. */
const MOST_NAMED = 12
const EXAMPLES = 3

const nameOf = ({ name, ref }: HeldMeasure): string => (ref ? `${name}, ${ref}` : name)

function byService(measures: readonly HeldMeasure[]): string[] {
  return [...Map.groupBy(measures, (m) => m.service)].map(([service, of]) => {
    const names = [...new Set(of.map((m) => m.whole))].slice(0, EXAMPLES)
    const all = names.length === of.length ? '' : 'such as '
    return `- ${service}, ${counted(of.length, 'measure')}: ${all}${names.join('; ')}`
  })
}

/** @param newest null where no council is meant */
export function heldLines(
  newest: { readonly council: string; readonly document: string; readonly published: string } | null,
  themes: readonly string[],
  measures: readonly HeldMeasure[],
  reports: readonly HeldReport[],
): Line[] {
  const said = (text: string): Line => ({ role: 'said', text })
  const loaded = reports.map((r) => said(`- ${r.council}: ${r.document}, for ${r.period}, published ${r.published}`))
  if (!newest) return [{ role: 'head', text: 'The reports I hold:' }, ...loaded]
  const on = themes.length > 0 ? ` on ${listText(themes)}` : ''
  const { council, document, published } = newest
  const head = `${council}: ${counted(measures.length, 'measure')}${on} in ${document}, published ${published}.`
  const isShort = measures.length <= MOST_NAMED
  const named = measures.map((m, n): Line => {
    return { role: 'item', text: `${n + 1}. ${nameOf(m)}: ${m.shown} (${m.period})`, of: n }
  })
  return [
    { role: 'head', text: head },
    ...(isShort ? named : byService(measures).map(said)),
    ...(isShort
      ? []
      : [said('Ask for a measure by its name, or for a list: "what is red in education?", "what got worse?".')]),
    ...(themes.length > 0 ? [] : [said('The reports I hold:'), ...loaded]),
  ]
}
