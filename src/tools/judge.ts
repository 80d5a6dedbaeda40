/** Compares an answer with what a question file expects (the examples' form). Pure. */
import type { Answer } from '../model/answer.ts'

/** A measure as a question file may name it: by reference or row name, and by the name of the scorecard. */
export interface NamedMeasure {
  readonly measure: string
  readonly measureName?: string
}

export interface Expectation {
  /** The act that must answer, for the acts' own examples. */
  readonly act?: string
  readonly kind?: string
  readonly council?: string
  readonly measure?: string
  readonly measureName?: string
  readonly periodEnd?: string
  readonly periodLabel?: string
  readonly value?: number | null
  readonly unit?: string
  readonly target?: number | null
  readonly rag?: string
  readonly fallback?: boolean
  readonly benchmarks?: Readonly<Record<string, number | null>>
  readonly trend?: { readonly direction?: string; readonly performance?: string }
  readonly candidates?: readonly (string | NamedMeasure)[]
  readonly items?: readonly (string | NamedMeasure)[]
  readonly exact?: boolean
  readonly points?: readonly Readonly<Record<string, unknown>>[]
  readonly mustSay?: readonly string[]
  readonly mustNotSay?: readonly string[]
  readonly alsoAccept?: readonly Readonly<Record<string, unknown>>[]
}

export interface Miss {
  readonly field: string
  readonly wanted: unknown
  readonly got: unknown
}

/** Without case, commas in numbers, or typographic quotes (the examples' format). */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\s+/g, ' ')

const bag = (text: string): Set<string> =>
  new Set(
    plain(text)
      .replace(/&/g, ' and ')
      .match(/[a-z0-9%]+/g) ?? [],
  )

/** Whether two wordings of a measure's name are near enough to be the same one. */
export function similar(a: string, b: string): boolean {
  const [x, y] = [bag(a), bag(b)]
  const shared = [...x].filter((w) => y.has(w)).length
  return shared / Math.min(x.size, y.size) >= 0.6 && shared >= Math.min(2, x.size, y.size)
}

function isMeasure(answer: Answer, wanted: string, name?: string): boolean {
  const { indicator } = answer
  if (!indicator) return false
  if (indicator.ref !== null && plain(indicator.ref) === plain(wanted)) return true
  if (/^[A-Z]{1,2}\.\d+$/.test(wanted)) return false
  return similar(indicator.name, wanted) || (name !== undefined && similar(indicator.name, name))
}

const isNamed = (answer: Answer, wanted: string | NamedMeasure): boolean =>
  typeof wanted === 'string' ? isMeasure(answer, wanted) : isMeasure(answer, wanted.measure, wanted.measureName)

function leaves(answer: Answer): Answer[] {
  return answer.items.length === 0 ? [answer] : answer.items.flatMap((i) => [i, ...leaves(i)])
}

const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b

function pointFound(answer: Answer, point: Readonly<Record<string, unknown>>): boolean {
  return [answer, ...leaves(answer)].some(
    (i) =>
      (point.value === undefined || same(i.value, point.value)) &&
      (point.periodEnd === undefined || i.period?.end === point.periodEnd) &&
      (point.council === undefined || i.council === point.council) &&
      (point.measure === undefined || isMeasure(i, String(point.measure))),
  )
}

/** Two measures side by side may be a list or a comparison (contract, meaning 12). */
function isSideBySide(wanted: string, answer: Answer): boolean {
  const pair = ['list', 'comparison']
  const measures = new Set(answer.items.map((i) => i.indicator?.id))
  return pair.includes(wanted) && pair.includes(answer.kind) && answer.items.length <= 6 && measures.size > 1
}

/** A difference is an answer that shows its sum, or a comparison (contract, meaning 8). */
const isWorkedOut = ({ kind, points = [] }: Expectation, answer: Answer): boolean =>
  kind === 'comparison' &&
  answer.kind === 'answer' &&
  answer.computed !== null &&
  points.length > 1 &&
  points.every((p) => pointFound(answer, p))

/** What tells two of the candidates side by side need not ask which is meant (form of the examples). */
const tellsCandidates = ({ kind, candidates = [] }: Expectation, answer: Answer): boolean =>
  kind === 'clarify' &&
  ['summary', 'list', 'comparison'].includes(answer.kind) &&
  candidates.filter((c) => answer.items.some((i) => isNamed(i, c))).length > 1

/** Whether the kind of an answer is the one expected, or one that the contract puts beside it. */
const isKind = (expect: Expectation, answer: Answer): boolean =>
  expect.kind === undefined ||
  answer.kind === expect.kind ||
  isSideBySide(expect.kind, answer) ||
  isWorkedOut(expect, answer) ||
  tellsCandidates(expect, answer)

