/** Opening and changing forms: what cannot be shown is told to whoever waits for it, and never saved. */
import type { ModalView } from '@slack/types'
import type { OutgoingCall, Work } from '../../store/state.ts'
import { context } from './cards/text-blocks.ts'
import type { SlackDeps } from './deps.ts'
import { directly, reply } from './reply.ts'
import { sealed } from './seal.ts'

const CLOSED = 'not_found'
const NOT_SHOWN =
  'Slack could not show the fields for what you just chose. Please choose it again, or close the form and open it anew. Nothing was saved.'

const LOOK_AGAIN =
  'Nothing is saved yet: the fields for what you chose had not been shown. Please look at them, then save.'

type FormDeps = Pick<SlackDeps, 'client' | 'log' | 'secret' | 'clock'>

const errorOf = (error: unknown): string | undefined => (error as { data?: { error?: string } }).data?.error

const sealedFor = ({ secret }: FormDeps, user: string, view: ModalView): ModalView =>
  view.private_metadata === undefined || view.callback_id === undefined
    ? view
    : { ...view, private_metadata: sealed(secret(), user, view.callback_id, view.private_metadata) }

/** Opens a form while its trigger lasts; `instead` is done where that is too late. */
export async function openForm(
  deps: FormDeps,
  { user, trigger }: { readonly user: string; readonly trigger: string },
  view: ModalView,
  instead: Work,
): Promise<Work> {
  try {
    await deps.client.views.open({ trigger_id: trigger, view: sealedFor(deps, user, view) })
    return {}
  } catch (error) {
    deps.log(`A form could not be opened: ${(error as Error).message}`)
    return instead
  }
}

interface Blocks {
  readonly blocks: readonly { readonly type: string; readonly block_id?: string }[]
}

const fieldsOf = ({ blocks }: Blocks): string[] =>
  blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? [block_id] : []))

/**
 * What answers the submission of a form that did not show every field of what is chosen in it: the form with all of
 * them, to be looked at and submitted again. Null where nothing is missing.
 */
export function notAsShown(deps: FormDeps, user: string, shown: Blocks, made: ModalView) {
  const seen = new Set(fieldsOf(shown))
  if (fieldsOf(made as Blocks).every((field) => seen.has(field))) return null
  const view = { ...made, blocks: [...context([LOOK_AGAIN]), ...made.blocks] }
  return { response_action: 'update', view: sealedFor(deps, user, view) } as const
}

/** The latest change of each form that is open. */
const MOST_FORMS = 1000

export interface Change {
  readonly user: string
  readonly view: string
  /** When it was made, as Slack dates it. */
  readonly at: string
}

/** Shows a form anew after each change in it: the latest change wins, in whatever order they come. */
export class ChangingForms {
  readonly #latest = new Map<string, string>()

  /** What is left to do: a sentence for the person where Slack could not show it. */
  async show(deps: FormDeps, { user, view: id, at }: Change, view: ModalView): Promise<Work> {
    const before = this.#latest.get(id)
    if (before !== undefined && Number(before) > Number(at)) return {}
    this.#latest.set(id, at)
    if (this.#latest.size > MOST_FORMS) this.#latest.delete(this.#latest.keys().next().value as string)
    // Without the form's hash: it is of the form before an earlier change, and changes are shown in order here.
    const update = () => deps.client.views.update({ view_id: id, view: sealedFor(deps, user, view) })
    try {
      await update().catch((error) => {
        if (errorOf(error) === CLOSED) return
        return update()
      })
      return {}
    } catch (error) {
      if (errorOf(error) === CLOSED) return {}
      deps.log(`A form could not be shown anew: ${(error as Error).message}`)
      return { calls: [this.#told(user, id, at)] }
    }
  }

  #told(user: string, view: string, at: string): OutgoingCall {
    return reply(directly(user), `form:${view}:${at}`, { text: NOT_SHOWN })
  }
}
