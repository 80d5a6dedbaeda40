/** An office with an officer, a channel for councillors and one for officers, on a day in 2024, for schedules. */
import { beforeEach } from 'vitest'
import manifest from '../../../manifest.json' with { type: 'json' }
import { putSchedule, schedulesOf } from '../../../src/schedules/kept.ts'
import type { KeptSchedule, Schedule } from '../../../src/schedules/schedule.ts'
import { type Message, seen, type View } from '../loopback/index.ts'
import { type OfficeOptions, useOffice } from '../with-slack.ts'

export const OFFICER = 'UOFFICER'
export const DEPUTY = 'UDEPUTY'
const OFFICERS_CHANNEL = 'COFFICERS'
export const TODAY = '2024-04-02'
export const NOW = Date.parse('2024-04-02T10:00:00+01:00')

/** Where a schedule's fields have their actions. */
export const field = (block: string): string => `schedule-field:${block}`

export function useScheduleDesk(settings: OfficeOptions['settings'] = {}) {
  let now = NOW
  const office = useOffice({
    // What the manifest asks for has to be enough.
    loopback: {
      scopes: manifest.oauth_config.scopes.bot,
      events: manifest.settings.event_subscriptions.bot_events,
    },
    settings: { officers: [OFFICER, DEPUTY], officersChannel: OFFICERS_CHANNEL, ...settings },
    app: { clock: () => now, today: () => TODAY },
  })
  beforeEach(() => {
    now = NOW
    const { slack } = office()
    slack.addUser({ id: OFFICER, name: 'olive' })
    slack.addUser({ id: DEPUTY, name: 'dan' })
    slack.channel('scrutiny').members.add(OFFICER)
    slack.addChannel({ id: OFFICERS_CHANNEL, name: 'officers', private: true, members: ['olive', 'dan'] })
  })

  const kept = (): Promise<KeptSchedule[]> => schedulesOf({ state: office().app.deps.state, log: () => {} })
  return {
    office,
    kept,
    pass: (ms: number): void => {
      now += ms
    },
    /** The only schedule there is. */
    only: async (): Promise<KeptSchedule> => {
      const [first, ...rest] = await kept()
      if (!first || rest.length > 0) throw new Error(`there are ${rest.length + (first ? 1 : 0)} schedules`)
      return first
    },
    channel: (): string => office().slack.channel('scrutiny').id,
    put: async (key: string, changes: Partial<Schedule> = {}): Promise<void> => {
      const schedule: Schedule = {
        about: { type: 'summary', council: 'rotherham', themes: [] },
        owner: OFFICER,
        channel: office().slack.channel('scrutiny').id,
        when: { type: 'rule', every: 'quarter', ordinal: 'second', weekday: 'Tuesday', time: '09:00' },
        nothingNew: 'say',
        draft: false,
        paused: false,
        since: NOW - 1000,
        ...changes,
      }
      await office().app.deps.save({ puts: [putSchedule({ key, schedule })] })
    },
    /** `/scorecard schedules`, and what it answered. */
    list: async (user = 'olive'): Promise<Message> => {
      const { slack } = office()
      const before = slack.ephemerals(user).length
      await slack.command(user, 'scrutiny', '/scorecard', 'schedules')
      return slack.waitFor(() => slack.ephemerals(user)[before])
    },
    home: async (user = 'olive'): Promise<View> => {
      const { slack } = office()
      const before = slack.home(user)?.times ?? 0
      slack.openHome(user)
      await slack.waitFor(() => (slack.home(user)?.times ?? 0) > before)
      return slack.home(user) as View
    },
    /** The modal on top once it is another one, or was shown anew. */
    modal: (user = 'olive', times = 1): Promise<View> =>
      office().slack.waitFor(() => {
        const top = office().slack.modal(user)
        return top && top.times >= times ? top : null
      }),
    choose: (user: string, where: Message | View, doing: string, key: string) =>
      office().slack.click(user, where, 'schedule:menu', { value: `${doing}:${key}`, blockId: `schedule:${key}` }),
    text: (where: { readonly blocks: Message['blocks'] | View['blocks'] }): string => seen(where.blocks).join('\n'),
  }
}
