/** The message of a summary: the exceptions, short enough for a phone. */
import { type FittedSection, fitSections } from '../../../../overview/fit.ts'
import { labelOf, leftText, toldIn } from '../../../../overview/render.ts'
import type { Rendered } from '../../../../overview/sections.ts'
import type { Message } from '../card.ts'
import { cutEnd } from '../cut.ts'
import { fitted } from '../fit.ts'
import { MESSAGE_TEXT } from '../limits.ts'
import { context, header, type Line, labelled, textBlocks } from '../text-blocks.ts'
import { escaped } from './pack.ts'

/** One line beside its label, several under it. */
function linesOf(section: FittedSection): Line[] {
  const { inline } = section
  const lines = section.lines.length > 0 ? toldIn(section) : []
  const label = labelOf(section)
  if (lines.length === 0) return []
  return inline || lines.length === 1
    ? [labelled(label, lines.join(', '))]
    : [[{ bold: `${label}:` }], ...lines.map((line) => [`• ${line}`])]
}

function bodyOf(sections: readonly FittedSection[]): Line[] {
  const left = leftText(sections)
  return [...sections.flatMap(linesOf), ...(left ? [labelled('In the thread', left)] : [])]
}

const plainLine = (line: Line): string => line.map((run) => (typeof run === 'string' ? run : run.bold)).join('')

/** What comes first under the title, cut where a message could not hold it. */
function aboveText(above: readonly string[], room: number): string {
  const whole = above.join('\n')
  let text = escaped(whole)
  for (let length = room; text.length > room; length -= 100) text = escaped(cutEnd(whole, length))
  return text
}

/** At most 1,500 characters, counted as they are sent, without the lines of `above`, which stand under its title. */
export function headMessage(rendered: Rendered, above: readonly string[]): Message {
  const { title, opening, source } = rendered
  const head = `${escaped(title)}\n`
  const rest = (sections: readonly FittedSection[]): string =>
    escaped([opening.join('\n'), bodyOf(sections).map(plainLine).join('\n'), source].join('\n\n'))
  const sections = fitSections(rendered.message, (shown) => head + rest(shown))
  const text = rest(sections)
  const first = above.length > 0 ? `${aboveText(above, MESSAGE_TEXT - head.length - text.length - 2)}\n\n` : ''
  const body = [
    header(title),
    ...textBlocks(above.map((line) => [line])),
    ...textBlocks(opening.map((line) => [line])),
    ...textBlocks(bodyOf(sections)),
  ]
  return { text: `${head}${first}${text}`, blocks: fitted([...body, ...context([source])], []) }
}
