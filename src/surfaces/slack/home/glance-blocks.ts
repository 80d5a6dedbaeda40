/** The newest report at a glance, as blocks of a Home tab. */

import { dayLabel } from '../../../periods/calendar.ts'
import { capital } from '../../../wording/format.ts'
import type { Block } from '../cards/card.ts'
import { context, header, type Line, textBlocks } from '../cards/text-blocks.ts'
import { countSign, RAG_SIGNS } from '../cards/words.ts'
import type { Glance, GlanceRow, RagCounts } from './glance.ts'

const THEMES = 12
const RATED = ['red', 'amber', 'green'] as const

/** "🟥 2 RED · 🟢 3 GREEN". */
export const countsText = (counts: RagCounts): string =>
  RATED.filter((rag) => counts[rag] > 0)
    .map((rag) => countSign(rag, counts[rag]))
    .join(' · ')

const sign = ({ rag }: GlanceRow): string => (rag === 'none' ? '' : ` ${RAG_SIGNS[rag]}`)
const wasText = ({ was }: GlanceRow): string => (was ? `, was ${was.value} (${was.period})` : '')

const movedLine = (row: GlanceRow): Line => [`• ${row.name}: ${row.value} (${row.period})${sign(row)}${wasText(row)}`]
const redLine = (row: GlanceRow): Line => [
  `• ${row.name}: ${row.value} (${row.period})${sign(row)}${row.target ? `, target ${row.target}` : ''}`,
]
const recolouredLine = (row: GlanceRow): Line => [
  `• ${row.name}: ${row.was ? RAG_SIGNS[row.was.rag] : ''} →${sign(row)}, ${row.value} (${row.period})${wasText(row)}`,
]

const part = (title: string, lines: readonly Line[]): Line[] =>
  lines.length === 0 ? [] : [[{ bold: title }], ...lines]

function themeLines({ themes }: Glance): Line[] {
  const shown = themes.slice(0, THEMES)
  const rest = themes.length - shown.length
  return [
    ...shown.map(({ theme, counts }): Line => [{ bold: capital(theme) }, `: ${countsText(counts)}`]),
    ...(rest > 0 ? [[`and ${rest} more ${rest === 1 ? 'theme' : 'themes'}`]] : []),
  ]
}

/** Document, colours by theme, what changed and what is furthest from its target. */
export function glanceBlocks(council: string, glance: Glance): Block[] {
  const { counts } = glance
  const all = counts.red + counts.amber + counts.green + counts.none
  const rated = all - counts.none
  return [
    header(`${council}: ${glance.period}`),
    ...context([`${glance.document}, published ${dayLabel(glance.published)}`]),
    ...textBlocks([
      [
        `${all} measures, ${rated} with a target${rated > 0 ? ': ' : '.'}`,
        ...(rated > 0 ? [{ bold: countsText(counts) }] : []),
      ],
    ]),
    ...textBlocks(themeLines(glance)),
    ...(glance.themes.length > 1 ? context(['A measure counts in each theme it belongs to.']) : []),
    ...textBlocks(part('Red, what matters most first', glance.reds.map(redLine))),
    ...textBlocks(part('Changed colour since last time', glance.recoloured.map(recolouredLine))),
    ...textBlocks(part('Got better', glance.better.map(movedLine))),
    ...textBlocks(part('Got worse, not red', glance.worse.map(movedLine))),
  ]
}
