import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText, valueText } from '../wording/format.ts'
import { measureName } from './figure-answer.ts'
import { inThemes, themesOf } from './list-scope.ts'
import { listable, rowsAt } from './rows-at.ts'

/** The measures of a council's newest report (of a theme, where one is named), and which reports are loaded. */
export async function heldAnswer(session: Session): Promise<Answer> {
  const { asking } = session
  const { catalogue } = asking
  const { council } = session
  const documents = catalogue.documents.filter((d) => council === null || d.council === council)
  const loaded = documents.map(
    (d) =>
      `- ${catalogue.councilName(d.council)}: ${d.document}, for ${d.period.label}, published ${dayLabel(d.published)}`,
  )
  const newest = council ? catalogue.latestDocument(council) : null
  if (!council || !newest) return buildAnswer({ kind: 'list', text: ['Reports loaded:', ...loaded].join('\n') })
  const rows = listable(inThemes(session, await rowsAt(asking, council, newest, { type: 'none' }), themesOf(session)), {
    type: 'none',
  })
  const themes = themesOf(session)
  const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
  return buildAnswer({
    kind: 'list',
    council,
    items: rows.map((r) => r.detail.answer),
    source: { document: newest.document, published: newest.published, location: 'whole report' },
    understood: `measures held${scope} · ${catalogue.councilName(council)}`,
    text: [
      `${catalogue.councilName(council)}: ${rows.length} measures${scope} in ${newest.document}, published ${dayLabel(newest.published)}.`,
      ...rows.map(
        (r) =>
          `- ${measureName(r.row)}: ${valueText(r.detail.found.value, r.row.unit)} (${r.detail.found.period.label})`,
      ),
      'Reports loaded:',
      ...loaded,
    ].join('\n'),
  })
}
