/** Looking at drafts of figures, publishing, approving and throwing them away, by officers in Slack. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { confirmFindings } from '../../../publishing/confirming.ts'
import { newDraft } from '../../../publishing/draft.ts'
import { approveDraft, publishDraft } from '../../../publishing/publication.ts'
import { standingPublications, takeBack } from '../../../publishing/undoing.ts'
import type { Draft, Releases } from '../../../store/releases.ts'
import type { OutgoingCall, Work } from '../../../store/state.ts'
import { correctFigure, periodOfFigure } from '../../releases/correct-figure.ts'
import { countText } from '../../releases/preview-text.ts'
import { rulesInForce } from '../../releases/rules.ts'
import type { Block, Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { openForm } from '../forms.ts'
import { type Pressed, pressedIn, replyTo, whisper } from '../pressed.ts'
import { CONFIRM_FORM, confirmedIn, confirmForm, confirming } from '../releasing/confirm-form.ts'
import { filled } from '../releasing/inputs.ts'
import { actions, button, CONFIRM, DISCARD, draftsMessage, LOOK, PUBLISH, UNDO } from '../releasing/messages.ts'
import {
  LANE,
  messageIn,
  orSentence,
  placeOfPress,
  previewed,
  RELEASERS,
  sentence,
  withReleases,
} from '../releasing/office.ts'
import { reply } from '../reply.ts'
import { safeJson } from '../safe-json.ts'

const TOO_LATE = 'Slack could not open the form in time; please press it again.'
const SORRY = 'Something went wrong on my side, so nothing was published. Please try again.'

async function listedIn({ prepares }: SlackDeps, releases: Releases): Promise<Message> {
  const standing = standingPublications(await releases.publications())
  const own = standing.filter(({ council }) => prepares === null || prepares.includes(council))
  return draftsMessage((await releases.drafts()).toReversed(), own)
}

/** `/scorecard drafts`. */
export const listDrafts = (deps: SlackDeps): Promise<Message> =>
  withReleases(deps, (releases) => listedIn(deps, releases))

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
  return withReleases(deps, (releases) =>
    orSentence(async () => {
      const corrected = await correctFigure(releases, catalogue, {
        council,
        measure,
        sub: null,
        period: periodOfFigure(period),
        value,
        note: null,
        commentary: null,
        document: null,
        today: deps.today(),
        by: user,
        at: deps.clock(),
      })
      const draft = await newDraft(corrected, releases.at({}), catalogue)
      await releases.keepDraft(draft)
      return listedIn(deps, releases)
    }, sentence),
  )
}

interface Doing {
  readonly deps: SlackDeps
  readonly releases: Releases
  readonly draft: Draft
  readonly pressed: Pressed
  readonly key: string
}

const lookAction = (id: number): Block => actions([button(LOOK, `Look at D-${id}`, String(id))])

/** A draft as it is named in mark-up: its title is the file's, so that nobody is called by it. */
const named = ({ id, title }: Pick<Draft, 'id' | 'title'>): string => `D-${id} (${escapeMrkdwn(title)})`

/** `text` is mark-up; `under`: what can be pressed below it. */
const inOfficers = (
  { settings: { officersChannel: channel } }: SlackDeps,
  { user }: Pressed,
  key: string,
  text: string,
  under: readonly Block[] = [],
): OutgoingCall[] => {
  const blocks: Block[] = [{ type: 'section', text: { type: 'mrkdwn', text } }, ...under]
  const message = { text, ...(under.length > 0 && { blocks }) }
  return channel === null ? [] : [reply({ channel, user }, `${key}:officers`, message)]
}

async function look({ deps, releases, draft, pressed, key }: Doing): Promise<Work> {
  const messages = await previewed(deps, releases, draft, pressed.user)
  return { calls: messages.map((message, i) => replyTo(pressed, i === 0 ? key : `${key}:reading`, message)) }
}

/** Which findings, and why they are right. */
async function confirm({ deps, draft, pressed, key }: Doing): Promise<Work> {
  return openForm(deps, pressed, confirmForm(draft, placeOfPress(pressed)), {
    calls: [whisper(pressed, key, TOO_LATE)],
  })
}

