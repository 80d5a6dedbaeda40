/** What is doubtful in a sentence: the measures, what is the matter, and last in brackets where it stands. */
import { listText } from '../answers/format.ts'
import type { Doubt } from './model.ts'

const MOST_NAMES = 4

/** "scorecard row A.33, columns Amber and Green (target); paragraph 2.2.6": a row once, with its columns. */
export function placesText(places: readonly string[]): string {
  const rows = Map.groupBy(places, (place) => place.split(', column ')[0] as string)
  return [...rows]
    .map(([row, of]) => {
      const columns = of.flatMap((place) => place.split(', column ').slice(1))
      return columns.length === 0 ? row : `${row}, ${columns.length === 1 ? 'column' : 'columns'} ${listText(columns)}`
    })
    .join('; ')
}

/** "A.33 … and A.34 …: … (scorecard row A.33, …)." @param all how many measures the summary has */
export function doubtText({ text, names, places }: Doubt, all: number): string {
  const whom = names.length > MOST_NAMES ? `${names.length} of ${all} measures` : listText(names)
  const where = places.length > 0 ? ` (${placesText(places)})` : ''
  return `${whom}: ${where ? text.replace(/\.$/, '') : text}${where}${where ? '.' : ''}`
}
