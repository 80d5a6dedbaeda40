/** A Slack on this machine, for tests: what people do in it, what the app did, and what goes wrong. */
import { named } from './blocks.ts'
import type { Deliveries } from './deliveries.ts'
import { buttonsOf, type Choice } from './elements.ts'
import type { Download } from './happenings.ts'
import { deliverHttp, type HttpAnswer, HttpCarrier, type HttpOptions, type HttpParcel } from './http-delivery.ts'
import { id, shortId, uuid } from './ids.ts'
import {
  messageAction,
  messageShortcut,
  shortcut,
  slashCommand,
  viewAction,
  viewClosed,
  viewSubmission,
} from './interactions.ts'
import type { LoopbackOptions } from './options.ts'
import { change, post, remove, tellOf, tellOfMention } from './posting.ts'
import { respond } from './response-urls.ts'
import type { LoopbackServer } from './server.ts'
import { build, type Parts } from './setup.ts'
import type { DisconnectReason, SocketMode } from './socket-mode.ts'
import { submitView } from './submitting.ts'
import { transcriptOf } from './transcript.ts'
import type { Outage, Troubles } from './trouble.ts'
import { typed } from './typed.ts'
import type {
  Ack,
  Attempt,
  Block,
  Button,
  Call,
  Channel,
  Json,
  Message,
  Prompts,
  Said,
  Status,
  SubmitAck,
  User,
  View,
} from './types.ts'
import { type StateValues, stateOf } from './view-state.ts'
import { type Nothing, settled, waitFor } from './waiting.ts'
import { richText, wireView } from './wire.ts'
import type { NewChannel, NewUser } from './workspace.ts'
import type { World } from './world.ts'

export interface SayOptions {
  /** The time-stamp of the message that began the thread. */
  thread?: string
  /** Sends the text as it is, without escaping. */
  raw?: boolean
}

export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Kept elsewhere: a link, such as to a shared drive. */
  readonly external?: boolean
}

export interface BotSayOptions {
  thread?: string
  blocks?: readonly Block[]
  /** Of the old sort: `subtype: bot_message` and no user. */
  legacy?: boolean
  /** A workflow: of the old sort, with a profile that says so. */
  workflow?: boolean
}

export interface PressOptions extends Choice {
  /** What the inputs of the message or view hold then. */
  state?: StateValues
}

export class LoopbackSlack {
  /** For `slackApiUrl` of a WebClient and `clientOptions` of Bolt. */
  readonly apiUrl: string
  readonly url: string
  readonly appToken: string
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
  readonly teamId: string
  readonly appId: string
  /** Trouble to order for coming calls. */
  readonly trouble: Troubles
  /** Scopes of the bot token; may be changed. */
  readonly scopes: Set<string>
  /** Block types that are accepted; may be changed. */
  readonly blockTypes: Set<string>
  readonly #world: World
  readonly #deliveries: Deliveries
  readonly #sockets: SocketMode
  readonly #server: LoopbackServer

  private constructor({ world, deliveries, sockets, server, port }: Parts) {
    this.url = `http://127.0.0.1:${port}`
    this.apiUrl = `${this.url}/api/`
    this.appToken = world.me.appToken
    this.botToken = world.me.botToken
    this.botUserId = world.me.botUserId
    this.botId = world.me.botId
    this.teamId = world.me.teamId
    this.appId = world.me.appId
    this.trouble = world.troubles
    this.scopes = world.scopes
    this.blockTypes = world.blockTypes
    this.#world = world
    this.#deliveries = deliveries
    this.#sockets = sockets
    this.#server = server
  }

  static async start(options: LoopbackOptions = {}): Promise<LoopbackSlack> {
    return new LoopbackSlack(await build(options))
  }

  async stop(): Promise<void> {
    this.#deliveries.stop()
    await this.#server.stop()
  }

  // The workspace. Everywhere below a user or channel is given by id or name, with or without "@" and "#".

  addUser(given: NewUser | string): User {
    return this.#world.workspace.addUser(typeof given === 'string' ? { name: given } : given)
  }

  addChannel(given: NewChannel | string): Channel {
    return this.#world.workspace.addChannel(typeof given === 'string' ? { name: given } : given)
  }

  user(ref: string): User {
    return this.#world.workspace.user(ref)
  }

  channel(ref: string): Channel {
    return this.#world.workspace.channel(ref)
  }

