/** What the target of a figure is, for those who ask what it is rather than whether it is met. */
import type { Session } from '../intent.ts'
import type { Answer, Target } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import { laterTargetText } from '../wording/figure-words.ts'
import { withLines } from '../wording/line.ts'
import { noneForMeasure } from '../wording/nothing-words.ts'
import { asTarget, laterTarget, printedText } from './figure/target.ts'
import type { FigureDetail } from './figure-answer.ts'
import { withoutFigure } from './not-published.ts'
import { present } from './one-figure.ts'

/** Asks what the target is, rather than whether it is met. */
const ASKS_TARGET =
  /\b(?:what(?:'s| is| was| are| were)?|whats|which) (?:the |our |its |their )?(?:current |agreed |annual )?(?:target|targets|tolerance|tolerances|bands?|thresholds?|rag bands?|goal)\b|\btarget (?:for|on)\b|\b(?:do we|is there|was there|have we|did we|does [a-z]+) (?:have |got |set )?(?:a |any )?(?:target|tolerance)|(?:has|have|was|were|had) (?:a |any |the )?targets?(?: ever)?(?: been)? (?:set|agreed|adopted|published)|(?<!\b(?:against|versus|vs|v|to|below|above|under|over|from|inside|within|outside|beyond|off|on)(?: the| our| its| their)? )\b(?:target|tolerances?|bands?)\??$/

/** A target that the report prints for another year than the figure's, told as what it is. */
function printedTarget(told: readonly FigureDetail[], all: readonly Figure[]): { target: Target; note: string } | null {
  const [first] = told
  const band = first && first.answer.target === null ? laterTarget(all, first.found.figure) : null
  if (!band) return null
  return {
    target: asTarget(band),
    note: laterTargetText(printedText(band), band.period.label),
  }
}

const bandsOf = async (session: Session, [first]: readonly FigureDetail[]): Promise<readonly Figure[]> =>
  first ? session.asking.figures(first.found.figure.council, first.found.figure.indicator) : []

const JUDGED = /\b(?:rag|red|amber|green|hit|hitting|met|meet|meeting|miss|missed|on target|off target)\b/

/** The target is all that is asked for: "what was the council aiming at for …", and no "the figure and its target". */
const NOTHING_BUT_TARGET =
  /^[^.?!]{0,40}\b(?:requests?|needs?|wants?|know|give|tell (?:me|us)|state|provide|confirm|what (?:is|was|were|are)|whats) (?:the |our |your |its )?targets?\b(?! ?(?:,|and\b|vs?\b|versus|plus|\/|&|\+|alongside|against|compared|with\b|beside))|\bwhat (?:figure|level|number|percentage|rate|share)?(?: ?)(?:is|was|are|were|do|does|did|had|has|have) (?:the |our )?[a-z]+ (?:council |borough )?(?:aim(?:s|ed|ing)?|shoot(?:ing)?|hop(?:e|ed|ing)|striv(?:e|ing)) (?:at|for)\b/

export const asksForTarget = (text: string): boolean =>
  (ASKS_TARGET.test(text) || NOTHING_BUT_TARGET.test(text)) && !JUDGED.test(text)

export async function targetAnswer(session: Session, details: readonly FigureDetail[]): Promise<Answer> {
  const answer = present(session, details)
  const printed =
    session.requests[0]?.type !== 'period' ? printedTarget(details, await bandsOf(session, details)) : null
  // The target asked for comes first, and is not said again below.
  if (printed)
    return withLines(
      { ...answer, target: answer.target ?? printed.target, notes: [...answer.notes, printed.note] },
      [{ role: 'verdict', text: printed.note }],
      ({ role }) => role !== 'target',
    )
  // "The target for 2025/26": another year's is not passed off as that one.
  const asked = details[0]?.found.requested ?? null
  const isSet = details.some((d) => d.answer.target !== null)
  if (!asked && isSet) return answer
  const label = (asked ?? details[0]?.found.period)?.label
  return withoutFigure(answer, `${noneForMeasure('target')}${label ? ` for ${label}` : ''}`, isSet ? [] : ['rule'])
}
