/** Who may do what: each listener names one of these where it is registered, and nothing else decides. */
import type { SlackDeps } from './deps.ts'

/** Who does something, as Slack says it. */
export interface Person {
  /** Null for a workflow. */
  readonly user: string | null
  /** The workspace or organisation that they are of; null where Slack does not say. */
  readonly team: string | null
  /** Where they do it; null in a modal or the Home tab. */
  readonly channel: string | null
  /** The button's or option's value. */
  readonly value: string | null
}

export type WhoDeps = Pick<SlackDeps, 'settings' | 'identity' | 'guests' | 'state' | 'log'>

export interface Who {
  readonly name: 'anyone' | 'officers' | 'service' | 'opened' | 'owner'
  /** What those are told who may not; null for those who may. */
  readonly refuses: (deps: WhoDeps, person: Person) => Promise<string | null>
}

type Json = Readonly<Record<string, unknown>>

/** Of another workspace, as far as Slack says. */
function isOfOthers({ identity, settings }: WhoDeps, { team }: Person): boolean {
  const { team: own, organisation } = identity()
  return team !== null && team !== own && team !== organisation && !settings.teams.includes(team)
}

/** Of another workspace, or a guest of this one; null where Slack did not answer. */
async function isOutsider(deps: WhoDeps, person: Person): Promise<boolean | null> {
  if (isOfOthers(deps, person)) return true
  return person.user === null ? false : deps.guests.isGuest(person.user)
}

const isNamed = ({ settings }: WhoDeps, { user }: Person): boolean => user !== null && settings.officers.includes(user)

const mayAsk = async (deps: WhoDeps, person: Person): Promise<boolean> =>
  deps.settings.outsiders !== 'nothing' || isNamed(deps, person) || !(await isOutsider(deps, person))

export const ONLY_INSIDERS = 'I answer people of this workspace only; please ask one of them.'
const NOT_KNOWN =
  'Slack did not tell me in time whether you are a guest here, so nothing was done. Please try again in a minute.'

/** Everybody; people of other workspaces and guests as SLACK_OUTSIDERS says. */
export const ANYONE: Who = {
  name: 'anyone',
  refuses: async (deps, person) => ((await mayAsk(deps, person)) ? null : ONLY_INSIDERS),
}

/** Those whom the settings name. */
export const officers = (refusal: string): Who => ({
  name: 'officers',
  refuses: async (deps, person) => (isNamed(deps, person) ? null : refusal),
})

/** Those whom the settings name, and whoever presses in the officers' channel and is no outsider. */
export const service = (refusal: string): Who => ({
  name: 'service',
  refuses: async (deps, person) => {
    if (isNamed(deps, person)) return null
    const { officersChannel, outsiders } = deps.settings
    if (officersChannel === null || person.channel !== officersChannel) return refusal
    if (outsiders === 'act') return null
    const outside = await isOutsider(deps, person)
    return outside === null ? NOT_KNOWN : outside ? refusal : null
  },
})

/** Whoever the form was opened for: that they might was found out then, and its seal says that it was. */
export const OPENED: Who = { name: 'opened', refuses: async () => null }

/** Whose it is, and those whom the settings name. `ownerOf` gives null where it is nobody's. */
export const ownerOr = (
  refusal: string,
  ownerOf: (deps: WhoDeps, value: string) => Promise<string | null>,
  orOfficers = true,
): Who => ({
  name: 'owner',
  refuses: async (deps, person) => {
    if (orOfficers && isNamed(deps, person)) return null
    if (person.user === null || person.value === null || !(await mayAsk(deps, person))) return refusal
    return (await ownerOf(deps, person.value)) === person.user ? null : refusal
  },
})

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const json = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/** Who is behind a delivery. */
export function personIn(body: Json): Person {
  if (body.event) {
    const event = json(body.event)
    const said = { ...event, ...json(event.message) } as Json
    const team = text(said.user_team) ?? text(said.source_team) ?? text(said.team)
    return { user: text(said.user), team, channel: text(event.channel), value: null }
  }
  if (typeof body.command === 'string')
    return { user: text(body.user_id), team: text(body.team_id), channel: text(body.channel_id), value: null }
  const user = json(body.user)
  const container = json(body.container)
  const action = json((body.actions as unknown[] | undefined)?.[0])
  return {
    user: text(user.id),
    team: text(user.team_id),
    channel: text(json(body.channel).id) ?? text(container.channel_id),
    value: text(action.value) ?? text(json(action.selected_option).value),
  }
}
