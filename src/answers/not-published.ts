import { type Answer, buildAnswer } from '../model/answer.ts'
import { fitted } from '../wording/fit.ts'
import type { Held } from '../wording/holder.ts'
import { type Line, type LineRole, linesOf, notesOf, tellingOfSeveral } from '../wording/line.ts'
import { ownFigureText } from '../wording/nothing-words.ts'

/**
 * Something asked for beside a figure is not published: said first, with the measure's own figure told (contract, meaning 11).
 * @param why without its full stop
 * @param untold roles of lines that would say it again
 */
export function withoutFigure(answer: Answer, why: string | Held, untold: readonly LineRole[] = []): Answer {
  const said = (end: (text: string) => string): { text: string; ofReports?: string } =>
    typeof why === 'string' ? { text: end(why) } : { text: end(why.text), ofReports: end(why.ofReports) }
  const notes = [{ kind: 'not-held' as const, ...said((text) => `${text}.`) }, ...notesOf(answer)]
  // What is known of each row beside its figure would drown that it is no answer.
  const isTold = ({ role }: Line): boolean => !untold.includes(role) && (answer.kind === 'answer' || role !== 'said')
  const figures = linesOf(answer).filter(isTold)
  const heads = figures.filter(({ role }) => role === 'head').length
  const own = [{ role: 'verdict' as const, ...said((text) => ownFigureText(text, heads)) }, ...figures]
  const lines = answer.kind === 'answer' ? fitted(own) : own
  const told = tellingOfSeveral([answer], lines, notes)
  return buildAnswer({
    ...answer,
    kind: 'no_data',
    value: null,
    items: [],
    benchmarks: [],
    ...told,
    telling: { ...told.telling, ...answer.telling, notes, lines },
  })
}
