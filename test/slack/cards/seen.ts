/** What a reader of a message sees, for tests that look for facts rather than for layout. */
import type { Block, Message } from '../../../src/surfaces/slack/cards/card.ts'

const SHOWN = ['text', 'title', 'caption', 'name', 'label']

function strings(value: unknown, under = ''): string[] {
  if (typeof value === 'string') return SHOWN.includes(under) ? [value] : []
  if (typeof value === 'number') return under === 'value' ? [String(value)] : []
  if (Array.isArray(value)) return value.flatMap((part) => strings(part, under))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => strings(part, key))
}

/** The words of blocks, in order; parts of one line stay together. */
export const wordsOf = (blocks: readonly Block[]): string => blocks.map((block) => strings(block).join(' ')).join('\n')

export const seen = (message: Message): string => wordsOf(message.blocks)

/** Every number in `text`, as numbers. */
export const numbersIn = (text: string): Set<number> =>
  new Set([...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((found) => Number(found[0].replaceAll(',', ''))))

export const blocksOf = <T extends Block['type']>(message: Message, type: T): Extract<Block, { type: T }>[] =>
  message.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type)

/** The ids of everything that can be pressed; of a menu, with each thing that can be chosen in it. */
export const pressable = (message: Message): string[] =>
  message.blocks.flatMap((block) =>
    block.type === 'actions' || block.type === 'context_actions'
      ? block.elements.flatMap((element) =>
          element.type === 'overflow'
            ? element.options.map(({ value }) => `${element.action_id}:${value?.split(' ')[0]}`)
            : 'action_id' in element
              ? (element.action_id ?? '')
              : '',
        )
      : [],
  )
