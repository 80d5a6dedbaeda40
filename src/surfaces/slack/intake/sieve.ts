/** What is kept of a delivery, and whether anything is: decided before the first word of it touches a disk. */
import type { SlackDeps } from '../deps.ts'
import { ASK_MODAL, withWritten, writtenIn } from '../service/modals.ts'
import { deliveryKey } from './key.ts'
import { type MessageDeps, messageForUs } from './messages.ts'
import { Paces } from './pace.ts'
import { wordsIn } from './person-test.ts'
import { parted, reducedCommand, reducedEvent, reducedInteraction } from './reduced.ts'
import { slowDown } from './slow-down.ts'

type Body = Readonly<Record<string, unknown>>

export type Sifted =
  /** Nobody here has any use for it. */
  | { readonly kind: 'drop' }
  /** To be handed on as it is, without being kept. */
  | { readonly kind: 'pass'; readonly body: Body }
  /** `unkept`, or what `read` gives, is to be handed on instead of what is kept. */
  | { readonly kind: 'keep'; readonly body: Body; readonly unkept?: Body; readonly read?: () => Promise<Body> }

export type SieveDeps = MessageDeps & Pick<SlackDeps, 'clock' | 'settings' | 'save'>

/**
 * @param again it was kept before, by a program that has ended: it is neither counted nor taken for a copy
 * @param isLate no words are read that can be read later
 */
export type Sieve = (body: Body, again?: boolean, isLate?: boolean) => Promise<Sifted>

const DROP: Sifted = { kind: 'drop' }
const keep = (body: Body): Sifted => ({ kind: 'keep', body })
const userOf = (body: Body): string | null => (body.user as { readonly id?: string } | undefined)?.id ?? null
const MESSAGES = new Set(['message', 'app_mention'])

/** @param wanted the types of events that somebody listens to */
export function sieveFor(deps: SieveDeps, wanted: (type: string) => boolean): Sieve {
  const paces = new Paces(deps.settings.questionsAMinute)

  const inTime = async (asker: string | null, body: Body, again: boolean): Promise<boolean> => {
    if (again || asker === null) return true
    const pace = paces.next(asker, deps.clock())
    if (pace === 'too-fast') await deps.save({ calls: slowDown(body, asker, deliveryKey(body as never)) })
    return pace === 'in-time'
  }

  return async (body, again = false, isLate = false) => {
    const event = body.event as { readonly type?: string } | undefined
    if (event) {
      const type = event.type ?? ''
      if (!wanted(type)) return DROP
      if (!MESSAGES.has(type)) return keep(reducedEvent(body))
      const forUs = await messageForUs(deps, body, again, isLate)
      return forUs && (await inTime(forUs.asker, body, again)) ? { kind: 'keep', ...forUs } : DROP
    }
    if (typeof body.command === 'string') {
      if (!(await inTime(String(body.user_id), body, again))) return DROP
      const channel = String(body.channel_id)
      const where = { channel: channel.startsWith('D') ? null : channel, user: String(body.user_id) }
      const words =
        body.about === 'person'
          ? ({ about: 'person', leftOut: null } as const)
          : await wordsIn(deps, String(body.text ?? ''), where)
      return { kind: 'keep', ...parted(words, (kept) => reducedCommand(body, kept)) }
    }
    if (body.type === 'block_actions') {
      return (await inTime(userOf(body), body, again)) ? keep(reducedInteraction(body)) : DROP
    }
    if (body.type === 'view_submission') {
      const text = writtenIn(body.view, ASK_MODAL)
      const words = text === null ? null : await wordsIn(deps, text, { channel: null, user: userOf(body) })
      // The form itself says that it cannot be sent.
      if (words && words.about !== null) return { kind: 'pass', body }
      if (words?.leftOut) return keep(reducedInteraction(withWritten(body, words.leftOut.text)))
    }
    return keep(reducedInteraction(body))
  }
}
