/** Answers to several questions of one message, told one after the other (contract, meaning 12). */
import { type Answer, buildAnswer } from '../model/answer.ts'
import { eachOnce, type Line, linesOf, textOf } from '../wording/line.ts'

/** Kinds of answers that tell one measure, at one time or at several. */
const TELLS_ONE = new Set(['answer', 'comparison', 'series'])

/** The verdicts of all, then what they tell beside them, each once. */
function toldOnce(items: readonly Answer[], first: Answer): Answer {
  const own = items.map(linesOf)
  const isLast = ({ role }: Line): boolean => role === 'note' || role === 'source'
  const all = [...own.flatMap((lines) => lines.slice(0, 1)), ...own.flatMap((lines) => lines.slice(1))]
  const once = all.filter((line, i) => all.findIndex((l) => l.text === line.text) === i)
  const lines = [...once.filter((l) => !isLast(l)), ...once.filter(isLast)]
  return {
    ...first,
    computed: items.find((i) => i.computed)?.computed ?? first.computed,
    notes: eachOnce(items.flatMap((i) => i.notes)),
    text: textOf(lines),
    telling: first.telling ? { ...first.telling, lines } : null,
  }
}

/** Null where there is none. What is one answer asked for twice is told once. */
export function inTurn(items: readonly Answer[]): Answer | null {
  const [first] = items
  if (!first) return null
  if (items.length === 1) return first
  const same = items.every(
    (i) => i.indicator !== null && i.indicator.id === first.indicator?.id && TELLS_ONE.has(i.kind),
  )
  const isOneTime = items.every((i) => i.indicator?.sub === first.indicator?.sub && i.period?.end === first.period?.end)
  // "What is the target, and have we met it": one figure asked about twice is told once.
  if (same && isOneTime && items.every((i) => i.value === first.value)) return items.at(-1) as Answer
  // "What was it, and how far from target": one figure asked about in two ways is told once, each verdict first.
  if (same && isOneTime && items.every((i) => i.kind === 'answer' && i.period?.start === first.period?.start))
    return toldOnce(items, first)
  // "Explain the rise, and what did officers learn": one commentary, asked for twice.
  const quoted = items.every((i) => i.kind === 'commentary' && i.indicator?.id === first.indicator?.id)
  if (quoted) return first
  return buildAnswer({
    kind: same ? 'comparison' : 'list',
    council: items.every((i) => i.council === first.council) ? first.council : null,
    indicator: same ? first.indicator : null,
    items: [...items],
    notes: [...new Set(items.flatMap((i) => i.notes))],
    source: first.source,
    understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
    text: items.map((i, n) => `${n + 1}. ${i.text}`).join('\n\n'),
  })
}
