/** What Slack would refuse in blocks: counts, types, lengths. Not the whole of Block Kit. */
import { isObject } from './args.ts'
import { shortId } from './ids.ts'
import type { Block, Json } from './types.ts'

export const BLOCK_TYPES: readonly string[] = [
  ...['section', 'divider', 'header', 'context', 'context_actions', 'actions', 'image', 'input', 'rich_text'],
  ...['markdown', 'video', 'file', 'table', 'data_table', 'data_visualization', 'card', 'carousel', 'container'],
  ...['alert', 'task_card', 'plan'],
]
export const MESSAGE_BLOCKS = 50
export const VIEW_BLOCKS = 100
/** At most so many of a type in one message. */
const AT_MOST: Readonly<Record<string, number>> = { data_visualization: 2, table: 1, data_table: 1 }

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])

class Check {
  readonly faults: string[] = []

  fault(what: string, at: string): void {
    this.faults.push(`${what} [json-pointer:${at}]`)
  }

  length(value: unknown, most: number, at: string): void {
    if (typeof value !== 'string' || value.length === 0) this.fault('must be more than 0 characters', at)
    else if (value.length > most) this.fault(`must be less than ${most + 1} characters`, at)
  }

  optional(value: unknown, most: number, at: string): void {
    if (value !== undefined && value !== null) this.length(value, most, at)
  }

  textObject(value: unknown, most: number, at: string, types = ['plain_text', 'mrkdwn']): void {
    if (!isObject(value)) {
      this.fault('missing required field: text', at)
      return
    }
    if (!types.includes(String(value.type))) this.fault(`unsupported type: ${value.type}`, `${at}/type`)
    this.length(value.text, most, `${at}/text`)
  }

  count(value: unknown, most: number, at: string): void {
    if (!Array.isArray(value) || value.length === 0) this.fault('no fewer than 1 items required', at)
    else if (value.length > most) this.fault(`no more than ${most} items allowed`, at)
  }
}

const MOST_OPTIONS: Readonly<Record<string, number>> = { overflow: 5, radio_buttons: 10, checkboxes: 10 }
const FORMS = {
  initial_date: /^\d{4}-\d\d-\d\d$/,
  initial_time: /^\d\d:\d\d$/,
  initial_user: /^[UW][A-Z0-9]+$/,
  initial_conversation: /^[CDGUW][A-Z0-9]+$/,
}

function element(check: Check, it: Json, at: string): void {
  check.optional(it.action_id, 255, `${at}/action_id`)
  if (it.type === 'button') {
    check.textObject(it.text, 75, `${at}/text`, ['plain_text'])
    check.optional(it.value, 2000, `${at}/value`)
    check.optional(it.url, 3000, `${at}/url`)
    check.optional(it.accessibility_label, 75, `${at}/accessibility_label`)
    if (it.style !== undefined && !['primary', 'danger'].includes(String(it.style)))
      check.fault('must be a valid enum value', `${at}/style`)
  }
  for (const [initial, form] of Object.entries(FORMS))
    if (it[initial] !== undefined && !form.test(String(it[initial]))) check.fault('invalid format', `${at}/${initial}`)
  if (Array.isArray(it.options)) {
    check.count(it.options, MOST_OPTIONS[String(it.type)] ?? 100, `${at}/options`)
    const initial = [it.initial_option ?? [], it.initial_options ?? []].flat()
    for (const one of initial)
      if (!it.options.some((option) => JSON.stringify(option) === JSON.stringify(one)))
        check.fault('initial option is not one of the options', at)
    listOf(it.options).forEach((option, i) => {
      check.textObject(option.text, 75, `${at}/options/${i}/text`)
      check.length(option.value, 150, `${at}/options/${i}/value`)
    })
  }
}

