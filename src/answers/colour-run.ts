/** Since when a measure has had its colour, by the figures of one kind that have one. */
import type { Session } from '../intent.ts'
import type { Answer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { PeriodKind } from '../model/period.ts'
import { leads } from '../query/leads.ts'
import { withLines } from '../wording/line.ts'
import { periodName } from '../wording/period-words.ts'
import { type Colour, type ColourRun, runLine } from '../wording/run-words.ts'
import type { FigureDetail } from './figure-answer.ts'
import { tell } from './one-figure.ts'

const COLOUR = '(red|amber|green)'
/** "How long has it been red?", "when did it turn red?", "has it always been red?" */
const ASKS = new RegExp(
  String.raw`\b(?:how long (?:has|have|had|is|was|were)|since when|how many (?:months|quarters|terms|years)|always|when (?:did|was|has) [^?.]{1,60} (?:turn|go|become|went|first)(?:ed)?)\b[^?.,;]{0,60}\b${COLOUR}\b`,
)

/** The colour that a question asks the length of; null where it asks no such thing. */
const colourLasting = (text: string): Colour | null => (text.match(ASKS)?.[1] as Colour | undefined) ?? null

const KINDS: readonly PeriodKind[] = ['month', 'term', 'quarter']

/** The figures that have a colour, of the shortest kind that has several, in the order of time. */
export function colouredOf({ figures, found }: Pick<FigureDetail, 'figures' | 'found'>) {
  const coloured = leads(figures)
    .map((l) => l.figure)
    .filter((f): f is Figure & { readonly rag: Colour } => f.rag !== 'none')
  const of = (kind: PeriodKind) => coloured.filter((f) => f.period.kind === kind)
  const kind = KINDS.find((k) => of(k).length > 1) ?? found.period.kind
  return { kind, figures: of(kind).toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)) }
}

/** Null where no figure has a colour. */
function colourRunOf(detail: FigureDetail): ColourRun | null {
  const { kind, figures: inTime } = colouredOf(detail)
  const last = inTime.at(-1)
  if (!last) return null
  const other = inTime.findLastIndex((f) => f.rag !== last.rag)
  const before = inTime[other]
  return {
    colour: last.rag,
    kind,
    since: periodName((inTime[other + 1] as Figure).period),
    count: inTime.length - other - 1,
    before: before ? { colour: before.rag, period: periodName(before.period) } : null,
  }
}

/** The answer to how long a colour has lasted, its length first; null where that is not asked, or nothing has a colour. */
export async function lastingAnswer(session: Session): Promise<Answer | null> {
  const asked = colourLasting(session.reading.text)
  if (!asked) return null
  const told = await tell(session)
  if ('answer' in told || told.details.length > 1) return null
  const [detail] = told.details
  const run = detail && colourRunOf(detail)
  return run ? withLines(detail.answer, [runLine(run, asked)]) : null
}
