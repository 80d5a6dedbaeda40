/** What a line of a list tells of a measure: its figure, and all that it was judged by. */
import type { NoteKind } from '../model/line.ts'
import { testsApart } from '../understanding/grammar/selection/contrary.ts'
import { isMove, testsOf } from '../understanding/grammar/selection/model.ts'
import { sideText } from '../wording/condition-words.ts'
import { valueText } from '../wording/format.ts'
import { shownOf } from '../wording/line.ts'
import type { ListedMeasure } from '../wording/list-words.ts'
import { periodName, unequalName } from '../wording/period-words.ts'
import type { Asking } from './asking.ts'
import { distanceOf, type From } from './list-distances.ts'
import type { RowAt } from './rows-at.ts'
import { figureAt, meets, type TimedCondition, type TimedSelection } from './selection.ts'

/** What a figure's own report says against it, told in every reply (contract, meaning 16). */
const CAUTIONS: ReadonlySet<NoteKind> = new Set(['unreliable', 'correction', 'unrestated', 'disagreement'])

/** Which of the tests that are asked for side by side a row meets, by its place among them; null for none. */
export async function sideOf(asking: Asking, at: RowAt, condition: TimedCondition): Promise<number | null> {
  for (const [n, test] of testsApart(condition.test).entries())
    if (await meets(asking, at, { ...condition, test })) return n
  return null
}

/** What a measure has at any time: its unit and which side is good. */
const TIMELESS = new Set(['unit', 'polarity', 'information'])

/** The figures at other times that conditions speak of, each once: "amber in January and red by March" of January. */
async function figuresAt(asking: Asking, at: RowAt, { conditions }: TimedSelection): Promise<ListedMeasure['others']> {
  const requests = conditions.flatMap((c) => (c.at === null || TIMELESS.has(c.test.type) ? [] : [c.at]))
  const details = await Promise.all(requests.map((request) => figureAt(asking, at, request)))
  const others = details.flatMap((d) =>
    d && d.found.period.label !== at.detail.found.period.label
      ? [{ shown: valueText(d.found.value, d.row.unit), period: periodName(d.found.period), rag: d.rag }]
      : [],
  )
  return others.filter((o, i) => others.findIndex((first) => first.period === o.period) === i)
}

/** The benchmarks that a list is held against, as a line says how the figure stands beside them. */
function benchmarksOf(
  { detail: { answer } }: RowAt,
  { conditions, order }: TimedSelection,
  asked: From | null,
): string | null {
  const kinds = new Set([
    ...(asked?.by === 'benchmark' ? [asked.kind] : []),
    ...(order?.by === 'benchmark' ? [order.kind] : []),
    ...conditions.flatMap((c) => testsOf(c.test)).flatMap((t) => (t.type === 'benchmark' ? [t.kind] : [])),
  ])
  const texts = [...kinds].flatMap((kind) => answer.benchmarks.find((b) => b.kind === kind)?.text ?? [])
  return texts.join(', ') || null
}

/** Whether its target is in words that no figure can be set against. */
export const isInWords = ({ detail: { answer } }: RowAt): boolean =>
  answer.target !== null && answer.target.value === null

/** What a line of the list tells of a row. @param asked what the question asks a distance from, of each */
export async function listed(
  asking: Asking,
  at: RowAt,
  selection: TimedSelection | null,
  asked: From | null = null,
): Promise<ListedMeasure> {
  const { row, detail } = at
  const { answer, found, trend } = detail
  const distance = selection ? await distanceOf(asking, at, selection, asked) : null
  const benchmark = selection ? benchmarksOf(at, selection, asked) : null
  // Beside a benchmark the figure before is another question.
  const isBeside = benchmark !== null && !selection?.conditions.some((c) => isMove(c.test))
  const before = distance?.since ?? (isBeside ? null : trend?.previous)
  const name = answer.telling.name ?? row.name
  const either = selection?.conditions.find((c) => c.test.type === 'either' && !c.not)
  const side = either ? await sideOf(asking, at, either) : null
  const met = either && side !== null ? testsOf(either.test)[side] : undefined
  return {
    name,
    // Where a council gives no reference, its own words say which row it is, where they are others than the name.
    ref: row.ref ?? (row.name.toLowerCase().endsWith(name.toLowerCase()) ? null : `"${row.name}"`),
    shown: shownOf(answer) ?? valueText(found.value, row.unit),
    period: periodName(found.period),
    rag: answer.rag,
    target: isInWords(at) ? 'in words' : (answer.telling.target ?? answer.target?.text ?? null),
    was: before
      ? {
          shown: valueText(before.value, row.unit),
          period: distance?.since?.isUnequal ? unequalName(before.period, found.period) : periodName(before.period),
          isFromList: distance?.since != null,
        }
      : null,
    others: selection ? await figuresAt(asking, at, selection) : [],
    benchmark,
    apart: distance?.apart ?? null,
    side: met ? sideText(met, null) : null,
    cautions: answer.telling.notes.filter((n) => CAUTIONS.has(n.kind)).map((n) => n.brief ?? n.text),
  }
}