/** What is wrong with `answer`; empty when all is as expected. */
export function judge(expect: Expectation, answer: Answer): Miss[] {
  const misses: Miss[] = []
  const miss = (field: string, wanted: unknown, got: unknown) => misses.push({ field, wanted, got })
  const { alsoAccept = [], ...main } = expect
  if (!isKind(main, answer)) miss('kind', main.kind, answer.kind)
  if (main.council && answer.council !== main.council && main.kind !== 'definition')
    miss('council', main.council, answer.council)
  if (main.measure && main.kind !== 'clarify' && !isMeasure(answer, main.measure, main.measureName))
    miss('measure', main.measure, answer.indicator ? `${answer.indicator.ref ?? ''} ${answer.indicator.name}` : null)
  if (main.periodEnd && answer.period?.end !== main.periodEnd)
    miss('periodEnd', main.periodEnd, answer.period?.end ?? null)
  if (main.periodLabel && answer.period && plain(answer.period.label) !== plain(main.periodLabel))
    miss('periodLabel', main.periodLabel, answer.period.label)
  if (main.value !== undefined && !same(answer.value, main.value)) miss('value', main.value, answer.value)
  if (main.unit && answer.unit !== main.unit) miss('unit', main.unit, answer.unit)
  if (main.target !== undefined && !same(answer.target?.value ?? null, main.target))
    miss('target', main.target, answer.target?.value ?? null)
  if (main.rag && answer.rag !== main.rag) miss('rag', main.rag, answer.rag)
  if (main.fallback !== undefined && (answer.requestedPeriod !== null) !== main.fallback)
    miss('fallback', main.fallback, answer.requestedPeriod?.label ?? null)
  for (const [kind, value] of Object.entries(main.benchmarks ?? {})) {
    const got = answer.benchmarks.find((b) => b.kind === kind)?.value ?? null
    if (!same(got, value)) miss(`benchmarks.${kind}`, value, got)
  }
  for (const field of ['direction', 'performance'] as const)
    if (main.trend?.[field] && answer.trend?.[field] !== main.trend[field])
      miss(`trend.${field}`, main.trend[field], answer.trend?.[field] ?? null)
  if (main.candidates) {
    const offered = main.candidates.filter((c) => answer.items.some((i) => isNamed(i, c)))
    if (offered.length < Math.min(2, main.candidates.length))
      miss(
        'candidates',
        main.candidates,
        answer.items.map((i) => i.indicator?.ref ?? i.indicator?.name),
      )
  }
  if (main.items) {
    const got = answer.items.filter((i) => i.indicator !== null)
    const missing = main.items.filter((w) => !got.some((i) => isNamed(i, w)))
    if (missing.length > 0)
      miss(
        'items',
        main.items,
        got.map((i) => i.indicator?.ref ?? i.indicator?.name),
      )
    else if (main.exact) {
      const extra = got.filter((i) => !main.items?.some((w) => isNamed(i, w)))
      if (extra.length > 0)
        miss(
          'items.extra',
          main.items,
          extra.map((i) => i.indicator?.ref ?? i.indicator?.name),
        )
    }
  }
  for (const point of main.points ?? [])
    if (!pointFound(answer, point))
      miss(
        'points',
        point,
        answer.items.map(
          (i) =>
            `${i.council ?? ''} ${i.indicator?.ref ?? i.indicator?.name ?? ''} ${i.period?.end ?? ''} ${i.value ?? ''}`,
        ),
      )
  const text = plain(answer.text)
  for (const say of main.mustSay ?? []) if (!text.includes(plain(say))) miss('mustSay', say, '')
  for (const say of main.mustNotSay ?? []) if (text.includes(plain(say))) miss('mustNotSay', say, '')
  if (misses.length === 0) return misses
  for (const other of alsoAccept) {
    const rest = { ...main, ...other } as Expectation
    const replaced = 'measure' in other && !('measureName' in other) ? { ...rest, measureName: undefined } : rest
    const tried = judge(JSON.parse(JSON.stringify(replaced)) as Expectation, answer)
    if (tried.length === 0) return tried
  }
  return misses
}

/** A figure given as if it were the one asked for, and it is not: the worst that can happen. */
export function isSilentWrong(expect: Expectation, answer: Answer, misses: readonly Miss[]): boolean {
  if (misses.length === 0) return false
  if (!['answer', 'series', 'comparison', 'list', 'summary'].includes(answer.kind)) return false
  const wrong = misses.some((m) =>
    [
      'measure',
      'council',
      'value',
      'periodEnd',
      'points',
      'items',
      'items.extra',
      'rag',
      'target',
      'mustNotSay',
    ].includes(m.field),
  )
  const unanswerable = expect.kind !== undefined && ['no_data', 'out_of_scope', 'clarify'].includes(expect.kind)
  return wrong || unanswerable
}
