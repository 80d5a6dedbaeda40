/** Where every listener is registered, with who may: nobody else gets as far as the work. */
import type { App, BlockAction, SlackActionMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { SlackDeps } from './deps.ts'
import { placeOf, tell } from './place.ts'
import { saidModal } from './schedules/list/views.ts'
import { unsealed } from './seal.ts'
import { type Person, personIn, type Who } from './who.ts'

export interface Declared {
  readonly kind: 'action' | 'view' | 'command' | 'event'
  readonly id: string | RegExp
  readonly who: Who
}

type Acted<A extends BlockAction> = Pick<SlackActionMiddlewareArgs<A>, 'action' | 'body'>

type Response =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: object }

export interface Submitted {
  readonly body: ViewSubmitAction
  /** What the form was opened with, as it was before it was sealed. */
  readonly about: string
  readonly view: ViewSubmitAction['view']
  readonly ack: (response?: Response) => Promise<void>
}

export interface Command {
  readonly user: string
  readonly channel: string
  readonly trigger: string
  readonly url: string
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What words that a command may have instead of a question do. */
export interface SpecialWord {
  readonly who: Who
  readonly work: (command: Command) => Promise<void>
  /** Whether more may come after the word; else the word is all there is. */
  readonly takesMore?: boolean
}

export interface EventOf {
  readonly event: unknown
  readonly body: Readonly<Record<string, unknown>>
  readonly person: Person
}

const OUT_OF_DATE = 'This form is out of date: copy what you wrote, close it and open it again.'

export class Listeners {
  readonly #app: App
  readonly #deps: SlackDeps
  readonly #declared: Declared[] = []

  constructor(app: App, deps: SlackDeps) {
    this.#app = app
    this.#deps = deps
  }

  get declared(): readonly Declared[] {
    return this.#declared
  }

  /** Whether anybody listens to events of that type. */
  listensTo(type: string): boolean {
    return this.#declared.some(({ kind, id }) => kind === 'event' && id === type)
  }

  /** A press or a choice; those who may not are told so where they did it. */
  action<A extends BlockAction = BlockAction>(id: string | RegExp, who: Who, work: (acted: Acted<A>) => Promise<void>) {
    this.#declared.push({ kind: 'action', id, who })
    const deps = this.#deps
    this.#app.action<BlockAction>(id, async ({ action, body, ack }) => {
      await ack()
      const refusal = await this.#refusal(who, body)
      if (refusal !== null) {
        const place = placeOf(body)
        const told = tell(place, `refused:${place.trigger}`, refusal)
        return deps.deal(body, `refused:${place.user}`, async () => ({ calls: [told] }))
      }
      const about = body.view && this.#about(body.user.id, body.view)
      // A form that was not opened for them: there is nothing in it that could be believed.
      if (body.view?.type === 'modal' && about === null) return
      const opened = body.view && about ? { ...body, view: { ...body.view, private_metadata: about } } : body
      await work({ action, body: opened } as Acted<A>)
    })
  }

  /** A form that was submitted. The work acknowledges it, since that says what is wrong with the fields. */
  view(id: string, who: Who, work: (submitted: Submitted) => Promise<unknown>) {
    this.#declared.push({ kind: 'view', id, who })
    this.#app.view<ViewSubmitAction>(id, async ({ body, view, ack }) => {
      const say = ack as unknown as Submitted['ack']
      const refusal = await this.#refusal(who, body)
      if (refusal !== null) return say(refusedForm(view, refusal))
      const about = this.#about(body.user.id, view)
      if (about === null) return say(refusedForm(view, OUT_OF_DATE))
      await work({ body, view, about, ack: say })
    })
  }

  /** `special` are words that a command may have instead of a question, each with who may and what it does. */
  command(
    name: string,
    who: Who,
    work: (command: Command) => Promise<void>,
    special: Readonly<Record<string, SpecialWord>>,
    refused: (command: Command, refusal: string) => Promise<void>,
  ) {
    this.#declared.push({ kind: 'command', id: name, who })
    for (const [word, { who: may }] of Object.entries(special))
      this.#declared.push({ kind: 'command', id: `${name} ${word}`, who: may })
    this.#app.command(name, async ({ command: said, body, ack }) => {
      await ack()
      const chosen = specialIn(special, said.text)
      const command: Command = {
        user: said.user_id,
        channel: said.channel_id,
        trigger: said.trigger_id,
        url: said.response_url,
        text: said.text,
        body,
      }
      const refusal = await this.#refusal(chosen?.who ?? who, body)
      if (refusal !== null) return refused(command, refusal)
      await (chosen?.work ?? work)(command)
    })
  }

  /** @param refused what is done for those who may not; nothing where it is left out */
  event(
    type: string,
    who: Who,
    work: (event: EventOf) => Promise<void>,
    refused: (event: EventOf) => Promise<void> = async () => {},
  ) {
    this.#declared.push({ kind: 'event', id: type, who })
    this.#app.event(type, async ({ event, body }) => {
      const of: EventOf = { event, body: { ...body }, person: personIn({ ...body }) }
      await ((await this.#refusal(who, body)) === null ? work(of) : refused(of))
    })
  }

  #refusal(who: Who, body: object): Promise<string | null> {
    return who.refuses(this.#deps, personIn({ ...body }))
  }

  #about(user: string, { callback_id, private_metadata }: { callback_id: string; private_metadata: string }) {
    return unsealed(this.#deps.secret(), user, callback_id, private_metadata)
  }
}

function specialIn(special: Readonly<Record<string, SpecialWord>>, text: string): SpecialWord | undefined {
  const said = text.trim().toLowerCase()
  const [first = ''] = said.split(/\s+/)
  const word = Object.hasOwn(special, first) ? special[first] : undefined
  return first === said || word?.takesMore ? word : undefined
}

/** Beside the first field; a form without fields becomes the sentence. */
function refusedForm(view: ViewSubmitAction['view'], sentence: string): Response {
  const block = view.blocks.find(({ type, block_id }) => type === 'input' && block_id)?.block_id
  return block
    ? { response_action: 'errors', errors: { [block]: sentence } }
    : { response_action: 'update', view: saidModal(sentence) }
}
