/** The councils of England or of a region that are in one quartile of England. */
import type { Area } from '../../england/area.ts'
import { asRef } from '../../england/as-catalogue.ts'
import { type Quartile, quartileOf } from '../../england/rank.ts'
import { placeName, polarityText } from '../../england/words.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { type Asked, sourceFor, withNotes } from './asked.ts'
import { placedRows } from './neighbour-standings.ts'
import { rankedItems } from './ranked-items.ts'

const NAMES = { A: 'top', B: 'second', C: 'third', D: 'last' } as const

/** @param own the asker's council, which the table marks */
export async function quartileLeague(
  asked: Asked,
  region: Area | null,
  quartile: Quartile,
  own: string | null,
): Promise<Answer> {
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const country = england.country()
  const where = region ?? country
  const { order, ranked } = await england.ranking(measure, period)
  const title = `${measure.name}, ${period.period.label}`
  if (order === 'highest' || !measure.quartiles || ranked.length < 4 || !where || !country) {
    const text = `There are no quartiles of ${title}: for this measure ${polarityText(measure)}.`
    return withNotes(buildAnswer({ kind: 'no_data', understood: title, telling: tellingOfTexts([text]) }), notes)
  }
  const among = new Set(england.councilsIn(region).map((a) => a.key))
  const there = ranked.filter((r) => among.has(r.figure.area))
  const found = there.filter((r) => quartileOf(r.place, ranked.length) === quartile)
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const rows = placedRows(found, measure, nameOf, own)
  const items = await rankedItems(asked, found)
  const head = `${found.length === 0 ? 'None' : found.length} of the ${there.length} councils in ${placeName(where)} with a figure ${found.length === 1 ? 'is' : 'are'} in England's ${NAMES[quartile]} quartile (${quartile}) on ${title}${found.length === 0 ? '.' : ':'}`
  const answer = buildAnswer({
    kind: 'comparison',
    council: null,
    indicator: asRef(measure),
    period: period.period,
    unit: measure.unit,
    items,
    source: sourceFor(asked, country),
    understood: `${title} · quartile ${quartile} · councils of ${where.name}`,
    telling: tellingOfTexts([
      head,
      ...rows.map((r) => r.line),
      `Places are among the ${ranked.length} councils of England with a figure; for this measure ${polarityText(measure)}.`,
    ]),
  })
  return withNotes(rows.length > 1 ? { ...answer, standings: { title, unit: measure.unit, rows } } : answer, notes)
}
