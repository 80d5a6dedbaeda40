import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/catalogue.ts'
import { councilOptions } from '../../src/surfaces/slack/home/council-options.ts'
import { putQuestion } from '../../src/surfaces/slack/service/question.ts'
import { WATCH, watchKey } from '../../src/surfaces/slack/watching/watch.ts'
import { CONFIG } from '../running.ts'
import { seen } from './loopback/index.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER'
const office = useOffice({ settings: { officers: [OFFICER] } })

/** What the person sees in the Home tab that their opening it published. */
async function home(user: string): Promise<string> {
  const { slack } = office()
  const before = slack.home(user)?.times ?? 0
  slack.openHome(user)
  await slack.waitFor(() => (slack.home(user)?.times ?? 0) > before)
  return shown(user)
}
const shown = (user: string): string => seen(office().slack.home(user)?.blocks ?? []).join('\n')

/** An open question to the service, as it is kept. */
const question = (asker: string, id: string, text: string) =>
  putQuestion({
    id,
    text,
    asker,
    council: null,
    indicator: 'any',
    measure: 'A measure',
    period: 'March 2024',
    valueText: null,
    facts: '',
    state: 'open',
    askedOn: '2024-04-20',
    channel: null,
    thread: null,
    token: 't',
    view: id,
    assignee: null,
    answer: null,
    answeredOn: null,
    answeredBy: null,
    answerView: null,
    history: [],
  })

async function choose(user: string, council: string): Promise<string> {
  const { slack } = office()
  const before = slack.home(user)?.times ?? 0
  await slack.click(user, 'home', 'home:council', { value: council })
  await slack.waitFor(() => (slack.home(user)?.times ?? 0) > before)
  return shown(user)
}

describe('the Home tab of a councillor', () => {
  it("shows the council's latest report at a glance", async () => {
    const text = await home('cllr')
    expect(text).toContain('Rotherham: 2023/24')
    expect(text).toContain('published 30 July 2024')
    expect(text).toContain('97 measures, 43 with a target: 🟥 9 RED · 🔶 9 AMBER · 🟢 25 GREEN')
    expect(text).toMatch(/Children in care: 🟥 3 RED · 🔶 3 AMBER · 🟢 3 GREEN/)
    expect(text).toMatch(/Red, what matters most first\n• Children in care with .* dental .*target 95% or more\n/)
    expect(text).toMatch(/Got worse, not red\n• .*: 84\.8% \(2023\/24\) 🔶 AMBER, was 88\.7% \(2022\/23\)/)
    expect(text).toContain('How to ask')
    expect(text).not.toContain('For officers')
  })

  it('is published once for each time it is opened, also when the event comes twice', async () => {
    const { slack } = office()
    const event = slack.openHome('cllr') as string
    await slack.waitFor(() => slack.home('cllr'))
    slack.redeliver(event)
    await slack.settled()
    expect(slack.callsTo('views.publish')).toHaveLength(1)
    await home('cllr')
    expect(slack.callsTo('views.publish')).toHaveLength(2)
  })

  it('keeps the council that is chosen there, also for questions and after a restart', async () => {
    const { slack, restart } = office()
    await home('cllr')
    expect(await choose('cllr', 'rutland')).toContain('Rutland: Q1 2021/22')
    await restart()
    expect(await home('cllr')).toContain('Rutland: Q1 2021/22')
    slack.say('cllr', 'dm', 'CP reviews on time')
    const reply = await slack.waitFor(() => slack.ownMessages(slack.dm('cllr'))[0])
    expect(reply.text).toContain('Rutland')
    // Nobody else's.
    expect(await home('other')).toContain('Rotherham: 2023/24')
    // And back to the one that everybody has.
    expect(await choose('cllr', '-')).toContain('Rotherham: 2023/24')
    expect(await home('cllr')).toContain('Rotherham: 2023/24')
  })

  it('shows what is asked most, without saying by whom, and their own open questions to the service', async () => {
    const { slack, app } = office()
    for (const text of ['CP visits in March 2024', 'CP visits in February 2024', 'dental checks']) {
      const said = slack.mention('other', 'scrutiny', text)
      await slack.waitFor(() => slack.ownMessages('scrutiny').some((m) => m.threadTs === said.ts))
    }
    const asker = slack.user('cllr').id
    await app.deps.save({
      puts: [
        question(asker, 'Q-7F3K', 'Why <!channel> *did* it fall?'),
        question(slack.user('other').id, 'Q-8G4M', 'Secret'),
      ],
    })
    const text = await home('cllr')
    expect(text).toMatch(/Most asked in 30 days\n• A\.10 .*: 2 times\n• .*dental.*: once/)
    expect(text).not.toContain(slack.user('other').id)
    expect(text).toMatch(/Q-7F3K .*\n“Why <!channel> \*did\* it fall\?”\nAsked on 20 April 2024 · ⏳ nobody has it yet/)
    expect(text).not.toContain('Secret')
  })

  it('holds nothing that Slack would read as mark-up', async () => {
    await home('cllr')
    const { slack } = office()
    const types = JSON.stringify(slack.home('cllr')?.blocks).match(/"type":"mrkdwn"/g)
    expect(types).toBeNull()
  })
})

