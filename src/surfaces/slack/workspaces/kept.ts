/** Which workspaces the bot serves beside the one of the settings: who may install it, and who has. */
import { z } from 'zod'
import type { RecordPut, State } from '../../../store/state.ts'
import { opened, sealed } from './sealing.ts'

/** Record kinds of the installation as a whole; their keys are Slack's ids of workspaces. */
export const EXPECTED = 'workspace'
export const INSTALLED = 'installation'

/** What whoever runs the bot says of a workspace; it may be installed where that is said. */
export const expected = z.object({
  /** Asked about where nobody says which; and the one whose figures its officers prepare. A key. */
  council: z.string().nullable(),
  /** User ids; whoever installed it where there are none. */
  officers: z.array(z.string()),
  officersChannel: z.string().nullable(),
})
export type Expected = z.infer<typeof expected>

const installed = z.object({
  /** Sealed; empty from the moment that the app was taken out, until everything is erased. */
  token: z.string(),
  botUser: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  /** Who installed it. */
  by: z.string(),
  /** Milliseconds. */
  at: z.number(),
})
export type Installed = z.infer<typeof installed>

export interface Installation extends Omit<Installed, 'token'> {
  readonly team: string
  /** Null where it cannot be read with the key of the settings. */
  readonly token: string | null
}

export const NOTHING_SAID: Expected = { council: null, officers: [], officersChannel: null }

/** Until officers are set, whoever installed it. */
export const officersOf = (said: Expected, { by }: Pick<Installed, 'by'>): readonly string[] =>
  said.officers.length > 0 ? said.officers : [by]

export const isGone = ({ token }: Pick<Installed, 'token'>): boolean => token === ''

export const putExpected = (team: string, value: Expected): RecordPut => ({ kind: EXPECTED, key: team, value })
export const putInstalled = (team: string, value: Installed): RecordPut => ({ kind: INSTALLED, key: team, value })

export const expectedOf = async (state: State, team: string): Promise<Expected | null> =>
  expected.safeParse(await state.get<unknown>(EXPECTED, team)).data ?? null

export const installedOf = async (state: State, team: string): Promise<Installed | null> =>
  installed.safeParse(await state.get<unknown>(INSTALLED, team)).data ?? null

/** Everybody's, by the id of the workspace. */
export async function allExpected(state: State): Promise<ReadonlyMap<string, Expected>> {
  const records = await state.list<unknown>(EXPECTED)
  return new Map(
    records.flatMap(({ key, value }) => {
      const { data } = expected.safeParse(value)
      return data ? [[key, data] as const] : []
    }),
  )
}

/** By the id of the workspace; also those that are being erased. */
export async function allInstalled(state: State): Promise<ReadonlyMap<string, Installed>> {
  const records = await state.list<unknown>(INSTALLED)
  return new Map(
    records.flatMap(({ key, value }) => {
      const { data } = installed.safeParse(value)
      return data ? [[key, data] as const] : []
    }),
  )
}

export const sealedToken = (keys: readonly Buffer[], team: string, token: string): string =>
  sealed(keys[0] as Buffer, team, token)

export const installationOf = (keys: readonly Buffer[], team: string, kept: Installed): Installation => ({
  ...kept,
  team,
  token: opened(keys, team, kept.token),
})
