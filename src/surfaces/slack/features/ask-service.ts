/** "Ask the service": a councillor's question about a figure goes to the officers' channel, and their answer comes back. */
import type { BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Work } from '../../../store/state.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { openForm } from '../forms.ts'
import { aboutPersonIn } from '../intake/person-test.ts'
import { type Pressed, pressedIn, whisper } from '../pressed.ts'
import { safeJson } from '../safe-json.ts'
import { answerToAsker, confirmation, givenBack, toOfficers, updateForOfficers } from '../service/calls.ts'
import { figureOf } from '../service/figure.ts'
import { keptQuestion } from '../service/kept-questions.ts'
import {
  ANSWER_MODAL,
  ASK_MODAL,
  type AskedFrom,
  answerModal,
  answerTo,
  askedFrom,
  askModal,
  written,
  wrong,
} from '../service/modals.ts'
import { ANSWER, ASSIGN } from '../service/officers-message.ts'
import {
  ANSWER_LENGTH,
  alreadyAnswered,
  answered,
  assigned,
  putQuestion,
  QUESTION_LENGTH,
  questionId,
  SERVICE_QUESTION,
  type ServiceQuestion,
} from '../service/question.ts'
import { idFor } from '../service/question-id.ts'
import { NOTHING_CHANGED, sorry } from '../sorry.ts'
import { ANYONE, OPENED, service } from '../who.ts'

const NOT_HERE = 'This council takes no questions to the service here; please ask your usual contact.'
const GONE = 'I no longer have that figure at hand; please ask for it again.'
const NO_QUESTION = 'I no longer have that question.'
const SERVICE = service("Only officers can do that: it is for people in the officers' channel.")
const NO_PERSONS =
  'This reads as if it were about a particular person, so it was not sent and is kept nowhere. Take out names, addresses and anything about a case, then send it.'
const TOO_LATE = 'Slack could not open the form in time; please press the button again.'
const assignValue = z.object({ id: questionId, seen: z.string().nullable() })
const answerValue = z.object({ id: questionId })

/** Questions get their ids one after another, and each is dealt with by one press after another. */
const ASKING = 'service-questions'
const laneOf = (id: string): string => `service:${id}`

const open = (deps: SlackDeps, pressed: Pressed, key: string, view: ModalView): Promise<Work> =>
  openForm(deps, pressed, view, { calls: [whisper(pressed, key, TOO_LATE)] })

/** Why no question can be asked about that card; null where one can. */
async function cannotAsk(deps: SlackDeps, token: string): Promise<string | null> {
  if (deps.settings.officersChannel === null) return NOT_HERE
  return (await figureOf(deps, token)) === null ? GONE : null
}

async function pressAsk(deps: SlackDeps, pressed: Pressed, token: string, key: string): Promise<Work> {
  if (deps.settings.officersChannel === null) return { calls: [whisper(pressed, key, NOT_HERE)] }
  const figure = await figureOf(deps, token)
  if (!figure) return { calls: [whisper(pressed, key, GONE)] }
  const where = pressed.ephemeral ? null : pressed
  const from: AskedFrom = { token, channel: where?.channel ?? null, thread: where?.thread ?? null }
  return open(deps, pressed, key, askModal(figure, from))
}

/** Keeps the question and sends it on; the same modal sent again changes nothing. */
async function submitQuestion(deps: SlackDeps, body: ViewSubmitAction, text: string, from: AskedFrom): Promise<Work> {
  const channel = deps.settings.officersChannel
  const figure = await figureOf(deps, from.token)
  if (channel === null || !figure) throw new Error('the figure or the officers’ channel is gone')
  const view = body.view.id
  const { id, known } = await idFor(view, async (candidate) => {
    const kept = await deps.state.get<{ view?: string }>(SERVICE_QUESTION, candidate)
    return kept ? (kept.view ?? '') : null
  })
  if (known) return {}
  const asker = body.user.id
  const question: ServiceQuestion = {
    ...figure,
    ...from,
    id,
    text,
    state: 'open',
    askedOn: deps.today(),
    asker,
    view,
    assignee: null,
    answer: null,
    answeredOn: null,
    answeredBy: null,
    answerView: null,
    history: [{ at: new Date(deps.clock()).toISOString(), by: asker, did: 'asked' }],
  }
  return { calls: [toOfficers(question, channel), confirmation(question)], puts: [putQuestion(question)] }
}

async function pressAssign(
  deps: SlackDeps,
  pressed: Pressed,
  { id, seen }: z.infer<typeof assignValue>,
  key: string,
): Promise<Work> {
  const say = (text: string): Work => ({ calls: [whisper(pressed, `${key}:said`, text)] })
  const channel = deps.settings.officersChannel
  if (channel === null) return say(NOT_HERE)
  const question = await keptQuestion(deps, id)
  if (!question) return say(NO_QUESTION)
  const isMessage = pressed.channel === channel && !pressed.ephemeral
  const outcome = assigned(question, seen, {
    by: pressed.user,
    at: deps.clock(),
    // It stands in the channel itself, so it is the root of whatever thread grows under it.
    officersTs: isMessage ? pressed.thread : null,
  })
  if ('refused' in outcome) return say(outcome.refused)
  return {
    puts: [putQuestion(outcome.question)],
    calls: [
      updateForOfficers(outcome.question, channel, key),
      // The message itself says who has it; a list that only the officer sees does not change.
      ...(isMessage ? [] : [whisper(pressed, `${key}:said`, `${id} is yours now.`)]),
    ],
  }
}

