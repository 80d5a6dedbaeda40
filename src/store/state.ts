/**
 * What the bot must not forget: what Slack delivered, what it still has to send, and what people set. Unlike
 * published data it cannot be loaded again, so it is never rebuilt. Asynchronous, as `store.ts` is.
 */

/** Something that Slack delivered and that is not dealt with yet. */
export interface Delivery {
  /** What it is about: the same at every redelivery, and for another event about the same message. */
  readonly key: string
  /** The payload, as JSON; forgotten as soon as it is dealt with. */
  readonly body: string
  /** Those of one lane are dealt with in order: a thread. */
  readonly lane?: string
}

/** How a message is looked for: by its key, or by what it may have been called elsewhere. */
export interface Look {
  /** Milliseconds: no earlier. */
  readonly since: number
  /** How other keys of the same message begin, with a colon after each: "post:S-7F3K:2024-04-09T09:00:". */
  readonly like?: string
  /** The how-manieth message under another: looked for only where that one was found rather than made. */
  readonly nth?: number
  /** Sent also where its channel cannot be asked: it may tell of that very trouble. */
  readonly ifPossible?: boolean
}

/** One call to Slack that has to be made, once. */
export interface OutgoingCall {
  /** Names the call for ever: a call with the same key is queued once. */
  readonly key: string
  readonly method:
    | 'chat.postMessage'
    | 'chat.update'
    | 'chat.delete'
    | 'chat.postEphemeral'
    | 'views.publish'
    | 'respond'
  /** Calls of one lane are made in order: a channel, a person's home, a reply address. */
  readonly lane: string
  /** The call's arguments. `respond` has the reply address in `url`. */
  readonly args: Readonly<Record<string, unknown>>
  /** `chat.update` or `chat.delete` of the message that this key's call posted. */
  readonly updates?: string
  /** Who is told, by direct message, when it can never be made: its words, or why. A user id. */
  readonly tell?: string
  /** What they are told instead, where neither would do. */
  readonly sorry?: string
  /** In the thread of the message that this key's call posted; not made where that one never was. */
  readonly under?: string
  /** What the message says first, in plain text, where it is made `after` (milliseconds) or later. */
  readonly late?: { readonly after: number; readonly note: string }
  /** Milliseconds: from then on it is too late. A day after it was queued where nothing is said. */
  readonly until?: number
  /** Nobody waits for it: replies to people go first, and its channel gets one such message a second. */
  readonly patient?: boolean
  /**
   * Its channel is asked for it before it is made, also where nothing is in doubt: this file may be an older one that
   * was restored.
   */
  readonly look?: Look
  /** Made in its place when it can never be made: whoever else must hear of it. */
  readonly otherwise?: OutgoingCall
  /** Whose business its end is: a record of kind `ENDED` is kept, in the same step. */
  readonly report?: string
}

/** Record kind of how a call ended that has a `report`; its key is the call's, its owner the report. */
export const ENDED = 'ended'

/** The value of such a record. */
export interface Ended {
  readonly state: 'sent' | 'failed'
  readonly why: string | null
  readonly ts: string | null
}

/** Where Slack says that a message is; both null for what leaves no message. */
export interface Posted {
  readonly channel: string | null
  readonly ts: string | null
  /** It was there already. */
  readonly found?: boolean
}

/** What waits, for whoever looks after the program. */
export interface Queue {
  readonly waiting: number
  readonly sending: number
  readonly failed: number
  /** Of what waits: tried, and not taken by Slack, the first since when (milliseconds) and why; null for none. */
  readonly refused: { readonly messages: number; readonly since: number; readonly why: string } | null
  /** Milliseconds of the oldest delivery not dealt with, or call not made; null where there is none. */
  readonly oldest: number | null
}

export type CallState = 'waiting' | 'sending' | 'sent' | 'failed'

export interface QueuedCall extends OutgoingCall {
  readonly id: number
  readonly state: CallState
  /** Attempts that were begun before. */
  readonly attempts: number
  /** Milliseconds; not to be made before. */
  readonly notBefore: number
  readonly queuedAt: number
  /** An earlier attempt may have been carried out. */
  readonly doubt: boolean
  /** Where the message is, once it is posted. */
  readonly channel: string | null
  readonly ts: string | null
  /** Of the last attempt that failed. */
  readonly why: string | null
  /** It was refused; others of its lane may go before it. */
  readonly aside: boolean
}

/** What is to be done about a call that was tried in vain. */
export interface Wait {
  readonly doubt: boolean
  readonly args?: Readonly<Record<string, unknown>>
  readonly why?: string
  /** The next of its lane may go first. */
  readonly aside?: boolean
  /** It was refused: where an earlier one of the lane was too, they are tried together, in their order. */
  readonly refused?: boolean
}

/** A thing that people made: a setting, a watch, a question to the service. `value` is plain JSON. */
export interface RecordPut {
  readonly kind: string
  readonly key: string
  readonly value: unknown
  /** Whose it is, for listing; a user id, a channel id or "". */
  readonly owner?: string
  /** Something is still to come of it: it is found by `listOpen`. */
  readonly open?: boolean
  /** Nobody asks by `revision` whether records of its kind have changed: other programs are not told. */
  readonly quiet?: boolean
}

/** Reads that are made together. */
export interface Glance {
  /** Keys of deliveries. */
  readonly deliveries: readonly string[]
  readonly records: readonly { readonly kind: string; readonly key: string }[]
  readonly posted: readonly { readonly channel: string; readonly ts: string | null }[]
}

/** What `delivery`, `get` and `postedAs` give for each, in the same order. */
export interface Seen {
  readonly deliveries: readonly ('waiting' | 'done' | null)[]
  readonly records: readonly unknown[]
  readonly posted: readonly ({ readonly key: string; readonly at: number } | null)[]
}

