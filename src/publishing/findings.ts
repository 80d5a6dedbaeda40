/** What is wrong or odd in a draft: which findings still stand against publication, and what confirmed ones tell. */
import { rowKey } from '../loading/build-figures.ts'
import { remarkOf, TOLD } from '../loading/tell-askers.ts'
import type { Figure, Remark } from '../model/figure.ts'
import type { Draft, DraftFinding, NewFinding } from '../store/releases.ts'
import { confirmedNote, joinedNotes } from './notes.ts'

/** F-1, F-2 …: errors first. */
export const numbered = (findings: readonly NewFinding[]): DraftFinding[] =>
  findings
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((finding, i) => ({ id: `F-${i + 1}`, ...finding }))

const SEVERITIES: readonly DraftFinding['severity'][] = ['error', 'warning', 'note']

export const isConfirmed = ({ confirmations }: Pick<Draft, 'confirmations'>, { id }: DraftFinding): boolean =>
  confirmations.some((c) => c.finding === id)

/** Errors that are neither mended nor confirmed. */
export const standing = (draft: Pick<Draft, 'findings' | 'confirmations'>): DraftFinding[] =>
  draft.findings.filter((f) => f.severity === 'error' && !isConfirmed(draft, f))

interface Told {
  readonly about: NonNullable<DraftFinding['about']>
  readonly note: string | null
  readonly remark: Remark | null
}

/** The draft's figures, with what was confirmed about them, and what is doubtful though not wrong, told beside them. */
export function toldByFindings(draft: Draft): Figure[] {
  const told = draft.findings.flatMap((finding): Told[] => {
    const { about, code, text } = finding
    const reason = draft.confirmations.findLast((c) => c.finding === finding.id)?.reason
    if (!about) return []
    if (reason !== undefined) return [{ about, note: confirmedNote(reason), remark: null }]
    return TOLD.has(code) ? [{ about, note: null, remark: remarkOf({ message: text }) }] : []
  })
  if (told.length === 0) return [...draft.content.figures]
  return draft.content.figures.map((figure) => {
    const own = told.filter(
      ({ about }) =>
        figure.kind === 'value' &&
        rowKey(about) === rowKey(figure) &&
        (about.period === null || about.period === figure.period.label),
    )
    if (own.length === 0) return figure
    const remarks = [...(figure.remarks ?? []), ...own.flatMap(({ remark }) => remark ?? [])]
    const note = joinedNotes(figure.note, ...own.map((t) => t.note))
    return { ...figure, note, ...(remarks.length > 0 ? { remarks } : {}) }
  })
}
