/** Approve, comment and skip, under a draft in the officers' channel. */
import type { BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { keptRun } from '../../../schedules/kept.ts'
import type { Work } from '../../../store/state.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { COMMENT_LENGTH, COMMENT_MODAL, commentIn, commentModal } from '../scheduling/comment-modal.ts'
import { approve, comment, type Decided, skip } from '../scheduling/decide.ts'
import { APPROVE, COMMENT, SKIP } from '../scheduling/draft-message.ts'
import { direct } from '../service/calls.ts'
import { safeJson } from './next-steps.ts'
import { pressedIn, whisper } from './pressed.ts'

const SORRY = 'Something went wrong on my side, so nothing has changed. Please try again.'

/** Which draft, and where an answer goes; travels with the modal. */
const about = z.object({ run: z.string().max(200) })

/** Drafts are decided one after another, so that the second officer sees what the first has done. */
const LANE = 'drafts'

/** Where one press decides: only those in the officers' channel see the buttons. */
const decideBy =
  (decide: (deps: SlackDeps, run: string, user: string) => Promise<Decided>) =>
  (deps: SlackDeps) =>
  async ({
    action,
    body,
    ack,
  }: {
    action: ButtonAction
    body: BlockAction<ButtonAction>
    ack: () => Promise<void>
  }) => {
    await ack()
    const pressed = pressedIn(body)
    const run = action.value
    if (!pressed || !run || pressed.channel !== deps.settings.officersChannel) return
    const key = `draft:pressed:${pressed.trigger}`
    await deps.deal(
      body,
      LANE,
      async (): Promise<Work> => {
        const { work, say } = await decide(deps, run, pressed.user)
        return say === null
          ? work
          : { ...work, calls: [...(work.calls ?? []), whisper(pressed, key, escapeMrkdwn(say))] }
      },
      { calls: [whisper(pressed, key, SORRY)] },
    )
  }

export const drafts: Feature = (app, deps) => {
  app.action<BlockAction<ButtonAction>>(APPROVE, decideBy(approve)(deps))
  app.action<BlockAction<ButtonAction>>(SKIP, decideBy(skip)(deps))

  app.action<BlockAction<ButtonAction>>(COMMENT, async ({ action, body, ack }) => {
    await ack()
    const run = action.value
    const pressed = pressedIn(body)
    if (!run || pressed?.channel !== deps.settings.officersChannel) return
    await deps.deal(body, `comment:${body.user.id}`, async () => {
      const kept = await keptRun(deps, run)
      const view = commentModal({ run }, kept?.comment ?? '')
      await deps.client.views.open({ trigger_id: body.trigger_id, view })
      return {}
    })
  })

  app.view<ViewSubmitAction>(COMMENT_MODAL, async ({ body, view, ack }) => {
    const read = about.safeParse(safeJson(view.private_metadata))
    const text = commentIn(view.state.values)
    if (!read.success) return ack()
    if (text.length > COMMENT_LENGTH) return ack(tooLong(text.length))
    await ack()
    const user = body.user.id
    await deps.deal(body, LANE, async (): Promise<Work> => {
      const { work, say } = await comment(deps, read.data.run, text)
      const told = say === null ? [] : [direct(user, `draft:comment:${view.id}`, { text: escapeMrkdwn(say) })]
      return { ...work, calls: [...(work.calls ?? []), ...told] }
    })
  })
}

const tooLong = (length: number) =>
  ({
    response_action: 'errors',
    errors: { comment: `This has ${length} characters; at most ${COMMENT_LENGTH} fit. Please shorten it.` },
  }) as const
