/** "Watch" under a card and "Stop watching" wherever it stands. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { measureName } from '../../../answers/figure/naming.ts'
import type { OutgoingCall, Work } from '../../../store/state.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { textBlocks } from '../cards/text-blocks.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { CARD } from '../desk.ts'
import { laneOfHome, publishHome } from '../home/home-view.ts'
import { type Pressed, pressedIn, whisper } from '../pressed.ts'
import { NOTHING_CHANGED } from '../sorry.ts'
import { latestFigure, seenOf } from '../watching/latest.ts'
import { STOP_WATCHING, stopButton } from '../watching/stop-button.ts'
import { type KeptWatch, putWatch, WATCH, watchesOf, watchKey } from '../watching/watch.ts'
import { ANYONE, ownerOr } from '../who.ts'

/** As many as a Home tab shows. */
const MOST = 30

const NO_CARD = 'I no longer have that answer at hand; please ask again.'
const NO_MEASURE = 'I can watch one measure of one council; ask for that figure and press “Watch” under it.'
const TOO_MANY = `You watch ${MOST} measures already: stop one of them in my Home tab first.`
/** The part of a kept card that a watch needs. */
const watchable = z.object({
  topic: z.object({ council: z.string().nullable() }).nullable(),
  answer: z.object({
    council: z.string().nullable(),
    indicator: z.object({ id: z.string(), sub: z.string() }).nullable(),
  }),
})

/** A sentence that only the person sees, with a button to stop. */
function whisperStop(pressed: Pressed, call: string, text: string, { key, watch }: KeptWatch): OutgoingCall {
  const said = whisper(pressed, call, escapeMrkdwn(text))
  const blocks = [...textBlocks([[text]]), { type: 'actions', elements: [stopButton(key, watch.name)] }]
  return { ...said, args: { ...said.args, blocks } }
}

async function pressWatch(deps: SlackDeps, pressed: Pressed, token: string, call: string): Promise<Work> {
  const say = (text: string): Work => ({ calls: [whisper(pressed, call, text)] })
  const { running, state, today } = deps
  const { catalogue } = running()
  const card = watchable.safeParse(await state.get<unknown>(CARD, token))
  if (!card.success) return say(NO_CARD)
  const { answer, topic } = card.data
  const council = answer.council ?? topic?.council ?? null
  const row = council && answer.indicator && catalogue.row(council, answer.indicator.id, answer.indicator.sub)
  if (!council || !row) return say(NO_MEASURE)
  const measure = { council, indicator: row.indicator, sub: row.sub }
  const { user } = pressed
  const key = watchKey(user, measure)
  const name = `${catalogue.councilName(council)}: ${measureName(row)}`
  const mine = await watchesOf(deps, user)
  const already = mine.find((kept) => kept.key === key)
  if (already) return { calls: [whisperStop(pressed, call, `You watch ${name} already.`, already)] }
  if (mine.length >= MOST) return say(TOO_MANY)
  const latest = await latestFigure(running(), today(), measure)
  const kept: KeptWatch = {
    at: 0,
    key,
    user,
    watch: { ...measure, name, channel: pressed.channel, seen: latest && seenOf(latest) },
  }
  const text = `${name}: I will tell you when a new figure is published or its RAG changes.`
  return { calls: [whisperStop(pressed, call, text, kept)], puts: [putWatch(kept)] }
}

/** The sentence takes the place of the whisper that the button stood in. */
function whisperStopped(pressed: Pressed, call: string): OutgoingCall {
  const said = whisper(pressed, call, 'I no longer watch that measure for you.')
  return pressed.ephemeral && pressed.url ? { ...said, args: { ...said.args, replace_original: true } } : said
}

/** A key begins with whose watch it is: nobody ends another person's. */
const OWN_WATCH = ownerOr('That is not a watch of yours.', async (_, key) => key.split(':')[0] ?? null, false)

/** "Watch" under the card with that token. */
export async function watchPressed(deps: SlackDeps, body: BlockAction, token: string): Promise<void> {
  const pressed = pressedIn(body)
  if (!pressed) return
  const call = `watch:${pressed.trigger}`
  await deps.deal(body, laneOfHome(pressed.user), () => pressWatch(deps, pressed, token, call), {
    calls: [whisper(pressed, call, NOTHING_CHANGED)],
  })
}

export const watch: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>('watch', ANYONE, async ({ action, body }) => {
    if (action.value) await watchPressed(deps, body, action.value)
  })

  on.action<BlockAction<ButtonAction>>(STOP_WATCHING, OWN_WATCH, async ({ action, body }) => {
    const key = action.value
    const user = body.user.id
    if (!key) return
    const pressed = pressedIn(body)
    const call = `stop:${body.trigger_id}`
    await deps.deal(body, laneOfHome(user), async () => ({
      removes: [{ kind: WATCH, key }],
      calls: [pressed ? whisperStopped(pressed, call) : await publishHome(deps, user, call, { withoutWatch: key })],
    }))
  })
}
