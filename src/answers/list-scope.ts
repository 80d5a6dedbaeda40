/** Which of a report's rows a list is of: the themes, services and words that a question names. */
import type { Session } from '../intent.ts'
import { NUMBERS } from '../language/number-words.ts'
import type { Term } from '../language/vocabulary.ts'
import { signsOf } from '../understanding/grammar/selection/signs.ts'
import { areNamedInFull, areNamedSurely, sidesOf } from '../understanding/sides.ts'
import { untilOf } from './pick.ts'
import type { RowAt } from './rows-at.ts'

/**
 * Themes and services are one thing to a reader: a service of that name in this council's data table wins over a theme.
 * Of rows that stand in all of the themes where `isEach` is set ("the children in care health measures"), else in any.
 */
export function inThemes(session: Session, rows: readonly RowAt[], themes: readonly string[], isEach = false): RowAt[] {
  if (themes.length === 0) return [...rows]
  const { catalogue } = session.asking
  const tabled = rows.some((r) => r.inTable) ? rows.filter((r) => r.inTable) : rows
  const services = new Set(tabled.map((r) => r.row.service.toLowerCase()))
  const isIn = (r: RowAt, theme: string): boolean =>
    services.has(theme.toLowerCase())
      ? r.row.service.toLowerCase() === theme.toLowerCase()
      : catalogue.indicator(r.row.indicator).themes.some((x) => x.toLowerCase() === theme.toLowerCase())
  const every = isEach ? rows.filter((r) => themes.every((t) => isIn(r, t))) : []
  return every.length > 0 ? every : rows.filter((r) => themes.some((t) => isIn(r, t)))
}

/** The service and the themes of a row, in lower case. */
export const themesOfRow = ({ asking: { catalogue } }: Session, { row }: RowAt): string[] =>
  [row.service, ...catalogue.indicator(row.indicator).themes].map((t) => t.toLowerCase()).filter((t) => t !== '')

/** Whether one theme is said of another: "children in care health", "health of kids in care", not "health and adoption". */
export const isCompound = ({ reading }: Session): boolean =>
  reading.themesMeant.length > 1 &&
  reading.themesMeant.every((t, i) => i === 0 || OF_IT.test(reading.text.slice(reading.themesMeant[i - 1]?.to, t.from)))

/** "Health and dental care of children in care", "health measures for them". */
const OF_IT = /^ ?(?:(?:[a-z-]+ ){0,4}(?:of|for|on|in|about|among|amongst|within) (?:(?:the|our|all) )?)?$/

/** The themes a question names; a broad one gives way to a narrower one inside it ("early help measures"). */
export function themesOf({ reading: { themesMeant: themes, text } }: Session): string[] {
  const isWhole = (to: number): boolean => WHOLE_REPORT.test(text) && ALONG.test(text.slice(to))
  return [...new Set(themes.filter((t) => !isWhole(t.to)).map((t) => t.theme))]
}

/** "Across the whole scorecard, education included": a theme that is named as one of all. */
const WHOLE_REPORT =
  /\b(?:whole|entire|full|everything|all) (?:of )?(?:the |our )?(?:[a-z]+ )?(?:scorecard|report|measures|indicators|kpis|table|data)?\b/
const ALONG = /^ (?:measures |figures )?(?:included|as well|too|and all)\b/

const NOUNS =
  'measures|measure|indicators|indicator|kpis|kpi|metrics|figures|results|ones|rows|lines|targets|numbers|data|stats|scores'
