/** Approve, comment and skip, under a draft in the officers' channel. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { keptRun } from '../../../../schedules/kept.ts'
import type { Work } from '../../../../store/state.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import type { Feature, SlackDeps } from '../../deps.ts'
import { openForm } from '../../forms.ts'
import { placeOf, tell, tooLate } from '../../place.ts'
import { pressedIn, whisper } from '../../pressed.ts'
import { directly, reply } from '../../reply.ts'
import { safeJson } from '../../safe-json.ts'
import { NOTHING_CHANGED } from '../../sorry.ts'
import { OPENED, service } from '../../who.ts'
import { COMMENT_LENGTH, COMMENT_MODAL, commentIn, commentModal } from './comment-modal.ts'
import { approve, comment, type Decided, skip } from './decide.ts'
import { APPROVE, COMMENT, SKIP } from './message.ts'

const SERVICE = service('Only people in the officers’ channel can decide about a draft.')
const NO_DRAFT = 'That draft is no longer at hand.'
/** Which draft, and where an answer goes; travels with the modal. */
const about = z.object({ run: z.string().max(200) })

/** Drafts are decided one after another, so that the second officer sees what the first has done. */
const LANE = 'drafts'

/** Where one press decides. */
const decideBy =
  (decide: (deps: SlackDeps, run: string, user: string) => Promise<Decided>) =>
  (deps: SlackDeps) =>
  async ({ action, body }: { action: ButtonAction; body: BlockAction<ButtonAction> }) => {
    const pressed = pressedIn(body)
    const run = action.value
    if (!pressed || !run) return
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
      { calls: [whisper(pressed, key, NOTHING_CHANGED)] },
    )
  }

export const drafts: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(APPROVE, SERVICE, decideBy(approve)(deps))
  on.action<BlockAction<ButtonAction>>(SKIP, SERVICE, decideBy(skip)(deps))

  on.action<BlockAction<ButtonAction>>(COMMENT, SERVICE, async ({ action, body }) => {
    const run = action.value
    if (!run) return
    const place = placeOf(body)
    const key = `draft:comment:${place.trigger}`
    await deps.deal(body, `comment:${body.user.id}`, async () => {
      const kept = await keptRun(deps, run)
      if (!kept) return { calls: [tell(place, key, NO_DRAFT)] }
      return openForm(deps, place, commentModal({ run }, kept.comment ?? ''), tooLate(place, key))
    })
  })

  on.view(COMMENT_MODAL, OPENED, async ({ body, view, about: opened, ack }) => {
    const read = about.safeParse(safeJson(opened))
    const text = commentIn(view.state.values)
    if (!read.success) return ack()
    if (text.length > COMMENT_LENGTH) return ack(tooLong(text.length))
    await ack()
    const user = body.user.id
    await deps.deal(body, LANE, async (): Promise<Work> => {
      const { work, say } = await comment(deps, read.data.run, text)
      const told = say === null ? [] : [reply(directly(user), `draft:comment:${view.id}`, { text: escapeMrkdwn(say) })]
      return { ...work, calls: [...(work.calls ?? []), ...told] }
    })
  })
}

const tooLong = (length: number) =>
  ({
    response_action: 'errors',
    errors: { comment: `This has ${length} characters; at most ${COMMENT_LENGTH} fit. Please shorten it.` },
  }) as const
