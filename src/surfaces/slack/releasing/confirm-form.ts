/** The form in which an officer says that something odd is as the source has it, and why. */
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { standing } from '../../../publishing/findings.ts'
import type { Draft } from '../../../store/releases.ts'
import { findingLine } from '../../releases/preview-text.ts'
import { option, textBlocks } from '../cards/text-blocks.ts'
import { OPTIONS } from '../home/council-options.ts'
import { type Filled, field, form } from './inputs.ts'
import type { FormPlace } from './office.ts'

export const CONFIRM_FORM = 'release-confirm'

const FINDINGS = 'findings'
const REASON = 'reason'
const REASON_LENGTH = 500
const SHOWN = 20

/** Which draft, and where the preview goes then. */
export const confirming = z.object({
  draft: z.number().int(),
  place: z.object({ channel: z.string().max(30), thread: z.string().max(30).nullable(), alone: z.boolean() }),
})

export function confirmForm(draft: Draft, place: FormPlace): ModalView {
  const found = standing(draft).filter((f) => f.confirmable)
  const offered = found.slice(0, OPTIONS).map((f) => {
    const at = [f.sheet, f.cell].filter((p) => p !== null).join(' ')
    return option(`${f.id}${at === '' ? '' : ` (${at})`}: ${f.text}`, f.id)
  })
  return form(
    CONFIRM_FORM,
    `Confirm in D-${draft.id}`,
    'Confirm',
    { draft: draft.id, place } satisfies z.infer<typeof confirming>,
    [
      ...textBlocks(found.slice(0, SHOWN).map((f) => [findingLine(draft, f)])),
      field(FINDINGS, 'What is as the source has it?', { type: 'multi_static_select', options: offered }),
      field(
        REASON,
        'Why?',
        { type: 'plain_text_input', multiline: true, min_length: 3, max_length: REASON_LENGTH },
        { hint: 'It is kept with your name, and told with every answer about the figure, without it.' },
      ),
    ],
  )
}

export const confirmedIn = ({
  one,
  many,
}: Filled): { readonly findings: readonly string[]; readonly reason: string } => ({
  findings: many(FINDINGS),
  reason: one(REASON) ?? '',
})
