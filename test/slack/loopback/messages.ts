/** Every message that was posted, in order, with what became of it. */
import type { Block, Message } from './types.ts'

export class Messages {
  /** All, ephemeral and deleted ones too, in the order posted. */
  readonly all: Message[] = []

  add(message: Message): Message {
    this.all.push(message)
    return message
  }

  /** Time-stamps are unique here over all channels. Ephemeral and deleted ones are found too. */
  find(ts: string, channel?: string): Message | null {
    return this.all.find((m) => m.ts === ts && (channel === undefined || m.channel === channel)) ?? null
  }

  /** What a method can see: neither ephemeral nor deleted. */
  live(channel: string, ts: string): Message | null {
    const message = this.find(ts, channel)
    return message && !message.deleted && message.onlyFor === null ? message : null
  }

  in(channel: string): Message[] {
    return this.all.filter((m) => m.channel === channel && !m.deleted && m.onlyFor === null)
  }

  replies(channel: string, ts: string): Message[] {
    return this.in(channel).filter((m) => m.threadTs === ts)
  }

  /** The first message and its replies. */
  thread(channel: string, ts: string): Message[] {
    return this.in(channel).filter((m) => m.ts === ts || m.threadTs === ts)
  }

  /** Keeps what it was. */
  change(message: Message, to: { text?: string; blocks?: Block[] }, at: number): void {
    message.versions.push({ text: message.text, blocks: message.blocks, until: at })
    if (to.text !== undefined) message.text = to.text
    if (to.blocks !== undefined) message.blocks = to.blocks
  }
}
