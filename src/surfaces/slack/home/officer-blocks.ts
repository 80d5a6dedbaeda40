/** What only officers see in their Home tab: how old the figures are, and what people did not get. */
import { dayLabel } from '../../../periods/calendar.ts'
import { daysBetween } from '../../../periods/days.ts'
import { keptSince } from '../../../unanswered.ts'
import type { Block } from '../cards/card.ts'
import { cutEnd } from '../cards/cut.ts'
import { header, type Line, textBlocks } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { SET_ANY_TARGETS } from '../releasing/correct-button.ts'
import { actions, button } from '../releasing/messages.ts'

const COUNCILS = 40
/** Unanswered questions of so many days are shown, so many of them. */
const DAYS = 14
const QUESTIONS = 10
const QUESTION_TEXT = 150

const OUTCOMES: Readonly<Record<string, string>> = {
  clarify: 'asked back',
  no_data: 'nothing published',
  out_of_scope: 'not understood',
}

/** The oldest first, since those need somebody. */
function ageLines({ running, today }: SlackDeps): Line[] {
  const { catalogue } = running()
  const day = today()
  const newest = catalogue.reporting.flatMap(({ key, name }) => {
    const report = catalogue.latestDocument(key)
    return report ? [{ name, report }] : []
  })
  return newest
    .toSorted((a, b) => a.report.published.localeCompare(b.report.published))
    .slice(0, COUNCILS)
    .map(({ name, report: { document, published } }) => {
      const days = Math.max(0, daysBetween(published, day))
      return [
        { bold: name },
        `: ${document}, published ${dayLabel(published)} (${days} ${days === 1 ? 'day' : 'days'} ago)`,
      ]
    })
}

/** The most frequent first. */
async function unansweredLines({ running, config, today }: SlackDeps): Promise<Line[]> {
  if (config.unansweredDays === 0) return [['Unanswered questions are not kept here.']]
  const since = keptSince(today(), Math.min(DAYS, config.unansweredDays))
  // Asking the store for fewer days than are kept would delete the rest.
  const kept = await running().store.unanswered(keptSince(today(), config.unansweredDays))
  const times = new Map<string, { text: string; outcome: string; times: number }>()
  for (const { text, outcome, day } of kept) {
    if (day < since) continue
    const key = `${outcome} ${text}`
    times.set(key, { text, outcome, times: (times.get(key)?.times ?? 0) + 1 })
  }
  const sorted = [...times.values()].toSorted((a, b) => b.times - a.times)
  if (sorted.length === 0) return [['None.']]
  const rest = sorted.length - QUESTIONS
  return [
    ...sorted
      .slice(0, QUESTIONS)
      .map(
        ({ text, outcome, times: n }): Line => [
          `• “${cutEnd(text, QUESTION_TEXT)}”: ${n === 1 ? 'once' : `${n} times`}, ${OUTCOMES[outcome] ?? outcome}`,
        ],
      ),
    ...(rest > 0 ? [[`and ${rest} more`]] : []),
  ]
}

const PUBLISHING =
  'Send me a workbook or CSV file with figures, or a .json file with other RAG rules: each becomes a draft. “/scorecard drafts” lists what is being prepared.'

/** Data age by council and the unanswered questions of the last days. */
export async function officerBlocks(deps: SlackDeps): Promise<Block[]> {
  return [
    header('For officers: age of the data'),
    ...textBlocks(ageLines(deps)),
    header(`For officers: unanswered in ${DAYS} days`),
    ...textBlocks(await unansweredLines(deps)),
    header('For officers: figures, targets and rules'),
    ...textBlocks([[PUBLISHING]]),
    actions([button(SET_ANY_TARGETS, 'Set targets', 'home')]),
  ]
}
