/** The files of `data/`, as zod has them. Messages are for the person who edits the file. */
import { z } from 'zod'
import { BAND_KINDS, BENCHMARK_KINDS, FIGURE_KINDS, FIGURE_STATUSES } from '../model/figure.ts'
import { BASES, POLARITIES, UNITS } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { isRealDay, parts } from '../periods/calendar.ts'
import { parsePeriodKey } from '../periods/codec.ts'

const text = z.string().trim()
const filled = text.min(1, 'the cell is empty; fill it in')
const PERIOD_HELP = 'write it as 2024-03, 2023/24 Q4, 2023/24, AY2023/24 T2, CY2023, R12 2024-03 or 2024-03-31'

const among = (names: readonly string[]) => ({
  error: (issue: { input?: unknown }) => `"${String(issue.input)}" is not known; use one of ${names.join(', ')}`,
})

/** A period key as `Period`; blank is null. */
const periodOrBlank = text.transform((key, context): Period | null => {
  if (key === '') return null
  const period = parsePeriodKey(key)
  if (period) return period
  context.issues.push({ code: 'custom', input: key, message: `"${key}" is not a period; ${PERIOD_HELP}` })
  return z.NEVER
})

const requiredPeriod = periodOrBlank.transform((period, context): Period => {
  if (period) return period
  context.issues.push({ code: 'custom', input: '', message: `the period is missing; ${PERIOD_HELP}` })
  return z.NEVER
})

const YEARS = ['reporting', 'academic', 'calendar'] as const
const PARTS = ['table', 'text', 'correction'] as const
export const PRINTED_KINDS = [...FIGURE_KINDS, 'target'] as const

export const MEASURE_ROW = z.object({
  indicator: filled,
  sub: text,
  ref: text,
  name: filled,
  service: text,
  frequency: text,
  unit: text.pipe(z.enum(UNITS, among(UNITS))),
  polarity: text.pipe(z.enum([...POLARITIES, ''], among([...POLARITIES, 'nothing']))),
  note: text,
})

export const FIGURE_ROW = z.object({
  indicator: filled,
  sub: text,
  kind: text.pipe(z.enum(PRINTED_KINDS, among(PRINTED_KINDS))),
  period: periodOrBlank,
  as_printed: filled,
  value: text.regex(/^(-?\d+(\.\d+)?)?$/, {
    error: (issue) => `"${String(issue.input)}" is not a number; write it without sign or comma, such as 91.8 or 1524`,
  }),
  part: text.pipe(z.enum(PARTS, among(PARTS))),
  location: filled,
  note: text,
  /** May be left out: a column of its own where some figures are not plainly published. */
  status: text.pipe(z.enum([...FIGURE_STATUSES, ''], among(FIGURE_STATUSES))).optional(),
})

export type FigureRow = z.output<typeof FIGURE_ROW>

export const COMMENTARY_ROW = z.object({ indicators: filled, period: periodOrBlank, location: filled, text: filled })

export const GLOSSARY_ROW = z.object({ term: filled, abbreviations: text, definition: filled })

const day = text.refine(
  (written) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
    const { year, month, day: number } = parts(written)
    return isRealDay(year, month, number)
  },
  { error: (issue) => `"${String(issue.input)}" is not a day; write it as 2024-07-30` },
)

export const COUNCIL = z
  .strictObject({
    name: filled,
    fullName: filled,
    nicknames: z.array(filled),
    /** Reports that are announced, for the days they are due. */
    reports_due: z.array(z.strictObject({ period: requiredPeriod, due: day })).exactOptional(),
    /** Who lets figures out, and which are withheld since they are about too few people. */
    publishing: z
      .strictObject({
        four_eyes: z.boolean().default(false),
        disclosure: z
          .strictObject({ below: z.int().min(2).max(100) })
          .nullable()
          .default(null),
      })
      .exactOptional(),
  })
  .transform(({ reports_due: reportsDue, publishing, ...council }) => ({
    ...council,
    ...(reportsDue ? { reportsDue } : {}),
    ...(publishing ? { publishing: { fourEyes: publishing.four_eyes, disclosure: publishing.disclosure } } : {}),
  }))

export const REPORT = z.strictObject({
  /** The same as the names of the folders, where they are given at all. */
  key: text.optional(),
  council: text.optional(),
  title: filled,
  document: filled,
  published: day,
  meeting: text,
  period: requiredPeriod,
})

export const INDICATORS = z.array(
  z.strictObject({
    id: filled,
    name: filled,
    unit: z.enum(UNITS, among(UNITS)),
    polarity: z.enum(POLARITIES, among(POLARITIES)),
    basis: z.enum(BASES, among(BASES)),
    year: z.enum(YEARS, among(YEARS)),
    themes: z.array(filled),
    say: z.array(filled),
    whom: z.strictObject({ ages: z.array(z.int()), years: z.array(z.int()) }).exactOptional(),
    without: z.array(filled).exactOptional(),
    notAlike: filled.exactOptional(),
  }),
)

export const isBand = (kind: string): boolean => kind === 'target' || (BAND_KINDS as readonly string[]).includes(kind)
export const isBenchmark = (kind: string): boolean => (BENCHMARK_KINDS as readonly string[]).includes(kind)
