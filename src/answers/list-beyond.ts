/** What a list is asked to be of and that no row of a report tells apart: such a list would pass for the one that was asked for. */
import type { Session } from '../intent.ts'
import { beyondList } from '../understanding/grammar/selection/beyond.ts'
import { signsOf } from '../understanding/grammar/selection/signs.ts'
import { newestReport, unclearMonths, withoutMonths } from './list-months.ts'
import { SCOPE_NOUN } from './list-scope.ts'

/** "For disabled children": a group that no row counts apart. */
const GROUP =
  /\bfor (?:just |only )?(?:the |our )?(?!all\b|any\b|our\b|these\b|those\b|more\b)[a-z-]+ (?:children|kids|young people|pupils|youngsters|teenagers)\b/

/** The words, as they are said: "by ward", "girls", "cost"; null where a list can be of all that is named. */
export function beyondOf(session: Session): string | null {
  const { reading, view, asking } = session
  if (!view) return null
  const said =
    unclearMonths(reading, asking.now, newestReport(session)) ??
    beyondList(withoutMonths(view.text), reading.periods.length)
  if (said) return said
  const [apart] = [...reading.breakdowns, ...reading.elsewhere, ...reading.unpublished]
  if (apart) return apart
  if (/£|\bcost(?:s|ing|ly)?\b/.test(view.text)) return 'cost'
  const group = view.text.match(GROUP)
  const isTheme = (from: number, to: number): boolean => reading.themesMeant.some((t) => from < t.to && to > t.from)
  if (group && !isTheme(group.index as number, (group.index as number) + group[0].length)) return group[0]
  const signs = signsOf(view)
  const isUsed = (from: number, to: number): boolean =>
    signs.some((s) => from < s.to && to > s.from) ||
    reading.themesMeant.some((t) => from >= t.from && to <= t.to) ||
    reading.spans.some((s) => from < s.to && to > s.from)
  return view.narrowing.find((t) => !isUsed(t.start, t.end) && !SCOPE_NOUN.test(t.from))?.from ?? null
}
