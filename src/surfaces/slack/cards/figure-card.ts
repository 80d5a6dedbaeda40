/** One figure: value with measure and period, RAG, target, direction, benchmarks; always in this order. */
import type { Answer } from '../../../model/answer.ts'
import { type LineRole, shownOf, type Telling, type Line as ToldLine } from '../../../wording/line.ts'
import { chartOfPoints } from './chart.ts'
import { type CardBody, endBlocks, warningBlocks } from './parts.ts'
import { standingBlocks } from './standings.ts'
import { header, type Line, labelled, textBlocks } from './text-blocks.ts'
import { bodyLines, styled, untabled } from './told.ts'
import { periodText, RAG_SIGNS } from './words.ts'

const UNKNOWN_DIRECTION = labelled('Direction', 'not known for this figure')

const of = (lines: readonly ToldLine[], ...roles: readonly LineRole[]): Line[] =>
  lines.filter(({ role }) => roles.includes(role)).map(styled)

const ragLine = ({ rag, ragReason }: Answer): Line =>
  ragReason === '' ? [{ bold: RAG_SIGNS[rag] }] : labelled(RAG_SIGNS[rag], `${ragReason}.`)

/** The number never stands alone: "61.8% · 2023/24 · Children in care with an up-to-date dental assessment, Rotherham". */
const headerOf = (shown: string, label: string, { name, council }: Telling): string =>
  [shown, label, `${name}, ${council}`].join(' · ')

/** A figure whose facts are known; what is worked out of several is its sentences. */
function figureLines(answer: Answer, telling: Telling): Line[] {
  const { computed, period, target } = answer
  const lines = untabled(answer, [...telling.lines, ...(telling.gaveWay ?? [])])
  const trend = of(lines, 'trend')
  // A verdict may have told it.
  const isDirected = answer.trend?.previous !== undefined && answer.trend.previous !== null
  return [
    ...of(lines, 'verdict'),
    ragLine(answer),
    ...(target ? [labelled('Target', telling.target ?? target.text)] : of(lines, 'target')),
    ...(trend.length > 0 || isDirected ? trend : [UNKNOWN_DIRECTION]),
    ...of(lines, 'benchmark'),
    ...(period ? [labelled('Period', periodText(period))] : []),
    ...(computed ? [labelled('Worked out', `${computed} = ${telling.shown}.`)] : []),
    ...of(lines, 'beside', 'quote', 'said'),
  ]
}

export const figureBody: CardBody = (answer, options) => {
  const { telling } = answer
  const shown = shownOf(answer)
  const chart = options.chart ? chartOfPoints(answer, options.chart) : null
  const [head, ...rest] = bodyLines(answer)
  return [
    ...warningBlocks(answer),
    ...(shown && answer.period
      ? [header(headerOf(shown, answer.period.label, telling)), ...textBlocks(figureLines(answer, telling))]
      : textBlocks([
          ...(head ? [[{ bold: head.text }]] : []),
          ...(answer.rag === 'none' ? [] : [ragLine(answer)]),
          ...rest.map(styled),
        ])),
    ...(chart ? [chart] : []),
    ...(answer.standings ? standingBlocks(answer.standings) : []),
    ...endBlocks(answer),
  ]
}
