/** What an officer sees before a draft goes out. Nothing here changes what is published. */
import { Asking } from '../answers/asking.ts'
import { missingAnswer } from '../answers/figure/missing.ts'
import { figureDetail } from '../answers/figure-answer.ts'
import { Catalogue } from '../catalogue.ts'
import type { VocabularyData } from '../language/vocabulary.ts'
import { rowKey } from '../loading/build-figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { buildSummary } from '../overview/build-summary.ts'
import { nothingText } from '../overview/opening.ts'
import { summaryText } from '../overview/render.ts'
import { sectionsOf } from '../overview/sections.ts'
import type { Draft, DraftFinding, DraftHead } from '../store/releases.ts'
import type { View } from '../store/store.ts'
import { type Effects, effectsOf, type RowName } from './effects.ts'
import { standing } from './findings.ts'
import { extentOf } from './items.ts'
import { overlay } from './overlay.ts'
import type { Plan } from './plan.ts'

/** The answers to a question about a measure without a period, before and after. */
export interface AnswerChange {
  readonly row: RowName
  /** How often it was asked; 0 where it is only much changed. */
  readonly asked: number
  readonly before: string | null
  readonly after: string | null
}

export interface Preview {
  readonly draft: Draft
  readonly effects: Effects
  readonly findings: readonly DraftFinding[]
  /** Errors that still stop it. */
  readonly standing: readonly DraftFinding[]
  readonly withheld: readonly Figure[]
  /** Withheld counts of which nothing tells which percentage or total they are part of. */
  readonly unlinked: readonly Figure[]
  /** The report's summary as it will read. */
  readonly summary: string
  readonly answers: readonly AnswerChange[]
  /** Other open drafts of the same council. */
  readonly others: readonly DraftHead[]
}

/** How often a measure was asked for, over all councils' cards. */
export interface AskedMeasure {
  readonly council: string
  readonly indicator: string
  readonly sub: string
  readonly times: number
}

const ANSWERS = 10

export interface PreviewInput {
  readonly draft: Draft
  readonly plan: Plan
  /** What is published now. */
  readonly view: View
  readonly vocabulary: VocabularyData
  readonly today: IsoDate
  readonly asked: readonly AskedMeasure[]
  readonly others: readonly DraftHead[]
}

export async function previewOf(input: PreviewInput): Promise<Preview> {
  const { draft, plan, view, vocabulary, today } = input
  const { council, document } = plan.change.release
  const after = overlay(view, plan)
  const [was, is] = [
    new Catalogue(await view.catalogue(), vocabulary),
    new Catalogue(await after.catalogue(), vocabulary),
  ]
  const [old, now] = [await view.figures({ council }), await after.figures({ council })]
  const latest = was.documentsOf(council).find((d) => d.key === document) ?? was.latestDocument(council)
  const effects = effectsOf(
    { figures: old, measures: latest ? rowsBefore(was, latest.key, old, draft) : [] },
    { figures: now, measures: plan.measures },
  )
  const before = new Asking(was, view, today)
  const then = new Asking(is, after, today)
  return {
    draft,
    effects,
    findings: draft.findings,
    standing: standing(draft),
    withheld: plan.withheld,
    unlinked: plan.unlinked,
    summary: await summaryOf(then, draft),
    answers: await Promise.all(
      rowsToAsk(input, effects).map(async ({ row, asked }) => ({
        row,
        asked,
        before: await answerTo(before, council, row),
        after: await answerTo(then, council, row),
      })),
    ),
    others: input.others,
  }
}

/** The rows that the draft could have: of a file of officers', those of the tables. */
function rowsBefore(
  catalogue: Catalogue,
  document: string,
  figures: readonly Figure[],
  draft: Draft,
): readonly Measure[] {
  const rows = catalogue.rowsOf(document)
  if (extentOf(draft) !== 'parts') return rows
  const parts = new Set(draft.content.figures.map((f) => f.part))
  const printed = new Set(figures.filter((f) => f.document === document && parts.has(f.part)).map(rowKey))
  return rows.filter((m) => printed.has(rowKey(m)))
}

async function summaryOf(asking: Asking, { council, content }: Draft): Promise<string> {
  const summary = await buildSummary(asking, { council, period: content.document.period, themes: [] })
  return summary.kind === 'nothing'
    ? nothingText(asking.catalogue, summary)
    : summaryText(sectionsOf(asking.catalogue, summary), 'text')
}

/** Most asked first; then those whose answer changes most visibly. */
function rowsToAsk({ asked, draft }: PreviewInput, effects: Effects): { row: RowName; asked: number }[] {
  const changed = [...effects.recoloured, ...effects.revised, ...effects.added, ...effects.gone].map(({ row }) => row)
  const most = asked
    .filter((a) => a.council === draft.council)
    .map(({ indicator, sub, times }) => ({ row: { ref: null, name: indicator, indicator, sub }, asked: times }))
  const seen = new Set<string>()
  return [...most, ...changed.map((row) => ({ row, asked: 0 }))]
    .filter(({ row }) => {
      const key = `${row.indicator}|${row.sub}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, ANSWERS)
}

/** What a question without a period gets; null where the council has no such measure. */
async function answerTo(asking: Asking, council: string, { indicator, sub }: RowName): Promise<string | null> {
  const row: Measure | null = asking.catalogue.row(council, indicator, sub)
  if (!row) return null
  const detail = await figureDetail(asking, { council, row, request: { type: 'none' } })
  return ('found' in detail ? detail.answer : missingAnswer(asking, row, detail)).text
}
