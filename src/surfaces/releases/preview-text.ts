/** A preview in words, for the shell. */

import type { Figure } from '../../model/figure.ts'
import type { Bands, Effects, RowName } from '../../publishing/effects.ts'
import { isConfirmed } from '../../publishing/findings.ts'
import { shown } from '../../publishing/notes.ts'
import type { AnswerChange, Preview } from '../../publishing/preview.ts'
import type { Draft, DraftFinding } from '../../store/releases.ts'
import { listText, ragWord } from '../../wording/format.ts'
import { momentLabel } from './moment.ts'

const MOST = 12

const nameOf = ({ ref, name, sub }: RowName): string =>
  `${ref === null ? '' : `${ref} `}${name}${sub === '' || sub === '%' ? '' : ` (${sub})`}`

const cell = (row: RowName, { period }: Figure): string => `${nameOf(row)}, ${period.label}`

const SHOW_ALL = ' (--all shows them)'

function list(title: string, lines: readonly string[], all: boolean, showAll = SHOW_ALL): string[] {
  if (lines.length === 0) return []
  const cut = all ? lines : lines.slice(0, MOST)
  const more = lines.length - cut.length
  return [
    `${title}: ${lines.length}`,
    ...cut.map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more${showAll}`] : []),
    '',
  ]
}

const bandsText = (bands: Bands | null): string =>
  bands === null
    ? 'none'
    : listText(
        (['red', 'amber', 'green'] as const).flatMap((kind) =>
          bands[kind] === null ? [] : [`${kind} ${bands[kind]}`],
        ),
      ) || 'none'

/** @param showAll how the rest of a long list is seen; nothing where it is not */
export function effectLines(effects: Effects, all: boolean, showAll = SHOW_ALL): string[] {
  return [
    ...list(
      'New figures',
      effects.added.map(({ row, now }) => `${cell(row, now)}: ${shown(now)}`),
      all,
      showAll,
    ),
    ...list(
      'Revised figures',
      effects.revised.map(({ row, old, now }) => `${cell(row, now)}: ${shown(old)} → ${shown(now)}`),
      all,
      showAll,
    ),
    ...list(
      'Figures gone',
      effects.gone.map(({ row, old }) => `${cell(row, old)}: ${shown(old)}`),
      all,
      showAll,
    ),
    ...list('Measures new to the report', effects.rowsNew.map(nameOf), all, showAll),
    ...list('Measures that the report no longer has', effects.rowsGone.map(nameOf), all, showAll),
    ...list(
      'RAG changes',
      effects.recoloured.map(
        ({ row, period, was, now }) => `${nameOf(row)}, ${period}: ${ragWord(was)} → ${ragWord(now)}`,
      ),
      all,
      showAll,
    ),
    ...list(
      'Targets changed',
      effects.retargeted.map(
        ({ row, period, was, now }) => `${nameOf(row)}, ${period}: ${bandsText(was)} → ${bandsText(now)}`,
      ),
      all,
      showAll,
    ),
  ]
}

const KINDS = {
  report: 'a new report',
  revision: 'the report stated anew',
  correction: 'a correction',
  targets: 'targets alone',
  rules: 'rules alone',
  undo: 'an undoing',
  bundled: 'bundled',
} as const

/** "1 figure", "2 figures". */
export const countText = (n: number, of: string): string => `${n} ${of}${n === 1 ? '' : 's'}`

export const kindText = (kind: keyof typeof KINDS): string => KINDS[kind]

/** "D-3: …": which draft it is. */
export const headText = (draft: Draft): string =>
  `D-${draft.id}: ${draft.title}\n${kindText(draft.kind)}, ${draft.document}, ${countText(draft.content.figures.length, 'figure')} of ${countText(draft.content.measures.length, 'measure')}, from ${draft.source.name}, drafted by ${draft.by} on ${momentLabel(draft.at)}`

/** "D-3/F-1 error (Sheet 1, D7): …", with who confirmed it and why. */
export function findingLine(draft: Draft, finding: DraftFinding): string {
  const place = [finding.sheet, finding.cell].filter((p) => p !== null).join(', ')
  const confirmed = draft.confirmations.findLast((c) => c.finding === finding.id)
  const state = confirmed ? `confirmed by ${confirmed.by}: "${confirmed.reason}"` : finding.severity
  return `D-${draft.id}/${finding.id} ${state}${place === '' ? '' : ` (${place})`}: ${finding.text}`
}

function answerLines({ row, asked, before, after }: AnswerChange, i: number): string[] {
  const head = `${i + 1}. ${nameOf(row)}${asked > 0 ? ` (asked ${asked} times in 30 days)` : ''}`
  if (before === after) return [`${head}: the answer stays as it is`]
  const indented = (text: string | null): string => (text ?? 'nothing is published').split('\n').join('\n           ')
  return [head, `   before: ${indented(before)}`, `   after:  ${indented(after)}`]
}

/** @param next what the officer does now */
export function previewText(preview: Preview, next: string, all: boolean): string {
  const { draft, effects, findings, withheld, unlinked, summary, answers, others } = preview
  const effect = effectLines(effects, all)
  const told = findings.filter((f) => f.severity !== 'note' || all || isConfirmed(draft, f))
  const rest = findings.length - told.length
  const findingLines = told.map((f) => findingLine(draft, f))
  return [
    headText(draft),
    '',
    ...(others.length === 0
      ? []
      : [
          `Somebody else prepares something for the same council: ${listText(
            others.map((o) => `D-${o.id} (${o.title}, ${o.by}, ${momentLabel(o.at)})`),
          )}. Whichever comes second has to be looked at again.`,
          '',
        ]),
    ...(effect.length === 0 ? ['Nothing that anybody would be told changes.', ''] : effect),
    ...list(
      'Withheld as too small',
      withheld.map((f) => `${f.indicator}${f.sub === '' ? '' : ` (${f.sub})`}, ${f.period.label}: ${f.asPrinted}`),
      all,
    ),
    ...list(
      'Withheld, and nothing says which percentage or total it is part of; look whether one gives it away',
      unlinked.map((f) => `${f.indicator}${f.sub === '' ? '' : ` (${f.sub})`}, ${f.period.label}`),
      all,
    ),
    ...list(rest === 0 ? 'Findings' : `Findings (and ${countText(rest, 'note')}, with --all)`, findingLines, true),
    'The summary as it will read:',
    ...summary.split('\n').map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    ...(answers.length === 0 ? [] : ['Answers before and after:', ...answers.flatMap(answerLines), '']),
    next,
  ].join('\n')
}
