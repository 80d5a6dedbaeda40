/** What a method throws where Slack would answer `{ok: false, error}`. */
import type { Json } from './types.ts'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly error: string
  readonly more: Json

  constructor(error: string, more: Json = {}) {
    super(error)
    this.error = error
    this.more = more
  }
}

/** A refusal that says where the fault is, as Slack does in `response_metadata`. */
export const faulty = (error: string, messages: readonly string[]): Refusal =>
  new Refusal(error, { errors: messages, response_metadata: { messages: messages.map((m) => `[ERROR] ${m}`) } })
