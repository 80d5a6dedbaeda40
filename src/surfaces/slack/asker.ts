/** Whose council a question is about where it names none: the channel's, else the person's own, else the program's. */
import { z } from 'zod'
import type { State } from '../../store/state.ts'

/** Record kinds; a channel's key is its id, a person's their user id. */
export const CHANNEL = 'channel'
export const PERSON = 'person'

/** Null for a channel of which nothing is set: a direct message, a form; and for a workflow's user. */
interface Asker {
  readonly channel: string | null
  readonly user: string | null
}

export const channelSetting = z.object({
  council: z.string().nullable(),
  themes: z.array(z.string()),
  setBy: z.string(),
})
export type ChannelSetting = z.infer<typeof channelSetting>

export const personSetting = z.object({ council: z.string().nullable() })
export type PersonSetting = z.infer<typeof personSetting>

/** What officers set for a channel; null where nothing that can be read is kept. */
export const channelSettingOf = async (state: State, channel: string): Promise<ChannelSetting | null> =>
  channelSetting.safeParse(await state.get(CHANNEL, channel)).data ?? null

export const personSettingOf = async (state: State, user: string): Promise<PersonSetting | null> =>
  personSetting.safeParse(await state.get(PERSON, user)).data ?? null

/** The records that `councilFor` may read. */
export const settingsOf = ({ channel, user }: Asker): { readonly kind: string; readonly key: string }[] => [
  ...(channel === null ? [] : [{ kind: CHANNEL, key: channel }]),
  ...(user === null ? [] : [{ kind: PERSON, key: user }]),
]

/** The council's key, or null where nobody has set one. A council that is no longer loaded counts as none. */
export async function councilFor(
  state: State,
  where: Asker,
  fallback: string | null,
  isLoaded: (council: string) => boolean,
): Promise<string | null> {
  const channel = where.channel ? await channelSettingOf(state, where.channel) : null
  const person = channel?.council || where.user === null ? null : await personSettingOf(state, where.user)
  const council = channel?.council ?? person?.council ?? fallback
  return council && isLoaded(council) ? council : null
}
