/** What the inputs of a view or message hold: what the app put there first, then what the person gave. */
import { isObject } from './args.ts'
import { activeElements, chosen } from './elements.ts'
import type { Block, Json } from './types.ts'

/** A text, option values, or a whole state value as Slack would send it. */
export type Given = string | readonly string[] | Json | null
/** By action id, or by block id and then action id. */
export type StateValues = Readonly<Record<string, Given | Readonly<Record<string, Given>>>>
export type State = Record<string, Record<string, Json>>

const HOLDING = /select|picker|checkboxes|input|radio/

const valuesOf = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).filter(isObject).map((o) => String(o.value))

/** What an element holds before anyone touches it. */
function initial(element: Json): Json {
  const option = isObject(element.initial_option) ? String(element.initial_option.value) : null
  const single =
    element.initial_value ??
    option ??
    element.initial_date ??
    element.initial_time ??
    element.initial_user ??
    element.initial_channel ??
    element.initial_conversation ??
    null
  const several = element.initial_users ?? element.initial_channels ?? element.initial_conversations
  if (Array.isArray(element.initial_options)) return chosen(element, valuesOf(element.initial_options))
  if (Array.isArray(several)) return chosen(element, several.map(String))
  return chosen(element, single === null ? null : String(single))
}

function given(values: StateValues, blockId: string, actionId: string): Given | undefined {
  const block = values[blockId]
  if (isObject(block) && actionId in block) return (block as Record<string, Given>)[actionId]
  return values[actionId] as Given | undefined
}

/** Throws where a value belongs to no element. */
export function stateOf(blocks: readonly Block[], values: StateValues = {}): State {
  const state: State = {}
  const holding = activeElements(blocks).filter(({ element }) => HOLDING.test(String(element.type)))
  const known = new Set(holding.flatMap(({ element, blockId }) => [String(element.action_id), blockId]))
  const stray = Object.keys(values).find((name) => !known.has(name))
  if (stray) throw new Error(`no input called ${stray}; there is ${[...known].join(', ') || 'none'}`)
  for (const { element, blockId } of holding) {
    const actionId = String(element.action_id)
    const value = given(values, blockId, actionId)
    const held =
      value === undefined ? initial(element) : isObject(value) ? value : chosen(element, value as string | null)
    state[blockId] = { ...state[blockId], [actionId]: { type: element.type, ...held } }
  }
  return state
}

/** Slack lets nobody submit while an input that is needed is empty, or too long. Throws as it would stop them. */
export function refuseIncomplete(blocks: readonly Block[], state: State): void {
  for (const block of blocks) {
    if (block.type !== 'input' || !isObject(block.element)) continue
    const held = state[String(block.block_id)]?.[String(block.element.action_id)] ?? {}
    const { type: _, ...parts } = held
    const empty = Object.values(parts).every((v) => v === null || v === '' || (Array.isArray(v) && v.length === 0))
    if (empty && block.optional !== true) throw new Error(`Slack would not submit: ${block.block_id} is empty`)
    const most = Number(block.element.max_length ?? 3000)
    if (typeof held.value === 'string' && held.value.length > most)
      throw new Error(`Slack would not submit: ${block.block_id} is longer than ${most}`)
  }
}
