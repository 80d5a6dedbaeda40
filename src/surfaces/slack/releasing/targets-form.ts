/** The form in which an officer sets the target and tolerances of a measure for a year. */
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { BAND_KINDS, type BandKind } from '../../../model/figure.ts'
import { PERIOD_KINDS, type Period } from '../../../model/period.ts'
import { periodTyped } from '../../period-named.ts'
import { bandsIn } from '../../releases/target-draft.ts'
import { context, option, plainText, textBlocks } from '../cards/text-blocks.ts'
import { type Filled, field, form } from './inputs.ts'
import type { FormPlace } from './office.ts'

export const TARGETS_FORM = 'release-targets'

const COUNCIL = 'council'
const MEASURE = 'measure'
const SUB = 'sub'
const YEAR = 'year'
const LENGTH = 60
/** Characters of a menu's line, and how many lines it may have. */
const MOST_COUNCILS = 100

const BAND_LABELS: Readonly<Record<BandKind, string>> = {
  green: 'Green: the target',
  amber: 'Amber: the tolerance',
  red: 'Red',
}
const BAND_HINTS: Readonly<Record<BandKind, string>> = {
  green: 'As it is to be printed, such as 95%+, <2.5% or 50-70%. What is left empty stays as it is.',
  amber: 'Such as 87%+. Together the bands have to cover every number once.',
  red: 'Such as <87%.',
}

const period = z.object({ kind: z.enum(PERIOD_KINDS), start: z.string(), end: z.string(), label: z.string() })

/** Which measure where one is known, the year that was shown, and where the draft is shown then. */
export const targeting = z.object({
  row: z.object({ council: z.string(), indicator: z.string(), sub: z.string() }).nullable(),
  shown: period.nullable(),
  place: z.object({ channel: z.string().max(30), thread: z.string().max(30).nullable(), alone: z.boolean() }),
})

export interface TargetsOfMeasure {
  readonly row: { readonly council: string; readonly indicator: string; readonly sub: string }
  /** With the council's name. */
  readonly name: string
  /** The year whose targets are shown. */
  readonly year: Period
  /** As they are printed for it. */
  readonly bands: Readonly<Partial<Record<BandKind, string>>>
}

export interface CouncilOffered {
  readonly key: string
  readonly name: string
}

const text = (initial: string | undefined) => ({
  type: 'plain_text_input' as const,
  max_length: LENGTH,
  ...(initial === undefined ? {} : { initial_value: initial.slice(0, LENGTH) }),
})

const bandFields = (bands: TargetsOfMeasure['bands']) =>
  BAND_KINDS.map((kind) =>
    field(kind, BAND_LABELS[kind], text(bands[kind]), { optional: true, hint: BAND_HINTS[kind] }),
  )

const END = 'It becomes a draft. Its preview says what would change colour and whether the bands cover every number.'

/** Of the measure of a card. */
export function targetsForm({ row, name, year, bands }: TargetsOfMeasure, place: FormPlace): ModalView {
  const about = { row, shown: year, place } satisfies z.infer<typeof targeting>
  return form(TARGETS_FORM, 'Set targets', 'Make a draft', about, [
    ...textBlocks([[{ bold: name }]]),
    field(YEAR, 'For which year?', text(year.label), {
      hint: 'The reporting year, such as 2024/25. Targets of other years stay.',
    }),
    ...bandFields(bands),
    ...context([END]),
  ])
}

/** Of any measure, named by whoever fills it in. */
export function anyTargetsForm(councils: readonly CouncilOffered[], place: FormPlace): ModalView {
  const about = { row: null, shown: null, place } satisfies z.infer<typeof targeting>
  const options = councils.slice(0, MOST_COUNCILS).map(({ key, name }) => option(name, key))
  const [only] = options
  return form(TARGETS_FORM, 'Set targets', 'Make a draft', about, [
    field(COUNCIL, 'Council', {
      type: 'static_select',
      placeholder: plainText('Choose a council', 75),
      options,
      ...(options.length === 1 && only ? { initial_option: only } : {}),
    }),
    field(MEASURE, 'Measure', text(undefined), { hint: 'Its reference, such as A.10.' }),
    field(SUB, 'Part of the measure', text(undefined), {
      optional: true,
      hint: 'Such as primary or %, where the measure has several rows.',
    }),
    field(YEAR, 'For which year?', text(undefined), { hint: 'The reporting year, such as 2024/25.' }),
    ...bandFields({}),
    ...context([END]),
  ])
}

export interface TargetsTyped {
  readonly council: string
  /** The measure's reference or id. */
  readonly measure: string
  readonly sub: string | null
  readonly period: Period
  readonly bands: Readonly<Partial<Record<BandKind, string>>>
}

/** What somebody filled in, or what is wrong with it, by field. */
export function targetsTyped(
  { row, shown }: z.infer<typeof targeting>,
  { one }: Filled,
): TargetsTyped | { readonly errors: Record<string, string> } {
  const year = one(YEAR) ?? ''
  const found = year === shown?.label ? shown : periodTyped(year)
  if (!found) return { errors: { [YEAR]: `"${year}" is no year; write it such as 2024/25.` } }
  const bands = bandsIn(one)
  if (Object.keys(bands).length === 0)
    return { errors: { green: 'Give at least one of the three, such as 95%+ for green.' } }
  const council = row?.council ?? one(COUNCIL)
  const measure = row?.indicator ?? one(MEASURE)
  if (council === null || measure === null)
    return { errors: { [council === null ? COUNCIL : MEASURE]: 'Say which one.' } }
  return { council, measure, sub: row ? row.sub : one(SUB), period: found, bands }
}

/** An error of the measure that was named; of a card's, of the year beside it. */
export const wrongMeasure = ({ row }: z.infer<typeof targeting>, sentence: string): Record<string, string> => ({
  [row ? YEAR : MEASURE]: sentence,
})
