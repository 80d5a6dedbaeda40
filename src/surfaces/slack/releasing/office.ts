/** What every step with drafts in Slack works with. */
import { ScrutineerError } from '../../../errors.ts'
import type { Draft, Releases } from '../../../store/releases.ts'
import { releasesWithin } from '../../../store/releases-within.ts'
import { openSqliteReleases } from '../../../store/sqlite/releases.ts'
import type { OutgoingCall } from '../../../store/state.ts'
import { lookAt } from '../../releases/look.ts'
import type { Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import type { SlackDeps } from '../deps.ts'
import { countAsked } from '../home/most-asked.ts'
import type { Pressed } from '../pressed.ts'
import { reply } from '../reply.ts'
import { officers } from '../who.ts'
import { previewMessage, readingMessage } from './messages.ts'

export const RELEASERS = officers('Only officers can look at figures that are being prepared.')

/** One after another, so that the second officer sees what the first has done. */
export const LANE = 'releases'

export async function withReleases<T>(
  { config, prepares }: Pick<SlackDeps, 'config' | 'prepares'>,
  work: (releases: Releases) => Promise<T>,
): Promise<T> {
  const all = await openSqliteReleases(config.database)
  return work(prepares === null ? all : releasesWithin(all, prepares)).finally(() => all.close())
}

/** What `work` gives, or the sentence of what cannot be done. */
export async function orSentence<T>(work: () => Promise<T>, say: (text: string) => T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ScrutineerError) return say(escapeMrkdwn(error.message))
    throw error
  }
}

/** The preview of a draft as `user` sees it, and how it would read; from then on it may be published. */
export async function previewed(
  deps: SlackDeps,
  releases: Releases,
  draft: Draft,
  user: string,
): Promise<readonly [preview: Message, reading: Message]> {
  const today = deps.today()
  const { config } = deps
  const looked = await lookAt({ config, releases, today }, draft, { today, publishedOn: null }, await countAsked(deps))
  return [previewMessage(looked, user), readingMessage(looked.preview)]
}

/** Where an answer goes that comes after a form: the form has no place of its own. */
export interface FormPlace {
  readonly channel: string
  /** Null in the channel itself. */
  readonly thread: string | null
  /** Whether only the person who filled it in sees it. */
  readonly alone: boolean
}

export const placeOfPress = ({ channel, within, thread, ephemeral }: Pressed): FormPlace => ({
  channel,
  thread: ephemeral ? within : thread,
  alone: ephemeral,
})

export const messageIn = (place: FormPlace, user: string, key: string, message: Message): OutgoingCall =>
  reply({ ...place, user }, key, message)

export const sentence = (text: string): Message => ({ text, blocks: [] })