  /** The id of the person's direct conversation with the bot. */
  dm(user: string): string {
    return this.#world.workspace.dm(user).id
  }

  /** The person has left: nothing can be sent to them, and they are in no channel any more. */
  deactivate(user: string): void {
    const gone = this.user(user)
    gone.deleted = true
    for (const channel of this.#world.workspace.channels.values())
      if (channel.kind !== 'im') channel.members.delete(gone.id)
  }

  archive(channel: string, archived = true): void {
    this.channel(channel).archived = archived
  }

  /** Takes the app into a conversation, which it is told of. */
  invite(by: string, channel: string): void {
    this.#member(by, channel, 'member_joined_channel')
  }

  kick(by: string, channel: string): void {
    this.#member(by, channel, 'member_left_channel')
  }

  // What people do.

  /** Says something, as typed. Where the app is in the conversation it gets the events. */
  say(user: string, channel: string, text: string, options: SayOptions = {}): Said {
    const person = this.user(user)
    const place = channel === 'dm' ? this.#world.workspace.dm(user) : this.channel(channel)
    if (!place.members.has(person.id) && place.kind !== 'channel')
      throw new Error(`@${person.name} is not in ${place.name}`)
    place.members.add(person.id)
    const written = options.raw ? text : typed(text)
    const message = post(this.#world, {
      channel: place,
      user: person.id,
      text: written,
      blocks: [richText(written, shortId())],
      threadTs: options.thread ?? null,
      clientMsgId: uuid(),
      by: 'person',
    })
    return this.#told(message, place)
  }

  /** Uploads a file with a message, as dropping it into the conversation does. */
  drop(
    user: string,
    channel: string,
    file: DroppedFile,
    options: SayOptions & { text?: string } = {},
  ): Said & { file: string } {
    const person = this.user(user)
    const place = channel === 'dm' ? this.#world.workspace.dm(user) : this.channel(channel)
    if (!place.members.has(person.id)) throw new Error(`@${person.name} is not in ${place.name}`)
    const { name, bytes, external = false } = file
    const kept = { id: id('F'), name, bytes, external, user: person.id, deleted: false }
    this.#world.files.set(kept.id, kept)
    const message = post(this.#world, {
      channel: place,
      user: person.id,
      text: typed(options.text ?? ''),
      threadTs: options.thread ?? null,
      files: [kept],
      by: 'person',
    })
    return { ...this.#told(message, place), file: kept.id }
  }

  /** From now on Slack says that files are at this address. */
  moveFiles(host: string): void {
    this.#world.fileHost = () => host
  }

  /** Deletes an uploaded file; its message stays. */
  deleteFile(file: string): void {
    const found = this.#world.files.get(file)
    if (found) found.deleted = true
  }

  /** Who fetched what, and with which token. */
  get downloads(): readonly Download[] {
    return this.#world.happenings.downloads
  }

  /** Says something to the bot; its mention comes first unless the text has it already. */
  mention(user: string, channel: string, text: string, options: SayOptions = {}): Said {
    const at = `<@${this.botUserId}>`
    return this.say(user, channel, text.includes(at) ? text : `${at} ${text}`, options)
  }

