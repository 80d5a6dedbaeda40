/** What a dropped file came to, for the officer who dropped it: what was read, what is asked, and what can be done now. */
import type { Draft } from '../../../importing/model.ts'
import { askText, readLines } from '../../../importing/text.ts'
import type { KeptDraft } from '../../releases/import-file.ts'
import type { Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { fitted } from '../cards/fit.ts'
import { context, header, textBlocks } from '../cards/text-blocks.ts'
import { actions, button, LOOK } from '../releasing/messages.ts'
import type { Dropped } from './dropped.ts'

export const ANSWER_FILE = 'import:answer'

const SHOWN = 10

const questions = (n: number): string => `${n} ${n === 1 ? 'question' : 'questions'}`

/** @param token of what is kept of the file */
export function importMessage(
  read: Draft,
  kept: KeptDraft | null,
  { asks, later }: Pick<Dropped, 'asks' | 'later'>,
  token: string,
): Message {
  const all = asks.length + later
  const title = `${read.file}: ${all === 0 ? 'read' : `read, with ${questions(all)} for you`}`
  const more = all - SHOWN
  // A draft's preview tells its own, and what is asked may settle others.
  const errors = kept || all > 0 ? [] : read.findings.filter((f) => f.severity === 'error')
  return {
    text: escapeMrkdwn(title),
    blocks: fitted(
      [
        header(title),
        ...textBlocks(readLines(read).map((line) => [line])),
        ...textBlocks(errors.slice(0, SHOWN).map(({ text }) => [text])),
        ...(asks.length === 0
          ? []
          : textBlocks([
              [{ bold: 'What only a person can say (it is asked once and remembered):' }],
              ...asks.slice(0, SHOWN).map((ask) => [askText(ask)]),
              ...(more > 0 ? [[`and ${questions(more)} more`]] : []),
            ])),
        ...context([
          `Nothing is published. ${kept ? `Kept as the draft D-${kept.id}${instead(kept)}.` : 'No draft is kept of it yet.'} I keep a hash of the file (SHA-256 ${read.sha256.slice(0, 16)}…) and the cells that were used, never the file.`,
        ]),
      ],
      [
        actions([
          ...(asks.length > 0
            ? [
                button(
                  ANSWER_FILE,
                  `Answer ${later === 0 ? questions(all) : `the first ${asks.length} of ${all}`}`,
                  token,
                  'primary',
                ),
              ]
            : []),
          ...(kept ? [button(LOOK, `Look at D-${kept.id}`, String(kept.id))] : []),
        ]),
      ].filter(({ elements }) => elements.length > 0),
    ),
  }
}

const instead = ({ replaces }: KeptDraft): string =>
  replaces.length === 0 ? '' : `, in the place of ${replaces.map((id) => `D-${id}`).join(', ')}`
