/** A message that says first for when it was meant. */
import { escapeMrkdwn } from './cards/escape.ts'
import { MESSAGE_BLOCKS } from './cards/limits.ts'
import { textBlocks } from './cards/text-blocks.ts'

type Args = Readonly<Record<string, unknown>>

/** `args` of a message with `note`, plain text, at its head. */
export function withNote(args: Args, note: string): Args {
  const { blocks } = args
  return {
    ...args,
    text: `${escapeMrkdwn(note)}\n${args.text ?? ''}`,
    ...(Array.isArray(blocks) && { blocks: [...textBlocks([[{ bold: note }]]), ...blocks].slice(0, MESSAGE_BLOCKS) }),
  }
}