export const SCOPE_NOUN = new RegExp(`^(?:${NOUNS})$`)
/** What a list is said to be of: the words before "measures", after "everything on". */
const SCOPES = [
  new RegExp(`((?:[a-z0-9&'()-]+ ){1,7})(?:${NOUNS})\\b`, 'g'),
  new RegExp(
    `\\b(?:everything|all|anything|list|figures|measures|indicators|numbers|picture|data|what have we got|what do we have|what is there)(?: the| our)?(?: ${NOUNS})? (?:on|about|for|in|to do with|relating to) ((?:[a-z0-9&'()-]+ ?){1,6})`,
    'g',
  ),
  /^(?:and |just |only |what about |how about )*((?:[a-z0-9&'-]+ ?){1,3})(?: only| then| please)?$/g,
]

/** "The social care measures", "KS2 and KS4 results": a scope, and no names of measures. */
const SCOPED = new RegExp(`[a-z0-9] (?:${NOUNS})\\b`)

/** How often measures are told, or a condition is met, is no name of any. */
const FREQUENCIES = new Set(['again', 'monthly', 'quarterly', 'termly', 'yearly', 'annual', 'points', 'outturn'])

/** In brackets: said of what is named outside of them. */
const isAside = (text: string, { start, end }: Term): boolean =>
  text.lastIndexOf('(', start) > text.lastIndexOf(')', start) && text.includes(')', end)

/** What joins words that each say what a list is of: "key stage 2 and key stage 4". */
const JOINED = /^ *(?:,|;|\/|&|\+|\band\b|\bor\b|\bplus\b)[ ,]*(?:and |or |the |our |any )*$/

/** A word that ends in a number, and another number for the same. */
const NUMBERED = /^([a-z]+)\d +(?:and|&|or|\/|,|\+) ?(\d)\b/

export interface ScopeWords {
  /** Words that belong together, as the vocabulary has them, with spaces between; rows may have any of these. */
  readonly groups: readonly string[]
  /** Such words that stand beside a theme: rows may have them instead of being of the theme. */
  readonly beside: readonly string[]
  /** All of them as typed. */
  readonly typed: readonly string[]
}

/**
 * Words of the question that say which measures are meant and belong to no theme, condition or time: "the attainment ones",
 * "health and dental". None of them may be dropped.
 */
export function scopeWords({ reading, asking, view }: Session, isConditional: boolean): ScopeWords {
  if (!view) return { groups: [], beside: [], typed: [] }
  const { catalogue } = asking
  const spans = SCOPES.flatMap((pattern) =>
    [...view.text.matchAll(pattern)].map((m) => {
      const from = m.index + m[0].indexOf(m[1] as string)
      return { from, to: from + (m[1] as string).length }
    }),
  )
  const used = [...reading.themesMeant, ...signsOf(view), ...reading.spans]
  const telling = reading.terms.filter(
    (t) =>
      // How many are asked for.
      !NUMBERS.has(t.from) &&
      !/^\d+$/.test(t.from) &&
      !FREQUENCIES.has(t.from) &&
      !/^(?:who|whose|whom)$/.test(t.from) &&
      !view.spare.has(t.word) &&
      !used.some((u) => t.start < u.to && t.end > u.from) &&
      !isAside(view.text, t) &&
      catalogue.tellsApart(t.word),
  )
  const scoped = telling.filter((t) => spans.some((s) => t.start >= s.from && t.end <= s.to))
  const isBare = scoped.length === 0 && !isConditional && reading.themesMeant.length === 0
  const found = scoped.length > 0 ? scoped : telling
  const joined: Term[][] = []
  for (const [i, term] of found.entries()) {
    const before = found[i - 1]
    const isNext = before === undefined || JOINED.test(view.text.slice(before.end, term.start))
    if (isNext && before?.start !== term.start) joined.push([term])
    else joined.at(-1)?.push(term)
  }
  // Elsewhere in a message words are a scope where a measure is called by them: "carry", "again" and "schedule" call none.
  const isCalled = (group: readonly Term[]): boolean => catalogue.index.match(group)[0]?.exact === true
  const called = scoped.length > 0 || isBare ? joined : joined.filter(isCalled)
  // "Key stage 2 and 4": of the other stage too.
  const others = called.flat().flatMap((term): Term[][] => {
    const [, of, n] = NUMBERED.exec(`${term.word} ${view.text.slice(term.end)}`) ?? []
    return of !== undefined && catalogue.index.isKnown(`${of}${n}`) ? [[{ ...term, word: `${of}${n}` }]] : []
  })
  const groups = [...called, ...others]
  // "Attendance and persistent absence": beside a theme, and not of it.
  const isBeside = (group: readonly Term[]): boolean => {
    const [from, to] = [group[0]?.start ?? 0, group.at(-1)?.end ?? 0]
    return reading.themesMeant.some(
      (t) =>
        (t.to <= from && JOINED.test(view.text.slice(t.to, from))) ||
        (t.from >= to && JOINED.test(view.text.slice(to, t.from))),
    )
  }
  const wordsOf = (list: readonly (readonly Term[])[]): string[] => [
    ...new Set(list.map((g) => [...new Set(g.map((t) => t.word))].join(' '))),
  ]
  return {
    groups: wordsOf(groups.filter((g) => !isBeside(g))),
    beside: wordsOf(groups.filter(isBeside)),
    typed: [...new Set(groups.flatMap((g) => g.map((t) => t.from)))],
  }
}
/** Whether some measure, of whichever council, is called by the words of a group. */
export const callsMeasure = ({ asking: { catalogue }, reading }: Session, group: string): boolean => {
  const words = group.split(' ')
  return catalogue.index.match(reading.terms.filter((t) => words.includes(t.word)))[0]?.exact === true
}

/**
 * Measures that are named one by one, where every word that tells measures apart is of one of them: "suspensions, CME and home
 * education - which fell". Null where they are not.
 */
export function measuresNamed({ view, asking: { catalogue }, requests }: Session): readonly string[] | null {
  if (!view) return null
  const isTelling = (t: Term): boolean =>
    !view.spare.has(t.word) && !/^\d+$/.test(t.word) && catalogue.tellsApart(t.word)
  const signs = signsOf(view)
  const telling = view.reading.terms.filter((t) => isTelling(t) && !signs.some((s) => t.start < s.to && t.end > s.from))
  // "Key stage 2 and 4 results": of all measures with those words.
  if (SCOPED.test(view.text)) return null
  const named = sidesOf(catalogue, view, untilOf(requests), null).find((sides) => {
    const words = new Set(sides.choices.flatMap((c) => c.matched))
    return (
      (areNamedInFull(sides) || sides.row === 'shared' || areNamedSurely(sides)) &&
      telling.every((t) => words.has(t.word))
    )
  })
  return named ? named.choices.map((c) => c.indicator) : null
}

/** The rows whose measures have as many of the words of a group as any: those that lack a word another row has are left. */
export function matchingRows(session: Session, rows: readonly RowAt[], groups: readonly string[]): RowAt[] {
  const { index } = session.asking.catalogue
  const fitting = new Set(
    groups.flatMap((group) => {
      const wanted = group.split(' ')
      const had = new Map(rows.map((r) => [r.row.indicator, wanted.filter((w) => index.has(r.row.indicator, w))]))
      const sets = [...had.values()]
      const isMost = (own: readonly string[]): boolean =>
        own.length > 0 && !sets.some((other) => other.length > own.length && own.every((w) => other.includes(w)))
      return [...had].flatMap(([indicator, own]) => (isMost(own) ? [indicator] : []))
    }),
  )
  return rows.filter((r) => fitting.has(r.row.indicator))
}
