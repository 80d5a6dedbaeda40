/** The conversation as text that a person can read. */
import { isObject } from './args.ts'
import { activeElements, buttonsOf, plainOf } from './elements.ts'
import type { Block, Json, Message } from './types.ts'
import type { World } from './world.ts'

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** The words of rich text, at any depth. */
const wordsOf = (value: Json): string =>
  typeof value.text === 'string'
    ? value.text
    : value.type === 'user'
      ? `<@${value.user_id}>`
      : listOf(value.elements).map(wordsOf).join('')

function tableLines(block: Json): string[] {
  const rows = Array.isArray(block.rows) ? block.rows : []
  const lines = rows.map((row) =>
    listOf(row)
      .map((cell) => wordsOf(cell) || String(cell.value ?? ''))
      .join(' | '),
  )
  return [...(typeof block.caption === 'string' ? [`(table) ${block.caption}`] : ['(table)']), ...lines]
}

/** Lines of one block, without its buttons. */
function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'section':
      return [...(block.text === undefined ? [] : [plainOf(block.text)]), ...listOf(block.fields).map(plainOf)]
    case 'header':
    case 'markdown':
      return [plainOf(block.text)]
    case 'context':
      return [
        listOf(block.elements)
          .map((it) => plainOf(it.text ?? it.alt_text))
          .join(' · '),
      ]
    case 'rich_text':
      return listOf(block.elements).map(wordsOf)
    case 'data_visualization':
      return [`(chart) ${String(block.title ?? '')}`]
    case 'table':
    case 'data_table':
      return tableLines(block)
    case 'image':
      return [`(image) ${String(block.alt_text ?? '')}`]
    case 'input':
      return [`(input) ${plainOf(block.label)}`]
    case 'container':
      return listOf(block.child_blocks ?? block.blocks).flatMap((b) => blockLines(b as Block))
    default:
      return []
  }
}

/** What a person sees of blocks, with the buttons as `[Trend] [Why]` and menus as `[⋯ Watch, Source]` after them. */
export function seen(blocks: readonly Block[]): string[] {
  const lines = blocks.flatMap(blockLines).flatMap((line) => line.split('\n'))
  const menus = activeElements(blocks).filter(({ element }) => element.type === 'overflow')
  const buttons = [
    ...buttonsOf(blocks).map((button) => `[${button.text}]`),
    ...menus.map(({ element }) => `[⋯ ${listOf(element.options).map(plainOf).join(', ')}]`),
  ]
  return [...lines, ...(buttons.length === 0 ? [] : [buttons.join(' ')])]
}

const spoken = (message: Message): string[] =>
  message.by === 'person' || message.blocks.length === 0 ? message.text.split('\n') : seen(message.blocks)

/** One conversation, threads under what began them, in order. */
function channelLines(world: World, channelId: string): string[] {
  const channel = world.workspace.channel(channelId)
  const place = channel.kind === 'im' ? `DM @${channel.name}` : `#${channel.name}`
  const all = world.messages.all.filter((m) => m.channel === channelId)
  const roots = all.filter((m) => m.threadTs === null || !all.some((other) => other.ts === m.threadTs))
  return roots.flatMap((root) => [
    ...messageLines(world, root, place),
    ...all.filter((m) => m.threadTs === root.ts).flatMap((reply) => messageLines(world, reply, null)),
  ])
}

function messageLines(world: World, message: Message, place: string | null): string[] {
  const name = message.user === null ? 'other bot' : (world.workspace.users.get(message.user)?.name ?? message.user)
  const own = message.botId === world.me.botId
  const who = own ? 'bot' : `@${name}`
  const notes = [
    ...(message.onlyFor === null ? [] : [`only @${world.workspace.users.get(message.onlyFor)?.name} sees this`]),
    ...(message.versions.length === 0 ? [] : ['edited']),
    ...(message.deleted ? ['deleted'] : []),
  ]
  const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  // The bot is indented even at the top level, where its place is that of what it answers.
  const start = place === null || own ? (place === null ? '    ' : `    ${place}  `) : `${place}  `
  const mention = (text: string): string =>
    text.replace(/<@([UW][A-Z0-9]+)>/g, (whole, id) => {
      if (id === world.me.botUserId) return `@${world.me.botName}`
      const user = world.workspace.users.get(id)
      return user ? `@${user.name}` : whole
    })
  const [first = '', ...rest] = spoken(message).map(mention)
  return [`${start}${who}${note}: ${first}`, ...rest.map((line) => `${' '.repeat(start.length)}  ${line}`)]
}

export const transcriptOf = (world: World, channel?: string): string =>
  [...world.workspace.channels.keys()]
    .filter((channelId) => channel === undefined || channelId === channel)
    .flatMap((channelId) => channelLines(world, channelId))
    .join('\n')
