/** Reading what a message is to say, from a call or a response_url, and refusing what Slack would. */
import { type Args, isObject } from './args.ts'
import { faultsOf, MESSAGE_BLOCKS } from './blocks.ts'
import { faulty, Refusal } from './refusal.ts'
import type { Block, Json, Metadata } from './types.ts'

export interface Content {
  text: string | null
  /** Undefined where the app gave none, which an update without text takes for "as they were". */
  blocks: Block[] | undefined
  attachments: Json[] | undefined
}

/** Slack cuts longer texts. */
const MOST_TEXT = 40_000
const MOST_METADATA = 8_000

export function readContent(args: Args, accepted: ReadonlySet<string>): Content {
  const blocks = args.json('blocks', 'invalid_blocks_format')
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format')
  const faults = faultsOf(blocks ?? [], accepted, MESSAGE_BLOCKS, '/blocks')
  if (faults.length > 0) throw faulty('invalid_blocks', faults)
  const attachments = args.json('attachments', 'invalid_attachments')
  const text = args.text('text') ?? args.text('markdown_text')
  return {
    text: text === null ? null : text.slice(0, MOST_TEXT),
    blocks: blocks as Block[] | undefined,
    attachments: Array.isArray(attachments) ? (attachments as Json[]) : undefined,
  }
}

export function refuseEmpty({ text, blocks, attachments }: Content): void {
  if ((text ?? '').trim() === '' && !blocks?.length && !attachments?.length) throw new Refusal('no_text')
}

/** Undefined where the app gave none. */
export function readMetadata(args: Args): Metadata | null | undefined {
  const given = args.json('metadata', 'invalid_metadata_format')
  if (given === undefined) return undefined
  if (!isObject(given)) throw new Refusal('invalid_metadata_format')
  if (Object.keys(given).length === 0) return null
  if (typeof given.event_type !== 'string' || !isObject(given.event_payload))
    throw new Refusal('invalid_metadata_format')
  if (JSON.stringify(given).length > MOST_METADATA) throw new Refusal('metadata_too_large')
  return { event_type: given.event_type, event_payload: given.event_payload }
}
