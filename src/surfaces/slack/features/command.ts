/** `/scorecard …`: an answer that only the asker sees, with a button to share it. */
import type { OutgoingCall, Work } from '../../../store/state.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { type Asked, answerAsked, personRefused } from '../desk.ts'
import type { Command } from '../listeners.ts'
import { RELEASERS } from '../releasing/office.ts'
import { type Reply, reply } from '../reply.ts'
import { withoutMention } from '../said.ts'
import { schedulesMessage } from '../schedules/list/blocks.ts'
import { privateConversation } from '../secret.ts'
import { openQuestions } from '../service/kept-questions.ts'
import { openQuestionsMessage } from '../service/officers-message.ts'
import { NOT_LOOKED_UP, sorry } from '../sorry.ts'
import { ANYONE, officers } from '../who.ts'
import { asTold, TOLD } from './as-told.ts'
import { CORRECT, correct, listDrafts } from './releases.ts'
import { CHANNEL_SETTERS, openSettings } from './settings-modal.ts'
import { openTargets, TARGETS_TOO_LATE } from './targets.ts'

const SORRY = sorry(NOT_LOOKED_UP, 'Please ask again.')

/** Commands of one person in one channel are dealt with in order. */
const laneOf = ({ channel, user }: Command): string => `command:${channel}:${user}`

const answerTo = ({ channel, user, url, trigger }: Command, message: Reply): OutgoingCall =>
  reply({ channel, user, alone: true, url }, `command:${trigger}`, message)

async function answer(deps: SlackDeps, command: Command): Promise<Work> {
  const { channel, user } = command
  if (command.body.about === 'person') return { calls: [answerTo(command, personRefused())] }
  const direct = channel.startsWith('D')
  const asked: Asked = {
    text: withoutMention(command.text, deps.identity().botUser),
    user,
    channel: direct ? null : channel,
    conversation: privateConversation(deps.secret(), channel, user),
    shareable: !direct,
    unkept: command.body.unkept === true,
  }
  const { message, puts } = await answerAsked(deps, asked)
  return { calls: [answerTo(command, message)], puts }
}

export const command: Feature = (on, deps) => {
  const dealt = (work: (command: Command) => Promise<Work>) => (command: Command) =>
    deps.deal(command.body, laneOf(command), () => work(command), { calls: [answerTo(command, { text: SORRY })] })
  const listed = (message: (command: Command) => Promise<Reply>) =>
    dealt(async (command) => ({ calls: [answerTo(command, await message(command))] }))

  on.command(
    '/scorecard',
    ANYONE,
    dealt((command) => answer(deps, command)),
    {
      settings: { who: CHANNEL_SETTERS, work: dealt(({ body }) => openSettings(deps, body)) },
      questions: {
        who: officers('Only officers can list the open questions.'),
        work: listed(async () => openQuestionsMessage(await openQuestions(deps))),
      },
      schedules: {
        who: officers('Only officers can list and set schedules.'),
        work: listed(() => schedulesMessage(deps)),
      },
      [TOLD]: { who: ANYONE, work: listed((command) => asTold(deps, command)), takesMore: true },
      drafts: { who: RELEASERS, work: listed(() => listDrafts(deps)) },
      targets: {
        who: RELEASERS,
        work: dealt((command) =>
          openTargets(deps, command, { calls: [answerTo(command, { text: TARGETS_TOO_LATE })] }),
        ),
      },
      [CORRECT]: {
        who: RELEASERS,
        work: listed((command) => correct(deps, command.text, command.user)),
        takesMore: true,
      },
    },
    (command, refusal) => dealt(async () => ({ calls: [answerTo(command, { text: refusal })] }))(command),
  )
}