async function pressAnswer(deps: SlackDeps, pressed: Pressed, id: string, key: string): Promise<Work> {
  const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
  const question = await keptQuestion(deps, id)
  if (!question) return say(NO_QUESTION)
  if (question.state === 'answered') return say(alreadyAnswered(question))
  return open(deps, pressed, key, answerModal(question))
}

async function submitAnswer(deps: SlackDeps, body: ViewSubmitAction, id: string, text: string): Promise<Work> {
  const question = await keptQuestion(deps, id)
  const view = body.view.id
  const user = body.user.id
  const backKey = `service:${id}:returned:${view}`
  if (!question) return { calls: [givenBack(user, backKey, NO_QUESTION, text)] }
  // The same modal sent twice.
  if (question.answerView === view) return {}
  const outcome = answered(question, { text, view, on: deps.today() }, { by: user, at: deps.clock() })
  if ('refused' in outcome) return { calls: [givenBack(user, backKey, `${outcome.refused} Yours was not sent.`, text)] }
  const { officersChannel } = deps.settings
  return {
    puts: [putQuestion(outcome.question)],
    calls: [
      answerToAsker(outcome.question),
      ...(officersChannel ? [updateForOfficers(outcome.question, officersChannel, `service:${id}:answered`)] : []),
    ],
  }
}

/** "Ask the service" under the card with that token. */
export async function askPressed(deps: SlackDeps, body: BlockAction, token: string): Promise<void> {
  const pressed = pressedIn(body)
  if (!pressed) return
  const key = `ask-service:${pressed.trigger}`
  await deps.deal(body, key, () => pressAsk(deps, pressed, token, key), {
    calls: [whisper(pressed, key, NOTHING_CHANGED)],
  })
}

export const askService: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>('ask-service', ANYONE, async ({ action, body }) => {
    if (action.value) await askPressed(deps, body, action.value)
  })

  on.view(ASK_MODAL, ANYONE, async ({ body, view, about, ack }) => {
    const from = askedFrom.safeParse(safeJson(about))
    const read = written(view.state.values, QUESTION_LENGTH)
    if ('errors' in read) return ack({ response_action: 'errors', errors: read.errors })
    const refusal = !from.success
      ? GONE
      : (await aboutPersonIn(deps, read.text, { channel: null, user: body.user.id })) !== null
        ? NO_PERSONS
        : await cannotAsk(deps, from.data.token)
    if (!from.success || refusal !== null) return ack({ response_action: 'errors', errors: wrong(refusal ?? GONE) })
    await ack()
    await deps.deal(body, ASKING, () => submitQuestion(deps, body, read.text, from.data), {
      calls: [
        givenBack(
          body.user.id,
          `service:returned:${view.id}`,
          sorry('your question was not sent', 'Please ask again.'),
          read.text,
        ),
      ],
    })
  })

  on.action<BlockAction<ButtonAction>>(ASSIGN, SERVICE, async ({ action, body }) => {
    const pressed = pressedIn(body)
    const value = assignValue.safeParse(safeJson(action.value))
    if (!pressed || !value.success) return
    const key = `service:assign:${pressed.trigger}`
    await deps.deal(body, laneOf(value.data.id), () => pressAssign(deps, pressed, value.data, key), {
      calls: [whisper(pressed, `${key}:said`, NOTHING_CHANGED)],
    })
  })

  on.action<BlockAction<ButtonAction>>(ANSWER, SERVICE, async ({ action, body }) => {
    const pressed = pressedIn(body)
    const value = answerValue.safeParse(safeJson(action.value))
    if (!pressed || !value.success) return
    const key = `service:answer:${pressed.trigger}`
    await deps.deal(body, key, () => pressAnswer(deps, pressed, value.data.id, key), {
      calls: [whisper(pressed, key, NOTHING_CHANGED)],
    })
  })

  on.view(ANSWER_MODAL, OPENED, async ({ body, view, about, ack }) => {
    const to = answerTo.safeParse(safeJson(about))
    const read = written(view.state.values, ANSWER_LENGTH)
    if ('errors' in read) return ack({ response_action: 'errors', errors: read.errors })
    if (!to.success) return ack({ response_action: 'errors', errors: wrong(NO_QUESTION) })
    await ack()
    const { id } = to.data
    await deps.deal(body, laneOf(id), () => submitAnswer(deps, body, id, read.text), {
      calls: [
        givenBack(
          body.user.id,
          `service:returned:${view.id}`,
          sorry('your answer was not sent', 'Please answer again.'),
          read.text,
        ),
      ],
    })
  })
}
