/** Looking at drafts of figures, publishing, approving and throwing them away, by officers in Slack. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { ScrutineerError } from '../../../errors.ts'
import { readRules } from '../../../loading/read-rules.ts'
import { newDraft } from '../../../publishing/draft.ts'
import { approveDraft, publishDraft } from '../../../publishing/publication.ts'
import type { Draft, Releases } from '../../../store/releases.ts'
import { openSqliteReleases } from '../../../store/sqlite/releases.ts'
import type { OutgoingCall, Work } from '../../../store/state.ts'
import { correctFigure } from '../../releases/correct-figure.ts'
import { lookAt } from '../../releases/look.ts'
import type { Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { countAsked } from '../home/most-asked.ts'
import { DISCARD, draftsMessage, LOOK, PUBLISH, previewMessage } from '../releasing/messages.ts'
import { officers } from '../who.ts'
import { type Pressed, pressedIn, replyTo, whisper } from './pressed.ts'

export const RELEASERS = officers('Only officers can look at figures that are being prepared.')
const SORRY = 'Something went wrong on my side, so nothing was published. Please try again.'
/** One after another, so that the second officer sees what the first has done. */
const LANE = 'releases'

async function withReleases<T>({ config }: SlackDeps, work: (releases: Releases) => Promise<T>): Promise<T> {
  const releases = await openSqliteReleases(config.database)
  return work(releases).finally(() => releases.close())
}

/** `/scorecard drafts`. */
export const listDrafts = (deps: SlackDeps) =>
  withReleases(deps, async (releases) => draftsMessage(await releases.drafts()))

/** What a correction begins with. */
export const CORRECT = 'correct'
/** "correct A.10 2024-03 91.6": measure, period and value. */
const CORRECTION = /^correct\s+(\S+)\s+(\S.*\S|\S)\s+(\S+)$/i

/** `/scorecard correct …`: a draft of it, to be looked at and published like any other. */
export async function correct(deps: SlackDeps, text: string, user: string): Promise<Message> {
  const [, measure, period, value] = text.trim().match(CORRECTION) ?? []
  const { catalogue } = deps.running()
  const council = deps.config.council ?? (catalogue.councils.length === 1 ? catalogue.councils[0]?.key : null)
  if (!measure || !period || !value)
    return {
      text: 'Write the measure, the period and the figure, such as: /scorecard correct A.10 2024-03 91.6',
      blocks: [],
    }
  if (!council)
    return { text: 'No council is set here: set SCRUTINEER_COUNCIL, or correct it in the shell.', blocks: [] }
  return withReleases(deps, async (releases) => {
    try {
      const typed = { council, measure, period, value, note: null, document: null, by: user, at: deps.clock() }
      const draft = await newDraft(await correctFigure(releases, catalogue, typed), releases.at({}), catalogue)
      await releases.keepDraft(draft)
      return draftsMessage((await releases.drafts()).toReversed())
    } catch (error) {
      if (error instanceof ScrutineerError) return { text: escapeMrkdwn(error.message), blocks: [] }
      throw error
    }
  })
}

interface Doing {
  readonly deps: SlackDeps
  readonly releases: Releases
  readonly draft: Draft
  readonly pressed: Pressed
  readonly key: string
}

const inOfficers = ({ settings }: SlackDeps, key: string, text: string): OutgoingCall[] =>
  settings.officersChannel === null
    ? []
    : [
        {
          key: `${key}:officers`,
          method: 'chat.postMessage',
          lane: settings.officersChannel,
          args: {
            channel: settings.officersChannel,
            text: escapeMrkdwn(text).replace(/&lt;@([UW][A-Z0-9]+)&gt;/g, '<@$1>'),
          },
        },
      ]

async function look({ deps, releases, draft, pressed, key }: Doing): Promise<Work> {
  const { config } = deps
  const today = deps.today()
  const looked = await lookAt({ config, releases, today }, draft, { today, publishedOn: null }, await countAsked(deps))
  return { calls: [replyTo(pressed, key, previewMessage(looked, pressed.user))] }
}

async function publish({ deps, releases, draft, pressed, key }: Doing): Promise<Work> {
  const office = { releases, rules: await readRules(deps.config.dataDir) }
  const today = deps.today()
  const signature = { by: pressed.user, at: deps.clock() }
  const name = `D-${draft.id} (${draft.title})`
  if (draft.submitted) {
    const { published } = await approveDraft(office, draft, today, signature)
    return {
      calls: inOfficers(
        deps,
        key,
        `${name} is published as number ${published.seq}: asked for by <@${published.by}>, approved by <@${pressed.user}>.`,
      ),
    }
  }
  const outcome = await publishDraft(office, draft, { today, publishedOn: null }, signature)
  const said =
    'published' in outcome
      ? `${name} is published as number ${outcome.published.seq} by <@${pressed.user}>.`
      : `${name} waits for somebody else's approval: <@${pressed.user}> asks for it. "/scorecard drafts" shows it.`
  return {
    calls: [
      ...inOfficers(deps, key, said),
      whisper(
        pressed,
        `${key}:said`,
        escapeMrkdwn('published' in outcome ? 'Published.' : 'Somebody else has to approve it now.'),
      ),
    ],
  }
}

async function discard({ deps, releases, draft, pressed, key }: Doing): Promise<Work> {
  await releases.discardDraft(draft.id, pressed.user, deps.clock())
  return { calls: inOfficers(deps, key, `D-${draft.id} (${draft.title}) is thrown away by <@${pressed.user}>.`) }
}

const press =
  (deps: SlackDeps, work: (doing: Doing) => Promise<Work>) =>
  async ({ action, body }: { action: ButtonAction; body: BlockAction<ButtonAction> }) => {
    const pressed = pressedIn(body)
    const id = Number(action.value)
    if (!pressed || !Number.isInteger(id)) return
    const key = `release:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, escapeMrkdwn(text))] })
    await deps.deal(
      body,
      LANE,
      () =>
        withReleases(deps, async (releases) => {
          const draft = await releases.draft(id)
          if (!draft) return say(`D-${id} is no longer being prepared: it was published or thrown away.`)
          try {
            return await work({ deps, releases, draft, pressed, key })
          } catch (error) {
            if (error instanceof ScrutineerError) return say(error.message)
            throw error
          }
        }),
      say(SORRY),
    )
  }

export const releases: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(LOOK, RELEASERS, press(deps, look))
  on.action<BlockAction<ButtonAction>>(PUBLISH, RELEASERS, press(deps, publish))
  on.action<BlockAction<ButtonAction>>(DISCARD, RELEASERS, press(deps, discard))
}
