/** What the checks of a draft against what is published are given. */
import type { Figure } from '../../model/figure.ts'
import type { Indicator, Measure } from '../../model/indicator.ts'
import type { Draft, NewFinding } from '../../store/releases.ts'

export interface Against {
  readonly content: Draft['content']
  /** Whether the draft states its report whole: then what is published of that report says nothing. */
  readonly whole: boolean
  readonly indicators: ReadonlyMap<string, Indicator>
  /** The council's figures of this and other reports. */
  readonly published: readonly Figure[]
  /** The row of a measure as the same report has it now, or the council's newest one. */
  readonly before: (row: { readonly indicator: string; readonly sub: string }) => Measure | null
}

export type HistoryCheck = (against: Against) => NewFinding[]

/** An error about a measure, or one figure of it. */
export const against = (
  code: string,
  { indicator, sub }: { readonly indicator: string; readonly sub: string },
  text: string,
  at?: Figure,
): NewFinding => ({
  severity: 'error',
  code,
  sheet: null,
  cell: at?.location ?? null,
  text,
  about: { indicator, sub, period: at?.period.label ?? null },
  confirmable: true,
})

export const named = ({ ref, name, sub }: Measure): string =>
  `${ref === null ? '' : `${ref} `}${name}${sub === '' ? '' : ` (${sub})`}`