async function publish({ deps, releases, draft, pressed, key }: Doing): Promise<Work> {
  const office = { releases, rules: await rulesInForce(releases, deps.config.dataDir) }
  const today = deps.today()
  const signature = { by: pressed.user, at: deps.clock() }
  const name = named(draft)
  if (draft.submitted) {
    const { published } = await approveDraft(office, draft, today, signature)
    return {
      calls: inOfficers(
        deps,
        pressed,
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
      ...inOfficers(deps, pressed, key, said, 'submitted' in outcome ? [lookAction(draft.id)] : []),
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
  return { calls: inOfficers(deps, pressed, key, `${named(draft)} is thrown away by <@${pressed.user}>.`) }
}

const gone = (id: number): string => `D-${id} is no longer being prepared: it was published or thrown away.`

const press =
  (deps: SlackDeps, work: (doing: Doing) => Promise<Work>) =>
  async ({ action, body }: { action: ButtonAction; body: BlockAction<ButtonAction> }) => {
    const pressed = pressedIn(body)
    const id = Number(action.value)
    if (!pressed || !Number.isInteger(id)) return
    const key = `release:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
    await deps.deal(
      body,
      LANE,
      () =>
        withReleases(deps, async (releases) => {
          const draft = await releases.draft(id)
          if (!draft) return say(gone(id))
          return orSentence(() => work({ deps, releases, draft, pressed, key }), say)
        }),
      say(SORRY),
    )
  }

/** Takes a publication back; everybody in the officers' channel reads that it was. */
const undo =
  (deps: SlackDeps) =>
  async ({ action, body }: { action: ButtonAction; body: BlockAction<ButtonAction> }) => {
    const pressed = pressedIn(body)
    const seq = Number(action.value)
    if (!pressed || !Number.isInteger(seq)) return
    const key = `release:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
    const work = () =>
      withReleases(deps, (releases) =>
        orSentence<Work>(async () => {
          const { undone, isExact, alsoStated } = await takeBack(releases, seq, pressed.user, deps.clock())
          const now = isExact
            ? 'what is published is exactly what it was before'
            : 'what it changed is as it was before; what was published since then stays'
          const also =
            alsoStated.length === 0
              ? ''
              : ` Still told, since a later report states the same: ${countText(alsoStated.length, 'figure')}.`
          return {
            calls: [
              ...inOfficers(
                deps,
                pressed,
                key,
                `Publication ${seq} (${escapeMrkdwn(undone.title)}) is taken back by <@${pressed.user}>: ${now}.${also}`,
              ),
              whisper(pressed, `${key}:said`, `Publication ${seq} is taken back.`),
            ],
          }
        }, say),
      )
    await deps.deal(body, LANE, work, say(SORRY))
  }

export const releases: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(UNDO, RELEASERS, undo(deps))
  on.action<BlockAction<ButtonAction>>(LOOK, RELEASERS, press(deps, look))
  on.action<BlockAction<ButtonAction>>(PUBLISH, RELEASERS, press(deps, publish))
  on.action<BlockAction<ButtonAction>>(DISCARD, RELEASERS, press(deps, discard))
  on.action<BlockAction<ButtonAction>>(CONFIRM, RELEASERS, press(deps, confirm))

  on.view(CONFIRM_FORM, RELEASERS, async ({ body, view, about, ack }) => {
    await ack()
    const opened = confirming.safeParse(safeJson(about))
    if (!opened.success) return
    const { draft: id, place } = opened.data
    const user = body.user.id
    const key = `confirm:${view.id}`
    const say = (text: string): Work => ({ calls: [messageIn(place, user, key, sentence(text))] })
    const work = () =>
      withReleases(deps, async (releases) => {
        const draft = await releases.draft(id)
        if (!draft) return say(gone(id))
        return orSentence<Work>(async () => {
          const said = { ...confirmedIn(filled(view.state.values)), by: user, at: deps.clock() }
          const confirmed = await confirmFindings(releases, draft, said)
          const [preview] = await previewed(deps, releases, confirmed, user)
          return { calls: [messageIn(place, user, key, preview)] }
        }, say)
      })
    await deps.deal(body, LANE, work, say(SORRY))
  })
}