describe('the Home tab of an officer', () => {
  it('also shows the age of the data and what was not answered, the most frequent first', async () => {
    const { slack } = office()
    slack.addUser({ id: OFFICER, name: 'olive' })
    for (const text of ['libraries opened', 'placement stability', 'placement stability']) {
      const said = slack.mention('other', 'scrutiny', text)
      await slack.waitFor(() => slack.ownMessages('scrutiny').some((m) => m.threadTs === said.ts))
    }
    const text = await home('olive')
    expect(text).toMatch(
      /For officers: age of the data\nStockton-on-Tees: .*published 11 December 2019 \(1693 days ago\)/,
    )
    expect(text).toMatch(/For officers: unanswered in 14 days\n• “placement stability”: 2 times, asked back/)
  })
})

describe('however much there is to show', () => {
  it('a Home tab stays within its blocks', async () => {
    const { slack, app } = office()
    slack.addUser({ id: OFFICER, name: 'olive' })
    const { catalogue } = app.deps.running()
    const rows = catalogue.documents.flatMap((d) => catalogue.rowsOf(d.key)).slice(0, 60)
    await app.deps.save({
      puts: [
        ...rows.map(({ council, indicator, sub }) => ({
          kind: WATCH,
          key: watchKey(OFFICER, { council, indicator, sub }),
          owner: OFFICER,
          value: { council, indicator, sub, name: 'n'.repeat(500), seen: null },
        })),
        ...Array.from({ length: 50 }, (_, i) => question(OFFICER, `Q-AAA${i % 10}${'BCDEF'[i % 5]}`, 'x'.repeat(1000))),
      ],
    })
    await home('olive')
    expect(slack.callsTo('views.publish').every((call) => call.ok)).toBe(true)
    expect(slack.home('olive')?.blocks.length).toBeGreaterThan(40)
  })

  it('a menu holds every council', () => {
    const councils = Array.from({ length: 350 }, (_, i) => ({
      key: `council-${i}`,
      name: `Council ${i} ${'long '.repeat(30)}`,
      fullName: '',
      nicknames: [],
    }))
    const menu = councilOptions({ councils } as unknown as Catalogue, 'None', 'council-349')
    const groups = 'option_groups' in menu ? menu.option_groups : []
    expect(groups.flatMap((g) => g.options)).toHaveLength(351)
    expect(groups.every((g) => g.options.length <= 100 && g.label.text.length <= 75)).toBe(true)
    expect(groups.flatMap((g) => g.options).every((o) => o.text.text.length <= 75)).toBe(true)
    expect(menu.initial_option.value).toBe('council-349')
  })
})

describe('without a council', () => {
  const nowhere = useOffice({ app: { config: CONFIG } })

  it('asks which one is theirs', async () => {
    const { slack } = nowhere()
    slack.openHome('cllr')
    const view = await slack.waitFor(() => slack.home('cllr'))
    expect(seen(view.blocks).join('\n')).toContain('Choose your council')
  })
})
