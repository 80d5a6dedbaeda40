/** Files that officers drop: read, asked about once, and made drafts. Nothing is published by it. */
import { randomUUID } from 'node:crypto'
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { isOffer, isRefusal } from '../../../importing/model.ts'
import type { OutgoingCall, Work } from '../../../store/state.ts'
import { keepRulesDraft } from '../../releases/rules.ts'
import { typedTargets } from '../../releases/target-table.ts'
import type { Message } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { DROPPED, type Dropped, type DroppedSetting, type Taken, takeDropped } from '../files/dropped.ts'
import type { FetchedFile } from '../files/fetch-file.ts'
import { ANSWER_FILE, importMessage } from '../files/import-message.ts'
import { IMPORT_FORM, importForm, saidInForm } from '../files/import-modal.ts'
import { openForm } from '../forms.ts'
import { pressedIn, whisper } from '../pressed.ts'
import { filled } from '../releasing/inputs.ts'
import { orSentence, previewed, RELEASERS, sentence, withReleases } from '../releasing/office.ts'
import { keptTargets } from '../releasing/target-messages.ts'
import { directly, reply } from '../reply.ts'
import { safeJson } from '../safe-json.ts'
import { isDirect, placeOfSaid, replyKey, type Said } from '../said.ts'
import { sorry } from '../sorry.ts'
import { personIn } from '../who.ts'

const SORRY = sorry('nothing was made of the file', 'Please drop it again.')
const NOT_YOURS =
  'I read files of officers only, so I have not opened yours. Ask me for a figure in words, or give the file to an officer.'
const TOO_LATE = 'Slack could not open the form in time; please press it again.'
const WHOSE =
  'I cannot tell whose targets these are, since no council is set here (SCRUTINEER_COUNCIL): set them with “/scorecard targets”, or in the shell.'
const GONE = 'I no longer have that file at hand; please drop it again.'

interface Thread {
  readonly channel: string
  readonly thread: string
  readonly user: string
}

const inThread = ({ channel, thread, user }: Thread, key: string, message: Message): OutgoingCall =>
  reply({ channel, thread, user }, key, message)

/** What a file came to, told where it was dropped; a draft that nothing is asked about is looked at right away. */
async function told(
  deps: SlackDeps,
  taken: Taken | DroppedSetting,
  where: Thread,
  key: string,
  token: string,
): Promise<Work> {
  if ('rules' in taken) return rulesTold(deps, taken.rules, where, key)
  if ('targets' in taken) return targetsTold(deps, taken, where, key)
  const { read, kept, dropped } = taken
  if (isRefusal(read) || dropped === null)
    return { calls: [inThread(where, key, sentence(escapeMrkdwn(isRefusal(read) ? read.refused.text : GONE)))] }
  const messages = [importMessage(read, kept, dropped, token)]
  if (kept && dropped.asks.every(isOffer))
    await withReleases(deps, async (releases) => {
      const draft = await releases.draft(kept.id)
      if (draft) messages.push(...(await previewed(deps, releases, draft, where.user)))
    })
  return {
    calls: messages.map((message, i) => inThread(where, i === 0 ? key : `${key}:${i}`, message)),
    puts: [{ kind: DROPPED, key: token, value: dropped, owner: where.user }],
  }
}

/** Takes what an officer dropped; `body` is the delivery. Others are told that files are officers' business. */
export async function takeFiles(deps: SlackDeps, said: Said & { readonly user?: string }, body: object): Promise<Work> {
  const user = said.user ?? ''
  const { channel } = said
  const where = { channel, user, thread: said.thread_ts ?? said.ts }
  const key = `file:${replyKey(channel, said.ts)}`
  if ((await RELEASERS.refuses(deps, personIn({ ...body }))) !== null)
    return {
      calls: [
        isDirect(said)
          ? inThread(where, key, sentence(NOT_YOURS))
          : reply({ channel, user, thread: said.thread_ts, alone: true }, key, { text: NOT_YOURS }),
      ],
    }
  const works: Work[] = []
  for (const [i, { id: file }] of (said.files ?? []).entries()) {
    const begun = {
      ...where,
      file,
      council: null,
      councilName: null,
      period: null,
      published: deps.today(),
      newMeasures: false,
      offered: false,
    }
    const call = i === 0 ? replyKey(channel, said.ts) : `${key}:${i}`
    const work = async (): Promise<Work> => {
      const taken = await withReleases(deps, (releases) => takeDropped(deps, releases, begun, []))
      return told(deps, taken, where, call, randomUUID())
    }
    works.push(await orSentence(work, (text) => ({ calls: [inThread(where, call, sentence(text))] })))
  }
  return {
    calls: works.flatMap((w) => w.calls ?? []),
    puts: works.flatMap((w) => w.puts ?? []),
  }
}

