/** Finding what can be pressed among blocks, and what Slack sends when it is. */
import { isObject } from './args.ts'
import type { Block, Button, Json } from './types.ts'

export interface Found {
  readonly element: Json
  readonly blockId: string
}

export interface Choice {
  /** Of a button, the one with this value; of a menu, the option to take; of feedback, the side. */
  value?: string
  /** Where several have the same action id. */
  blockId?: string
}

/** Whatever has an action id, at any depth. */
export function activeElements(blocks: readonly Block[]): Found[] {
  const found: Found[] = []
  const walk = (value: unknown, blockId: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, blockId)
    else if (isObject(value)) {
      const here = typeof value.block_id === 'string' ? value.block_id : blockId
      if (typeof value.action_id === 'string') found.push({ element: value, blockId: here })
      for (const inner of Object.values(value)) walk(inner, here)
    }
  }
  walk(blocks, '')
  return found
}

export const plainOf = (value: unknown): string => (isObject(value) ? plainOf(value.text) : String(value ?? ''))

/** What a person could press; a pair of feedback buttons counts as two. */
export const buttonsOf = (blocks: readonly Block[]): Button[] =>
  activeElements(blocks).flatMap(({ element, blockId }) => {
    const button = (text: unknown, value: unknown): Button => ({
      type: String(element.type),
      actionId: String(element.action_id),
      blockId,
      text: plainOf(text),
      value: typeof value === 'string' ? value : null,
    })
    if (element.type === 'button' || element.type === 'icon_button') return [button(element.text, element.value)]
    return sidesOf(element).map((side) => button(side.text, side.value))
  })

const sidesOf = (element: Json): Json[] =>
  element.type === 'feedback_buttons' ? [element.positive_button, element.negative_button].filter(isObject) : []
const optionsOf = (element: Json): Json[] => {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isObject) : []
  return [element, ...groups].flatMap((g) => (Array.isArray(g.options) ? g.options.filter(isObject) : []))
}

/** By action id, else by its visible text. Throws, with what there is, where it cannot be pressed. */
export function findElement(blocks: readonly Block[], actionId: string, choice: Choice): Found {
  const all = activeElements(blocks).filter((f) => choice.blockId === undefined || f.blockId === choice.blockId)
  const byId = all.filter((f) => f.element.action_id === actionId)
  const named = byId.length > 0 ? byId : all.filter((f) => plainOf(f.element.text) === actionId)
  const withValue = named.filter(
    (f) => f.element.type !== 'button' || choice.value === undefined || f.element.value === choice.value,
  )
  const found = withValue[0]
  if (found) return found
  const there = all.map((f) => `${f.element.action_id} (${plainOf(f.element.text) || f.element.type})`).join(', ')
  const wanted = choice.value === undefined ? actionId : `${actionId} with value ${choice.value}`
  throw new Error(`nothing to press called ${wanted}; there is ${there || 'nothing'}`)
}

/** The entry of `actions` in a block_actions payload. */
export function actionOf({ element, blockId }: Found, choice: Choice, actionTs: string): Json {
  const common = { type: element.type, action_id: element.action_id, block_id: blockId, action_ts: actionTs }
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return {
        ...common,
        text: element.text,
        ...(element.value === undefined ? {} : { value: element.value }),
        ...(element.style === undefined ? {} : { style: element.style }),
        ...(element.icon === undefined ? {} : { icon: element.icon }),
      }
    case 'feedback_buttons': {
      const sides = sidesOf(element)
      const named = { positive: sides[0], negative: sides[1] }[choice.value ?? '']
      const side = named ?? sides.find((s) => s.value === choice.value || plainOf(s.text) === choice.value)
      if (!side) throw new Error(`feedback has no side ${choice.value}; say positive or negative`)
      return { ...common, text: side.text, value: side.value }
    }
    default:
      return { ...common, ...chosen(element, choice.value ?? null) }
  }
}

/** What a menu, picker or input holds once a person chose `value`; of some, several. Throws where it has no such option. */
export function chosen(element: Json, value: string | readonly string[] | null): Json {
  const type = String(element.type)
  const one = value === null ? null : typeof value === 'string' ? value : (value[0] ?? null)
  const many = value === null ? [] : typeof value === 'string' ? [value] : value
  const option = (wanted: string): Json => {
    const options = optionsOf(element)
    const found = options.find((o) => o.value === wanted || plainOf(o.text) === wanted)
    if (!found)
      throw new Error(`${element.action_id} has no option ${wanted}, but ${options.map((o) => o.value).join(', ')}`)
    return { text: found.text, value: found.value }
  }
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: one === null ? null : option(one) }
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: many.map(option) }
    case 'users_select':
      return { selected_user: one }
    case 'conversations_select':
      return { selected_conversation: one }
    case 'channels_select':
      return { selected_channel: one }
    case 'multi_users_select':
      return { selected_users: many }
    case 'multi_conversations_select':
      return { selected_conversations: many }
    case 'multi_channels_select':
      return { selected_channels: many }
    case 'datepicker':
      return { selected_date: one }
    case 'timepicker':
      return { selected_time: one }
    default:
      return { value: one }
  }
}
