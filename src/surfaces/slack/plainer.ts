/** The same call for a workspace that does not know the newer blocks yet. */
import { type Message, withoutNative } from './cards/card.ts'

export function plainerArgs(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(args.blocks)) return args
  const { text, blocks } = withoutNative({ text: String(args.text ?? ''), blocks: args.blocks } as Message)
  return { ...args, text, blocks }
}
