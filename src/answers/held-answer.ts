import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText, valueText } from '../wording/format.ts'
import { type HeldMeasure, heldLines } from '../wording/held-words.ts'
import { type Line, shownOf, type Telling, tellingOfLines } from '../wording/line.ts'
import { periodName } from '../wording/period-words.ts'
import { inThemes, themesOf } from './list-scope.ts'
import { listable, type RowAt, rowsAt } from './rows-at.ts'

const heldMeasure = ({ row, detail: { answer, found } }: RowAt): HeldMeasure => ({
  name: answer.telling.name,
  whole: answer.telling.whole ?? row.name,
  ref: row.ref,
  service: row.service,
  shown: shownOf(answer) ?? valueText(found.value, row.unit),
  period: periodName(found.period),
})

const told = (lines: readonly Line[], council: string): Telling => ({
  ...tellingOfLines(lines, council),
  name: 'measures held',
})

/** The measures of a council's newest report (of a theme, where one is named), and which reports are loaded. */
export async function heldAnswer(session: Session): Promise<Answer> {
  const { asking, council } = session
  const { catalogue } = asking
  const reports = catalogue.documents
    .filter((d) => council === null || d.council === council)
    .map((d) => ({
      council: catalogue.councilName(d.council),
      document: d.document,
      period: d.period.label,
      published: dayLabel(d.published),
    }))
  const newest = council ? catalogue.latestDocument(council) : null
  if (!council || !newest) return buildAnswer({ kind: 'list', telling: told(heldLines(null, [], [], reports), '') })
  const themes = themesOf(session)
  const all = inThemes(session, await rowsAt(asking, council, newest, { type: 'none' }), themes)
  const rows = listable(all, { type: 'none' })
  const where = catalogue.councilName(council)
  const of = { council: where, document: newest.document, published: dayLabel(newest.published) }
  const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
  return buildAnswer({
    kind: 'list',
    council,
    items: rows.map((r) => r.detail.answer),
    source: { document: newest.document, published: newest.published, location: 'whole report' },
    understood: `measures held${scope} · ${where}`,
    telling: told(heldLines(of, themes, rows.map(heldMeasure), reports), where),
  })
}
