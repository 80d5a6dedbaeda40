/** Fields of the forms about drafts, and what somebody filled in. Each block has one field, named after it. */
import type { InputBlock, ModalView, PlainTextOption } from '@slack/types'
import { z } from 'zod'
import type { Block } from '../cards/block.ts'
import { INPUT_LABEL, MODAL_TEXT } from '../cards/limits.ts'
import { plainText } from '../cards/text-blocks.ts'

const BLOCKS = 100

export interface FieldOptions {
  readonly optional?: boolean
  readonly hint?: string
}

export const field = (
  block: string,
  label: string,
  element: InputBlock['element'],
  { optional = false, hint }: FieldOptions = {},
): InputBlock => ({
  type: 'input',
  block_id: block,
  ...(optional ? { optional } : {}),
  label: plainText(label, INPUT_LABEL),
  ...(hint === undefined ? {} : { hint: plainText(hint, INPUT_LABEL) }),
  element: { ...element, action_id: block },
})

export const tick = (block: string, label: string, box: PlainTextOption, ticked: boolean): InputBlock =>
  field(
    block,
    label,
    { type: 'checkboxes', options: [box], ...(ticked ? { initial_options: [box] } : {}) },
    { optional: true },
  )

/** @param about travels with it, sealed */
export const form = (
  callback: string,
  title: string,
  submit: string,
  about: unknown,
  blocks: readonly Block[],
): ModalView => ({
  type: 'modal',
  callback_id: callback,
  private_metadata: JSON.stringify(about),
  title: plainText(title, MODAL_TEXT),
  submit: plainText(submit, MODAL_TEXT),
  close: plainText('Cancel', MODAL_TEXT),
  // None of the newer blocks is among them.
  blocks: blocks.slice(0, BLOCKS) as ModalView['blocks'],
})

const option = z.object({ value: z.string() })
const held = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
})
const values = z.record(z.string(), z.record(z.string(), held))

export interface Filled {
  /** A text, a choice of one or a day; null where it was left empty. */
  readonly one: (block: string) => string | null
  readonly many: (block: string) => readonly string[]
}

export function filled(state: unknown): Filled {
  const read = values.safeParse(state).data ?? {}
  const at = (block: string): z.infer<typeof held> | undefined => Object.values(read[block] ?? {})[0]
  return {
    one: (block) => {
      const it = at(block)
      return (it?.value ?? it?.selected_option?.value ?? it?.selected_date ?? '').trim() || null
    },
    many: (block) => at(block)?.selected_options?.map(({ value }) => value) ?? [],
  }
}
