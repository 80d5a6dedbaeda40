/** Reading a view that an app sends, and refusing what Slack would. */
import { isObject } from './args.ts'
import { faultsOf, named, VIEW_BLOCKS } from './blocks.ts'
import { faulty } from './refusal.ts'
import type { Block, View } from './types.ts'

export type ViewSpec = Omit<View, 'id' | 'user' | 'hash' | 'rootId' | 'previousId' | 'open' | 'times'>

const plain = (value: unknown): string | null =>
  isObject(value) && value.type === 'plain_text' && typeof value.text === 'string' ? value.text : null

/** Throws a refusal with where the faults are. */
export function readView(given: unknown, accepted: ReadonlySet<string>, types: readonly View['type'][]): ViewSpec {
  if (!isObject(given)) throw faulty('invalid_arguments', ['missing required field: view'])
  const faults: string[] = []
  const type = given.type as View['type']
  if (!types.includes(type)) faults.push(`unsupported type: ${String(given.type)} [json-pointer:/view/type]`)
  const blocks = Array.isArray(given.blocks) ? (given.blocks as Block[]) : []
  if (!Array.isArray(given.blocks)) faults.push('missing required field: blocks [json-pointer:/view]')
  faults.push(...faultsOf(blocks, accepted, VIEW_BLOCKS, '/view/blocks'))
  if (type === 'modal') {
    const title = plain(given.title)
    if (title === null) faults.push('missing required field: title [json-pointer:/view]')
    for (const part of ['title', 'submit', 'close'])
      if ((plain(given[part]) ?? '').length > 24)
        faults.push(`must be less than 25 characters [json-pointer:/view/${part}/text]`)
    if (blocks.some((b) => b.type === 'input') && plain(given.submit) === null)
      faults.push('missing required field: submit, with input blocks [json-pointer:/view]')
  }
  if (String(given.private_metadata ?? '').length > 3000)
    faults.push('must be less than 3001 characters [json-pointer:/view/private_metadata]')
  if (String(given.callback_id ?? '').length > 255)
    faults.push('must be less than 256 characters [json-pointer:/view/callback_id]')
  if (faults.length > 0) throw faulty('invalid_arguments', faults)
  return {
    type,
    blocks: named(blocks),
    title: plain(given.title),
    submit: plain(given.submit),
    close: plain(given.close),
    callbackId: String(given.callback_id ?? ''),
    privateMetadata: String(given.private_metadata ?? ''),
    externalId: String(given.external_id ?? ''),
    notifyOnClose: given.notify_on_close === true,
    clearOnClose: given.clear_on_close === true,
  }
}
