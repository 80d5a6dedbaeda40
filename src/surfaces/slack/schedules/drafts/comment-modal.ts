/** The modal in which an officer writes what stands at the head of a summary. */
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { plain } from '../../../terminal/plain.ts'
import { INPUT_LABEL, MODAL_TEXT } from '../../cards/limits.ts'
import { context, plainText } from '../../cards/text-blocks.ts'

export const COMMENT_MODAL = 'draft-comment'
/** The summary itself has 1,500 characters on a phone. */
export const COMMENT_LENGTH = 500
const FIELD = 'comment'

export const commentModal = (about: { readonly run: string }, written: string): ModalView => ({
  type: 'modal',
  callback_id: COMMENT_MODAL,
  private_metadata: JSON.stringify(about),
  title: plainText('Officers’ comment', MODAL_TEXT),
  submit: plainText('Save', MODAL_TEXT),
  close: plainText('Cancel', MODAL_TEXT),
  blocks: [
    {
      type: 'input',
      block_id: FIELD,
      optional: true,
      label: plainText('Comment', INPUT_LABEL),
      hint: plainText(`At most ${COMMENT_LENGTH} characters. Leave it empty for none.`, INPUT_LABEL),
      element: {
        type: 'plain_text_input',
        action_id: FIELD,
        multiline: true,
        max_length: COMMENT_LENGTH,
        focus_on_load: true,
        ...(written === '' ? {} : { initial_value: written }),
      },
    },
    ...context([
      'It stands at the head of the summary, marked as the officers’ words. Write nothing that could tell who a child or a family is.',
    ]),
  ],
})

const values = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })))

/** What was written, safe for the screen; empty for none. */
export function commentIn(state: unknown): string {
  const read = values.safeParse(state)
  return plain((read.success ? read.data[FIELD]?.[FIELD]?.value : null) ?? '').trim()
}
