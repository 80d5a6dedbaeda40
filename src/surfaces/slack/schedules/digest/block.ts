/** How a person hears of the measures they watch: each at once, or together. */
import type { SectionBlock } from '@slack/types'
import { keptSchedule } from '../../../../schedules/kept.ts'
import { type KeptSchedule, type Schedule, WEEKDAYS, type When } from '../../../../schedules/schedule.ts'
import { option, plainText } from '../../cards/text-blocks.ts'
import type { SlackDeps } from '../../deps.ts'

export const CHOOSE_DIGEST = 'digest:when'
const EACH = 'each'

interface Offer {
  readonly value: string
  readonly text: string
  readonly when: When | null
}

const [MONDAY, TUESDAY] = WEEKDAYS
const time = '09:00'

const OFFERS: readonly Offer[] = [
  { value: EACH, text: 'One message for each, as soon as it changes', when: null },
  { value: 'publication', text: 'Together, as soon as a report is published', when: { type: 'publication' } },
  {
    value: 'week',
    text: 'Together, on Mondays at 09:00',
    when: { type: 'rule', every: 'week', ordinal: null, weekday: MONDAY, time },
  },
  {
    value: 'month',
    text: 'Together, on the first Monday of the month at 09:00',
    when: { type: 'rule', every: 'month', ordinal: 'first', weekday: MONDAY, time },
  },
  {
    value: 'quarter',
    text: 'Together, on the second Tuesday after quarter end',
    when: { type: 'rule', every: 'quarter', ordinal: 'second', weekday: TUESDAY, time },
  },
]

/** The one digest that a person has. */
export const digestKey = (user: string): string => `digest-${user}`

/** The digest that was chosen, null for none; undefined for what is not offered. `now` in milliseconds. */
export function digestChosen(user: string, value: string, now: number): KeptSchedule | null | undefined {
  const offer = OFFERS.find((o) => o.value === value)
  if (!offer) return undefined
  const schedule: Schedule | null = offer.when && {
    about: { type: 'watched' },
    owner: user,
    channel: user,
    when: offer.when,
    nothingNew: 'nothing',
    draft: false,
    paused: false,
    since: now,
  }
  return schedule && { key: digestKey(user), schedule }
}

/** `chosen` is what is about to be saved; undefined where nothing is. */
export async function digestBlock(deps: SlackDeps, user: string, chosen: string | undefined): Promise<SectionBlock> {
  const kept = await keptSchedule(deps, digestKey(user))
  const same = (when: When | null): boolean => JSON.stringify(when) === JSON.stringify(kept?.when ?? null)
  const now = OFFERS.find(({ value, when }) => (chosen === undefined ? same(when) : value === chosen)) ?? OFFERS[0]
  return {
    type: 'section',
    // A new choice must replace what the person sees chosen.
    block_id: `digest:${now?.value}`,
    text: plainText('How I tell you about them', 500),
    accessory: {
      type: 'static_select',
      action_id: CHOOSE_DIGEST,
      options: OFFERS.map(({ text, value }) => option(text, value)),
      initial_option: option(now?.text ?? '', now?.value ?? EACH),
    },
  }
}