/** Targets of the program's own council, which a table does not name. */
async function targetsTold(
  deps: SlackDeps,
  { targets: lines, name }: Extract<DroppedSetting, { readonly targets: unknown }>,
  where: Thread,
  key: string,
): Promise<Work> {
  const say = (text: string): Work => ({ calls: [inThread(where, key, sentence(text))] })
  const { catalogue } = deps.running()
  const [only, ...others] = catalogue.reporting
  const council = deps.config.council ?? (others.length === 0 ? only?.key : undefined)
  if (council === undefined) return say(WHOSE)
  return orSentence<Work>(async () => {
    const targets = typedTargets(catalogue, lines, { council, document: null, file: name })
    const messages = await keptTargets(deps, { targets, name, by: where.user })
    return { calls: messages.map((message, i) => inThread(where, i === 0 ? key : `${key}:${i}`, message)) }
  }, say)
}

/** Other RAG rules: a draft whose preview lists what would be another colour. */
async function rulesTold(deps: SlackDeps, { name, bytes }: FetchedFile, where: Thread, key: string): Promise<Work> {
  return orSentence<Work>(
    () =>
      withReleases(deps, async (releases) => {
        const id = await keepRulesDraft(releases, {
          text: Buffer.from(bytes).toString('utf8'),
          name,
          dataDir: deps.config.dataDir,
          today: deps.today(),
          by: where.user,
          at: deps.clock(),
        })
        const draft = await releases.draft(id)
        const messages = draft ? await previewed(deps, releases, draft, where.user) : [sentence(GONE)]
        return { calls: messages.map((message, i) => inThread(where, i === 0 ? key : `${key}:reading`, message)) }
      }),
    (text) => ({ calls: [inThread(where, key, sentence(text))] }),
  )
}

/** Where a file could not be dealt with. */
export const sorryForFile = (said: Said): Work => ({
  calls: [reply(placeOfSaid(said), replyKey(said.channel, said.ts), { text: SORRY })],
})

const about = z.object({ token: z.string().max(200) })

export const files: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(ANSWER_FILE, RELEASERS, async ({ action, body }) => {
    const pressed = pressedIn(body)
    const token = action.value
    if (!pressed || !token) return
    const key = `${ANSWER_FILE}:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
    await deps.deal(
      body,
      key,
      async () => {
        const dropped = await deps.state.get<Dropped>(DROPPED, token)
        if (!dropped) return say(GONE)
        return openForm(deps, pressed, importForm(deps.running().catalogue, dropped, token), say(TOO_LATE))
      },
      say(SORRY),
    )
  })

  on.view(IMPORT_FORM, RELEASERS, async ({ body, view, about: opened, ack }) => {
    const token = about.safeParse(safeJson(opened)).data?.token ?? ''
    const dropped = await deps.state.get<Dropped>(DROPPED, token)
    const user = body.user.id
    const key = `import:${view.id}`
    if (!dropped) {
      await ack()
      return deps.deal(body, key, async () => ({ calls: [reply(directly(user), key, { text: GONE })] }))
    }
    const read = saidInForm(dropped, filled(view.state.values))
    if ('errors' in read) return ack({ response_action: 'errors', errors: { ...read.errors } })
    await ack()
    const where = { channel: dropped.channel, thread: dropped.thread, user }
    const say = (text: string): Work => ({ calls: [inThread(where, key, sentence(text))] })
    const work = () =>
      orSentence(async () => {
        const after = { ...dropped, ...read.said, user }
        const taken = await withReleases(deps, (releases) => takeDropped(deps, releases, after, read.answers))
        return told(deps, taken, where, key, token)
      }, say)
    await deps.deal(body, `import:${token}`, work, say(SORRY))
  })
}