export interface StoredRecord<T> {
  readonly key: string
  readonly owner: string
  readonly value: T
  /** Milliseconds of its last change. */
  readonly at: number
}

/** What dealing with something comes to: saved in one transaction, all of it or none. */
export interface Work {
  /** Records that must not be there yet; where one is, nothing of the work is saved: somebody else did it. */
  readonly claims?: readonly RecordPut[]
  readonly calls?: readonly OutgoingCall[]
  readonly puts?: readonly RecordPut[]
  readonly removes?: readonly { readonly kind: string; readonly key: string }[]
}

/** `claimed`: somebody else was first, so the work is out of date. `dealt-with`: the delivery was, before. */
export type Finished = 'saved' | 'dealt-with' | 'claimed'

/** `begun`: the calls that whoever saved them makes now. */
export interface Begun {
  readonly finished: Finished
  readonly begun: readonly QueuedCall[]
}

/** Everything that names one person. */
export interface Traces {
  readonly records: readonly (StoredRecord<unknown> & { readonly kind: string })[]
  /** Calls that are not made yet. */
  readonly calls: readonly QueuedCall[]
  /** Keys of deliveries that are not dealt with yet. */
  readonly deliveries: readonly string[]
}

export interface State {
  /** Keeps a delivery; false when it was there already, dealt with or not. `at` in milliseconds. */
  receive(delivery: Delivery, at: number): Promise<boolean>
  /** The same for several that came in this order, in one commit. */
  receiveAll(deliveries: readonly Delivery[], at: number): Promise<readonly boolean[]>
  /** Whether a delivery of that key is there, and dealt with; null where it never came. */
  delivery(key: string): Promise<'waiting' | 'done' | null>
  /** Deliveries not dealt with, oldest first. */
  pending(): Promise<Delivery[]>
  /**
   * Takes over what programs that have ended left half done: their deliveries are returned, the calls they were making
   * are made again, in doubt, from `notBefore` on.
   */
  recover(notBefore: number): Promise<Delivery[]>
  /** False while another program still deals with an earlier delivery of the same lane. */
  isTurn(key: string): Promise<boolean>
  /** Saves `work` and, with a key, that the delivery is dealt with: all of it, or nothing and says why. */
  finish(key: string | null, work: Work, at: number): Promise<Finished>
  /**
   * As `finish`; and of its calls those before which nothing is left in their lane are given to this program in the same
   * step, marked as being made: at most `room`, none that is patient. A commit less for each answer than `take`.
   */
  begin(key: string | null, work: Work, at: number, room: number): Promise<Begun>

  /**
   * The next unsent call of every lane that may be made at `now`, at most `limit` and of patient ones at most
   * `patient`, from here on marked as being made. Within a lane what a person waits for comes first, then what came first.
   */
  take(now: number, limit: number, patient?: number): Promise<QueuedCall[]>
  /** Milliseconds of the earliest call that could be made next in its lane; null when none could. */
  nextDue(): Promise<number | null>
  call(key: string): Promise<QueuedCall | null>
  /** Lets every waiting call be made at once, those in doubt not before `doubtful` (milliseconds). */
  hurry(doubtful: number): Promise<void>
  /** Forgets everything of the call but where it was posted. The lane's next call waits until `next`, where it is patient or `all`. */
  markSent(
    id: number,
    posted: Posted,
    at: number,
    pace?: { readonly next: number; readonly all: boolean },
  ): Promise<void>
  markWaiting(id: number, notBefore: number, change: Wait): Promise<void>
  /** Gives up a call that waits and was never tried in doubt, and its updates; false where it is too late for all of them. */
  withdraw(key: string, why: string, at: number): Promise<boolean>
  /** Forgets the call and queues `instead`, in one step. */
  markFailed(id: number, why: string, instead: readonly OutgoingCall[], at: number): Promise<void>
  /** The key of the call that posted the message at `ts`, or, with null, the latest in the channel. */
  postedAs(channel: string, ts: string | null): Promise<{ readonly key: string; readonly at: number } | null>
  /** What waits, at a cost that does not grow with what was sent. */
  queue(): Promise<Queue>
  /** Writes something and takes it back: throws where nothing could be kept now. */
  probe(at: number): Promise<void>

  /** All of it as it is at one moment. */
  look(glance: Glance): Promise<Seen>
  get<T>(kind: string, key: string): Promise<T | null>
  list<T>(kind: string, owner?: string): Promise<StoredRecord<T>[]>
  /** Those of which something is still to come. */
  listOpen<T>(kind: string): Promise<StoredRecord<T>[]>
  /** Another text wherever records of `kinds` may have changed, by whatever program. */
  revision(kinds: readonly string[]): Promise<string>
  /** Deletes deliveries, sent calls and records of `kinds` that are older than `before` (milliseconds). */
  forget(before: number, kinds: readonly string[]): Promise<void>
  forgetRecords(before: number, kinds: readonly string[]): Promise<void>
  /** Deletes deliveries and calls whose key, and records whose kind, begins with `prefix`; and how such calls ended. */
  eraseWithin(prefix: string): Promise<void>
  /** Whatever names the person, a user id. */
  traces(person: string): Promise<Traces>
  /**
   * Leaves nothing of what was deleted in any file; false where somebody reads at that moment, and it is to be tried
   * again. Does nothing where nothing was written since the last time.
   */
  scrub(): Promise<boolean>
  /**
   * From now on `told` of what other programs do: that there are calls to be made, or that one has ended and left
   * something to be taken over. Not every engine can tell; a look finds it too.
   */
  listen(told: (what: 'calls' | 'left') => void): void
  close(): Promise<void>
}