  /** Something that another app posts. */
  botSays(channel: string, text: string, options: BotSayOptions = {}): Said {
    const place = this.channel(channel)
    const message = post(this.#world, {
      channel: place,
      user: options.legacy || options.workflow ? null : OTHER_BOT.user,
      workflow: options.workflow ?? false,
      botId: OTHER_BOT.bot,
      text,
      blocks: options.blocks ?? [],
      threadTs: options.thread ?? null,
      by: 'other_bot',
    })
    return this.#told(message, place)
  }

  /** Returns the id of the event, or null where the app gets none. */
  edit(user: string, channel: string, ts: string, newText: string): string | null {
    const message = this.#found(ts, channel === 'dm' ? this.dm(user) : this.channel(channel).id)
    if (message.user !== this.user(user).id) throw new Error(`${ts} is not by ${user}`)
    const text = typed(newText)
    return change(this.#world, message, { text, blocks: named([richText(text, shortId())]) }, this.user(user).id)
  }

  remove(channel: string, ts: string): string | null {
    return remove(this.#world, this.#found(ts, this.#world.workspace.channel(channel).id))
  }

  react(user: string, ts: string, name: string): string | null {
    const message = this.#found(ts)
    const person = this.user(user)
    const known = message.reactions.find((reaction) => reaction.name === name)
    if (known) known.users.push(person.id)
    else message.reactions.push({ name, users: [person.id] })
    return this.event({
      type: 'reaction_added',
      user: person.id,
      reaction: name,
      item: { type: 'message', channel: message.channel, ts },
      item_user: message.user,
    })
  }

  openHome(user: string, tab: 'home' | 'messages' = 'home'): string | null {
    const person = this.user(user)
    const home = this.#world.views.homes.get(person.id)
    return this.event({
      type: 'app_home_opened',
      user: person.id,
      channel: this.dm(user),
      tab,
      ...(tab === 'home' && home ? { view: wireView(home, this.#world.me) } : {}),
    })
  }

  /** What comes with the acknowledgement is posted, as Slack does. */
  async command(user: string, channel: string, command: string, text = ''): Promise<Ack> {
    const person = this.user(user)
    const place = channel === 'dm' ? this.#world.workspace.dm(user) : this.channel(channel)
    const payload = slashCommand(this.#world, person, place, command, text)
    const ack = await this.#deliveries.send({ type: 'slash_commands', payload, what: command, acceptsResponse: true })
    if (ack.response && (ack.response.text || ack.response.blocks))
      respond(this.#world, { user: person.id, channel: place.id, message: null }, ack.response, 'ack')
    return ack
  }

  /**
   * Presses a button, or chooses from a menu, in a message (by time-stamp), a modal (by view id) or the person's
   * Home tab (`home`). By action id, else by what is written on it. Throws where the person sees no such thing.
   */
  click(user: string, where: string | Message | View, actionId: string, options: PressOptions = {}): Promise<Ack> {
    const person = this.user(user)
    const it = this.#surface(person, where)
    const state = () => stateOf(it.blocks, options.state)
    const payload =
      'ts' in it
        ? messageAction(this.#world, person, it, actionId, options)
        : viewAction(this.#world, person, it, actionId, options, state())
    return this.#interact(payload)
  }

  /** Submits a modal, by default the one on top, and does what the app answers. */
  submit(user: string, view: string | View | null = null, values: StateValues = {}): Promise<SubmitAck> {
    const person = this.user(user)
    return submitView(
      this.#world,
      (payload) => this.#interact(payload, true),
      person,
      this.#modal(person, view),
      values,
    )
  }

  /** Closes a modal. The app hears of it where it asked to. */
  async closeView(user: string, view: string | View | null = null, cleared = false): Promise<Ack | null> {
    const person = this.user(user)
    const modal = this.#modal(person, view)
    if (cleared) this.#world.views.clear(modal)
    else modal.open = false
    return modal.notifyOnClose ? this.#interact(viewClosed(this.#world, person, modal, cleared)) : null
  }

  shortcut(user: string, callbackId: string): Promise<Ack> {
    return this.#interact(shortcut(this.#world, this.user(user), callbackId))
  }

  messageShortcut(user: string, ts: string, callbackId: string): Promise<Ack> {
    return this.#interact(messageShortcut(this.#world, this.user(user), this.#found(ts), callbackId))
  }

  /** Any other event. Returns its id, or null where the app does not subscribe to it. */
  event(event: Json & { type: string }): string | null {
    return this.#world.events.emit({ event_ts: this.#world.clock.ts(), ...event })
  }

  // How it reaches the app.

  /** From now on everything goes to a request URL. `deliverOverSockets` undoes it. */
  deliverOverHttp(url: string, signingSecret: string, timeoutMs = 3000): void {
    this.#deliveries.carrier = new HttpCarrier(this.#deliveries, url, signingSecret, timeoutMs)
    this.#deliveries.flush()
  }

  deliverOverSockets(): void {
    this.#deliveries.carrier = this.#sockets
    this.#deliveries.flush()
  }

  /** One request to a request URL, right or wrong, with no redelivery. */
  deliverHttp(url: string, signingSecret: string, parcel: HttpParcel, options: HttpOptions = {}): Promise<HttpAnswer> {
    return deliverHttp(url, signingSecret, parcel, options)
  }

  /** The payload of an event, for `deliverHttp`; it is not sent. */
  eventPayload(event: Json & { type: string }): Json {
    return this.#world.events.wrap({ event_ts: this.#world.clock.ts(), ...event })
  }

  /** The payload of a command, for `deliverHttp`; it is not sent. */
  commandPayload(user: string, channel: string, command: string, text = ''): Json {
    return slashCommand(this.#world, this.user(user), this.channel(channel), command, text)
  }

  /** The payload of a press, for `deliverHttp`; it is not sent. */
  clickPayload(user: string, ts: string, actionId: string, choice: Choice = {}): Json {
    return messageAction(this.#world, this.user(user), this.#found(ts), actionId, choice)
  }

  /** Sends what a person did once more, or as they could never have done it; resolves with its acknowledgement. */
  interact(payload: Json): Promise<Ack> {
    return this.#interact(payload, true)
  }

  /** The payload of a press in a Home tab or modal, for `interact`. */
  viewPayload(user: string, view: View, actionId: string, choice: Choice = {}, state: StateValues = {}): Json {
    return viewAction(this.#world, this.user(user), view, actionId, choice, stateOf(view.blocks, state))
  }

  /** The payload of a modal's submission, for `interact`. */
  submissionPayload(user: string, view: View, state: StateValues = {}): Json {
    return viewSubmission(this.#world, this.user(user), view, stateOf(view.blocks, state))
  }

  /** The same event under another id, as Slack sometimes delivers a message. Returns the new id. */
  copy(eventId: string): string {
    return this.#world.events.copy(eventId)
  }

  /** Sends an event again with the same id, though it was acknowledged. */
  redeliver(eventId: string, retry = 1, reason = 'timeout'): void {
    this.#world.events.again(eventId, retry, reason)
  }

  /** Keeps all deliveries back until `release`, which may send them in the other order. */
  hold(): void {
    this.#deliveries.hold()
  }

  release(order: 'as_sent' | 'reversed' = 'as_sent'): void {
    this.#deliveries.release(order)
  }

  /** Open WebSockets that take events. */
  get connections(): number {
    return this.#sockets.count
  }

  /** How many WebSockets were ever opened. */
  get connectionsOpened(): number {
    return this.#sockets.opened
  }

  /** Tells the app's WebSockets to go. */
  disconnect(reason: DisconnectReason = 'refresh_requested'): void {
    this.#sockets.disconnect(reason)
  }

  /** Cuts WebSockets without a word: all, or so many. */
  dropConnections(most?: number): void {
    this.#sockets.drop(most)
  }

  /** The WebSockets of now stay open, but nothing passes any more. */
  freezeConnections(): void {
    this.#sockets.freeze()
  }

  /** Everything is refused, WebSockets too, until `outage('none')`. */
  outage(outage: Outage = 'refused'): void {
    this.#world.troubles.outage = outage
    if (outage !== 'none') this.#sockets.drop()
  }

  /** Every call is refused with this error, such as `token_revoked`; null ends it. */
  refuseTokens(error: string | null = 'token_revoked'): void {
    this.#world.authError = error
  }

  /** Puts Slack's clock forward: trigger ids, response_urls and time-stamps age at once. */
  advance(ms: number): void {
    this.#world.clock.advance(ms)
  }

  // What happened.

  /** Messages of a conversation in order, replies too; without ephemeral and deleted ones. */
  messages(channel: string): Message[] {
    return this.#world.messages.in(this.channel(channel).id)
  }

  /** The first message of a thread and its replies. */
  thread(channel: string, ts: string): Message[] {
    return this.#world.messages.thread(this.channel(channel).id, ts)
  }

  /** Only the app's own messages: of a conversation, or all. */
  ownMessages(channel?: string): Message[] {
    const place = channel === undefined ? null : this.channel(channel).id
    return this.#world.messages.all.filter(
      (m) => m.botId === this.botId && m.onlyFor === null && !m.deleted && (place === null || m.channel === place),
    )
  }

  ephemerals(user?: string): Message[] {
    const only = user === undefined ? null : this.user(user).id
    return this.#world.messages.all.filter(
      (m) => m.onlyFor !== null && !m.deleted && (only === null || m.onlyFor === only),
    )
  }

  /** Also ephemeral and deleted ones; null where there is none. */
  message(ts: string): Message | null {
    return this.#world.messages.find(ts)
  }

  /** The Home tab that was published last; null where none was. */
  home(user: string): View | null {
    return this.#world.views.homes.get(this.user(user).id) ?? null
  }

  /** The modal on top; null where none is open. */
  modal(user: string): View | null {
    return this.#world.views.top(this.user(user).id)
  }

  /** Every view that was opened or published, in order. */
  get views(): readonly View[] {
    return this.#world.views.all
  }

  /** Every try to deliver something, with how long its acknowledgement took. */
  get acks(): readonly Attempt[] {
    return this.#world.happenings.attempts
  }

  attemptsOf(eventId: string): Attempt[] {
    return this.acks.filter((attempt) => attempt.eventId === eventId)
  }

  /** Deliveries that wait for a connection, for `release` or for their next try. */
  get undelivered(): number {
    return this.#deliveries.waiting
  }

  get calls(): readonly Call[] {
    return this.#world.happenings.calls
  }

  callsTo(method: string): Call[] {
    return this.calls.filter((call) => call.method === method)
  }

  get prompts(): readonly Prompts[] {
    return this.#world.happenings.prompts
  }

  get statuses(): readonly Status[] {
    return this.#world.happenings.statuses
  }

  /** What can be pressed. */
  buttons(where: { readonly blocks: readonly Block[] }): Button[] {
    return buttonsOf(where.blocks)
  }

  /** All conversations as text, or one. */
  transcript(channel?: string): string {
    return transcriptOf(this.#world, channel === undefined ? undefined : this.channel(channel).id)
  }

  /** Resolves with what the predicate gives once that is something; throws, with the transcript, after a time. */
  waitFor<T>(predicate: () => T | Nothing, timeoutMs = 20_000): Promise<T> {
    return waitFor(this.#world.happenings, predicate, timeoutMs, () => this.#story())
  }

  /** Resolves once nothing happened for so long, and nothing is under way. */
  async settled(quietMs = 150, timeoutMs = 15_000): Promise<void> {
    await settled(this.#world.happenings, this.#deliveries, quietMs, timeoutMs, () => this.#story())
  }

  #story(): string {
    const calls = this.calls.slice(-20).map((call) => `${call.method} ${call.error ?? call.status ?? 'unanswered'}`)
    return `${this.transcript()}\nlast calls: ${calls.join(', ') || 'none'}`
  }

  #told(message: Message, place: Channel): Said {
    const ids = [tellOfMention(this.#world, message, place), tellOf(this.#world, message, place)]
    const { ts, threadTs } = message
    return { ts, channel: place.id, thread: threadTs ?? ts, eventIds: ids.filter((eventId) => eventId !== null) }
  }

  #member(by: string, channel: string, type: 'member_joined_channel' | 'member_left_channel'): void {
    const place = this.channel(channel)
    if (type === 'member_joined_channel') place.members.add(this.botUserId)
    else place.members.delete(this.botUserId)
    this.event({
      type,
      user: this.botUserId,
      channel: place.id,
      channel_type: place.kind === 'group' ? 'G' : 'C',
      team: this.teamId,
      inviter: this.user(by).id,
    })
  }

  #interact(payload: Json, acceptsResponse = false): Promise<Ack> {
    return this.#deliveries.send({ type: 'interactive', payload, what: String(payload.type), acceptsResponse })
  }

  #found(ts: string, channel?: string): Message {
    const message = this.#world.messages.find(ts, channel)
    if (!message || message.deleted) throw new Error(`no message ${ts}`)
    return message
  }

  /** What the person presses in, where they can see it. */
  #surface(person: User, where: string | Message | View): Message | View {
    if (typeof where !== 'string') return this.#surface(person, 'ts' in where ? where.ts : where.id)
    const home = this.#world.views.homes.get(person.id)
    const view = where === 'home' ? (home ?? null) : this.#world.views.find(where)
    if (where === 'home' && !view) throw new Error(`@${person.name} has no Home tab yet`)
    if (view) {
      if (view.user !== person.id || !view.open) throw new Error(`@${person.name} does not see view ${view.id}`)
      return view
    }
    const message = this.#found(where)
    if (message.onlyFor !== null && message.onlyFor !== person.id)
      throw new Error(`@${person.name} does not see ${where}`)
    return message
  }

  #modal(person: User, given: string | View | null): View {
    const viewId = typeof given === 'string' ? given : given?.id
    const view = viewId ? this.#world.views.find(viewId) : this.#world.views.top(person.id)
    if (!view?.open || view.user !== person.id || view.type !== 'modal')
      throw new Error(`@${person.name} has no modal open${viewId ? ` called ${viewId}` : ''}`)
    return view
  }
}

/** The one other app of this Slack. */
const OTHER_BOT = { user: id('U'), bot: id('B') }
