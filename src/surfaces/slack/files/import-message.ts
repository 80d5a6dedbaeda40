/** What a dropped file came to, for the officer who dropped it: what was read, what is asked, and what can be done now. */
import type { Ask, Draft } from '../../../importing/model.ts'
import { askText, readLines } from '../../../importing/text.ts'
import type { KeptDraft } from '../../releases/import-file.ts'
import type { Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { fitted } from '../cards/fit.ts'
import { context, header, textBlocks } from '../cards/text-blocks.ts'
import { actions, button, LOOK } from '../releasing/messages.ts'

export const ANSWER_FILE = 'import:answer'

const SHOWN = 10

const questions = (n: number): string => `${n} ${n === 1 ? 'question' : 'questions'}`

/** @param token of what is kept of the file */
export function importMessage(read: Draft, kept: KeptDraft | null, asks: readonly Ask[], token: string): Message {
  const title = `${read.file}: ${asks.length === 0 ? 'read' : `read, with ${questions(asks.length)} for you`}`
  const more = asks.length - SHOWN
  return {
    text: escapeMrkdwn(title),
    blocks: fitted(
      [
        header(title),
        ...textBlocks(readLines(read).map((line) => [line])),
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
          ...(asks.length > 0 ? [button(ANSWER_FILE, `Answer ${questions(asks.length)}`, token, 'primary')] : []),
          ...(kept ? [button(LOOK, `Look at D-${kept.id}`, String(kept.id))] : []),
        ]),
      ].filter(({ elements }) => elements.length > 0),
    ),
  }
}

const instead = ({ replaces }: KeptDraft): string =>
  replaces.length === 0 ? '' : `, in the place of ${replaces.map((id) => `D-${id}`).join(', ')}`
