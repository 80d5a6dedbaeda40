/** Long answers: as many blocks as one message takes, and a sentence where some are left out. */
import type { Block } from './block.ts'
import { MESSAGE_BLOCKS, MESSAGE_CHARACTERS } from './limits.ts'
import { textBlocks } from './text-blocks.ts'

const LEFT_OUT = 'The rest is left out here: it is too long for one message.'

/** Characters of all strings under `text` in a block; a table has a limit of its own. */
export function charactersOf(block: Block): number {
  if (block.type === 'data_table') return 0
  let sum = 0
  JSON.stringify(block, (key, value) => {
    if (key === 'text' && typeof value === 'string') sum += value.length
    return value
  })
  return sum
}

export const charactersIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + charactersOf(block), 0)

/** `body` and `end` within what a message takes. The last block of `body`, its source, and all of `end` stay. */
export function fitted(body: readonly Block[], end: readonly Block[]): Block[] {
  const kept = [...body.slice(-1), ...end]
  let room = MESSAGE_CHARACTERS - charactersIn(kept) - LEFT_OUT.length
  const shown: Block[] = []
  let cut = false
  for (const block of body.slice(0, -1)) {
    const characters = charactersOf(block)
    const fits = characters <= room && shown.length + kept.length < MESSAGE_BLOCKS - 1
    if (fits) {
      shown.push(block)
      room -= characters
    } else if (!cut) {
      shown.push(...textBlocks([[LEFT_OUT]]))
      cut = true
    }
  }
  return [...shown, ...kept]
}
