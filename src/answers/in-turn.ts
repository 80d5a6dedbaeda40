/** Answers to several questions of one message, told one after the other (contract, meaning 12). */
import { type Answer, buildAnswer } from '../model/answer.ts'
import { type Line, linesOf, notesOfAll, saidOnce, tellingOfSeveral, withNotesBeforeSource } from '../wording/line.ts'
import { nothingOnPartText, ofPart } from '../wording/nothing-words.ts'
import { inNumbers } from './together-answer.ts'

/** Kinds of answers that tell one measure, at one time or at several. */
const TELLS_ONE = new Set(['answer', 'comparison', 'series'])

const UNANSWERED: ReadonlySet<string> = new Set(['no_data', 'out_of_scope'])

/** The verdicts of all, then what they tell beside them, each once. */
function toldOnce(items: readonly Answer[], first: Answer): Answer {
  const own = items.map(linesOf)
  const isLast = ({ role }: Line): boolean => role === 'note' || role === 'source'
  const all = [...own.flatMap((lines) => lines.slice(0, 1)), ...own.flatMap((lines) => lines.slice(1))]
  const once = saidOnce(all)
  const notes = notesOfAll(items)
  const lines = [...once.filter((l) => !isLast(l)), ...once.filter(isLast)]
  const told = tellingOfSeveral(items, lines, notes)
  return {
    ...first,
    computed: items.find((i) => i.computed)?.computed ?? first.computed,
    ...told,
    telling: { ...first.telling, notes, lines },
  }
}

/** What a part that is not answered says of itself, and which part it is: without the measure's own figure where another part tells that measure. */
function unansweredText(item: Answer, part: string | undefined, told: readonly Answer[]): string {
  const isTold = told.some(
    (t) => t.indicator !== null && t.indicator.id === item.indicator?.id && t.period?.end === item.period?.end,
  )
  const [first] = linesOf(item)
  const why = item.telling.notes.find(({ kind }) => kind === 'not-held')?.text ?? first?.text ?? ''
  const own = linesOf(item).find(({ role }) => role === 'head')?.text
  const text = isTold || own === undefined || own === first?.text ? why : `${first?.text} ${own}`
  return part === undefined || why === nothingOnPartText(part) ? text : ofPart(part, text)
}

/** Parts that cannot be answered are named after those that are, whose kind the whole has. */
function withUnanswered(items: readonly Answer[], asked: readonly string[]): Answer | null {
  const answered = items.filter((i) => !UNANSWERED.has(i.kind))
  const told = inTurn(answered)
  const named = items.flatMap((item, i) =>
    UNANSWERED.has(item.kind) ? [unansweredText(item, asked[i], answered)] : [],
  )
  return told && withNotesBeforeSource(told, [...new Set(named)])
}

/** Null where there is none. What is one answer asked for twice is told once. `asked`: the part that each answers, where it is known. */
export function inTurn(items: readonly Answer[], asked: readonly string[] = []): Answer | null {
  const [first] = items
  if (!first) return null
  // Questions that come to one answer are one.
  if (items.every(({ kind, text }) => kind === first.kind && text === first.text)) return first
  const left = items.filter((i) => UNANSWERED.has(i.kind))
  const isNone = left.length === items.length
  if (left.length > 0 && !isNone) return withUnanswered(items, asked)
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
    kind: isNone ? first.kind : same ? 'comparison' : 'list',
    council: items.every((i) => i.council === first.council) ? first.council : null,
    indicator: same ? first.indicator : null,
    items: [...items],
    source: first.source,
    understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
    ...inNumbers(items),
  })
}
