/** The fields of a schedule's form: one action each, named after its block. */
import type { InputBlock } from '@slack/types'
import { INPUT_LABEL } from '../../cards/limits.ts'
import { option, plainText } from '../../cards/text-blocks.ts'

/** Begins the action id of every field. */
export const FIELD_ACTION = 'schedule-field:'

export interface InputOptions {
  readonly optional?: boolean
  readonly hint?: string
  /** Whether the form is shown anew when it changes. */
  readonly dispatches?: boolean
}

export function input(
  block: string,
  label: string,
  element: InputBlock['element'],
  { optional = false, hint, dispatches = false }: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    ...(optional ? { optional } : {}),
    ...(dispatches ? { dispatch_action: true } : {}),
    label: plainText(label, INPUT_LABEL),
    ...(hint === undefined ? {} : { hint: plainText(hint, INPUT_LABEL) }),
    element: { ...element, action_id: `${FIELD_ACTION}${block}`.slice(0, 255) },
  }
}

/** A choice of one; `offered` are value and text. */
export function menu(
  block: string,
  label: string,
  offered: readonly (readonly [string, string])[],
  chosen: string,
  dispatches = false,
): InputBlock {
  const options = offered.map(([value, text]) => option(text, value))
  const initial = options.find(({ value }) => value === chosen)
  return input(
    block,
    label,
    { type: 'static_select', options, ...(initial ? { initial_option: initial } : {}) },
    { dispatches },
  )
}
