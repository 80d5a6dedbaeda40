import { listText } from '../../../answers/format.ts'
import type { Catalogue } from '../../../catalogue.ts'
import type { Schedule } from '../../../schedules/schedule.ts'

/** What a schedule is about, in few words: "Rotherham, Early Help". */
export function subjectOf(catalogue: Catalogue, { about }: Schedule): string {
  if (about.type === 'watched') return 'Measures you watch'
  const themes = about.themes.length > 0 ? `, ${listText(about.themes)}` : ''
  return `${catalogue.councilName(about.council)}${themes}`
}
