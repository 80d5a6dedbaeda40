/** A person's questions to the service that are not answered yet. */
import { dayLabel } from '../../../periods/calendar.ts'
import type { Block } from '../cards/card.ts'
import { cutEnd } from '../cards/cut.ts'
import { header, type Line, textBlocks } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { questionsOf } from '../service/kept-questions.ts'

const SHOWN = 10
const TEXT = 200

/** Nothing where none is open. */
export async function questionBlocks(deps: SlackDeps, user: string): Promise<Block[]> {
  const open = (await questionsOf(deps, user)).filter(({ state }) => state !== 'answered')
  if (open.length === 0) return []
  const rest = open.length - SHOWN
  return [
    header('Your questions to the service'),
    ...textBlocks([
      ...open
        .slice(0, SHOWN)
        .flatMap(({ id, measure, period, text, state, askedOn }): Line[] => [
          [{ bold: id }, ` ${cutEnd(measure, TEXT)}${period ? `, ${period}` : ''}`],
          [`“${cutEnd(text, TEXT)}”`],
          [`Asked on ${dayLabel(askedOn)} · ${state === 'assigned' ? '👤 an officer has it' : '⏳ nobody has it yet'}`],
        ]),
      ...(rest > 0 ? [[`and ${rest} more`]] : []),
    ]),
  ]
}
