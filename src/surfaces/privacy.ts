/** `privacy`: a person's own request to see, or to have deleted, what is kept of them. Works while the bot runs. */
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { openKeptState } from '../store/compose.ts'
import type { State } from '../store/state.ts'
import { erasureOf, questionErased } from './privacy/erase.ts'
import { draftsLeft, figuresOf, keptText } from './privacy/figures-of.ts'
import { keptOf } from './privacy/kept-of.ts'
import { HELP, optionsIn } from './privacy/options.ts'
import { SERVICE_QUESTION } from './slack/service/question.ts'
import { stateOfOption } from './workspace-option.ts'

export interface Shell {
  readonly out: (text: string) => void
  /** Milliseconds. */
  readonly now: number
}

/** Record kinds as a person would call them; one and several. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  person: ['chosen council', 'chosen councils'],
  watch: ['watched measure', 'watched measures'],
  schedule: ['digest of watched measures', 'digests of watched measures'],
  'schedule-run': ['posted digest', 'posted digests'],
  'schedule-progress': ['note of what a digest told last', 'notes of what digests told last'],
  'service-question': ['question to the service', 'questions to the service'],
  conversation: ['private conversation', 'private conversations'],
  card: ['private answer', 'private answers'],
  feedback: ['thumb up or down', 'thumbs up or down'],
}

const counted = (kind: string, n: number): string => {
  const [one, several] = WORDS[kind] ?? [`record of kind ${kind}`, `records of kind ${kind}`]
  return `${n} ${n === 1 ? one : several}`
}

async function exported(state: State, person: string, database: string, now: number): Promise<string> {
  const { own, shared, waiting } = await keptOf(state, person, now)
  const shown = [...own, ...shared].map(({ kind, key, value, at }) => ({
    kind,
    key,
    changed: new Date(at).toISOString(),
    value,
  }))
  const figures = await figuresOf(database, person)
  return JSON.stringify({ person, exported: new Date(now).toISOString(), records: shown, waiting, figures }, null, 2)
}

async function erased(
  state: State,
  person: string,
  database: string,
  now: number,
): Promise<{ text: string; left: boolean }> {
  const figures = await figuresOf(database, person)
  const { work, deleted, changed, left } = erasureOf(await keptOf(state, person, now), person)
  await state.finish(null, work, now)
  await state.scrub()
  const undecided = [...left, ...draftsLeft(figures)]
  const said = [...deleted].map(([kind, n]) => counted(kind, n))
  const lines = [
    said.length > 0 ? `Deleted: ${said.join(', ')}.` : 'Nothing of theirs alone was kept.',
    ...(changed > 0 ? [`No longer named in ${changed} ${changed === 1 ? 'record' : 'records'} of others.`] : []),
    ...keptText(figures),
    ...undecided,
  ]
  return { text: lines.join('\n'), left: undecided.length > 0 }
}

async function erasedQuestion(state: State, id: string, now: number): Promise<{ text: string; left: boolean }> {
  if ((await state.get(SERVICE_QUESTION, id)) === null)
    throw new UsageError(`There is no question ${id}; "/scorecard questions" lists those that are open.`)
  await state.finish(null, questionErased(id), now)
  await state.scrub()
  return {
    text: `${id} is deleted, and the officers’ message about it says so; its answer stays in its thread.`,
    left: false,
  }
}

/** Returns the exit status: 1 where something is left to decide. Throws UsageError for what cannot be used. */
export async function runPrivacy(args: readonly string[], config: Config, { out, now }: Shell): Promise<number> {
  const { command, user, question, workspace } = optionsIn(args)
  if (command === null) {
    out(`${HELP}\n`)
    return 0
  }
  const all = await openKeptState(config)
  try {
    const state = await stateOfOption(all, workspace)
    if (command === 'export') {
      out(`${await exported(state, user, config.database, now)}\n`)
      return 0
    }
    const { text, left } = await (question
      ? erasedQuestion(state, question, now)
      : erased(state, user, config.database, now))
    out(`${text}\n`)
    return left ? 1 : 0
  } finally {
    await all.close()
  }
}