function elements(check: Check, block: Json, most: number, at: string): void {
  check.count(block.elements, most, `${at}/elements`)
  const list = listOf(block.elements)
  list.forEach((it, i) => {
    element(check, it, `${at}/elements/${i}`)
  })
  const ids = list.map((it) => it.action_id).filter((actionId) => actionId !== undefined)
  if (new Set(ids).size !== ids.length) check.fault('`action_id` must be unique in a block', `${at}/elements`)
}

const CHECKS: Readonly<Record<string, (check: Check, block: Json, at: string) => void>> = {
  header: (check, block, at) => check.textObject(block.text, 150, `${at}/text`, ['plain_text']),
  section: (check, block, at) => {
    if (block.text === undefined && block.fields === undefined) check.fault('missing required field: text', at)
    if (block.text !== undefined) check.textObject(block.text, 3000, `${at}/text`)
    if (block.fields !== undefined) check.count(block.fields, 10, `${at}/fields`)
    listOf(block.fields).forEach((field, i) => {
      check.textObject(field, 2000, `${at}/fields/${i}`)
    })
    if (isObject(block.accessory)) element(check, block.accessory, `${at}/accessory`)
  },
  context: (check, block, at) => check.count(block.elements, 10, `${at}/elements`),
  actions: (check, block, at) => elements(check, block, 25, at),
  context_actions: (check, block, at) => elements(check, block, 5, at),
  rich_text: (check, block, at) => check.count(block.elements, 500, `${at}/elements`),
  markdown: (check, block, at) => check.length(block.text, 12_000, `${at}/text`),
  input: (check, block, at) => {
    check.textObject(block.label, 2000, `${at}/label`, ['plain_text'])
    if (isObject(block.element)) element(check, block.element, `${at}/element`)
    else check.fault('missing required field: element', at)
  },
  data_visualization: (check, block, at) => {
    check.length(block.title, 50, `${at}/title`)
    if (!isObject(block.chart)) check.fault('missing required field: chart', at)
  },
  data_table: (check, block, at) => {
    check.count(block.rows, 101, `${at}/rows`)
    if (Array.isArray(block.rows) && block.rows.length < 2) check.fault('no fewer than 2 items required', `${at}/rows`)
  },
}

/** The faults, in Slack's words; none where the blocks would be taken. `at` is a JSON pointer. */
export function faultsOf(
  blocks: readonly unknown[],
  accepted: ReadonlySet<string>,
  most: number,
  at: string,
): string[] {
  const check = new Check()
  if (blocks.length > most) check.fault(`no more than ${most} items allowed`, at)
  const ids: unknown[] = []
  const count = new Map<string, number>()
  for (const [i, block] of blocks.entries()) {
    const here = `${at}/${i}`
    if (!isObject(block) || typeof block.type !== 'string') {
      check.fault('missing required field: type', here)
      continue
    }
    if (!accepted.has(block.type)) {
      check.fault(`unsupported type: ${block.type}`, `${here}/type`)
      continue
    }
    check.optional(block.block_id, 255, `${here}/block_id`)
    if (block.block_id !== undefined) ids.push(block.block_id)
    count.set(block.type, (count.get(block.type) ?? 0) + 1)
    CHECKS[block.type]?.(check, block, here)
  }
  if (new Set(ids).size !== ids.length) check.fault('`block_id` must be unique', at)
  for (const [type, times] of count) {
    const allowed = AT_MOST[type]
    if (allowed !== undefined && times > allowed) check.fault(`no more than ${allowed} of type ${type} allowed`, at)
  }
  return check.faults
}

/** Names what the app did not name, as Slack does. */
export function named(blocks: readonly Block[]): Block[] {
  const copy = structuredClone(blocks) as Block[]
  for (const block of copy) {
    block.block_id ??= shortId()
    const inside = [...listOf(block.elements), block.accessory, block.element].filter(isObject)
    for (const it of inside) if (ACTIVE.test(String(it.type))) it.action_id ??= shortId()
  }
  return copy
}

const ACTIVE = /button|select|overflow|picker|checkboxes|input|radio/
