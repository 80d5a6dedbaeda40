/** Drafts of figures in Slack: looked at, sent for approval, approved by somebody else, by the real app over the loopback Slack. */
import { describe, expect, test } from 'vitest'
import { numbered } from '../../src/publishing/findings.ts'
import { COUNCIL, content, JULY, written } from '../publishing/drafts.ts'
import type { Message } from './loopback/index.ts'
import { OFFICERS, useReleasingOffice } from './releasing.ts'

const office = useReleasingOffice()
const listed = (user: string): Promise<Message> =>
  office().whispers(user, /being prepared/, () => office().slack.command(user, OFFICERS, '/scorecard', 'drafts'))
const pressed = (user: string, on: Message, button: string): Promise<Message> =>
  office().whispers(user, /^D-/, () => office().slack.click(user, on, button))
const told = (): string[] =>
  office()
    .slack.ownMessages(OFFICERS)
    .map((m) => m.text)
const fourEyes = { ...COUNCIL, publishing: { fourEyes: true, disclosure: null } }
const now = async (): Promise<string[]> =>
  (await office().releases.at({}).figures({ council: COUNCIL.key })).map((f) => f.asPrinted)

describe('a draft in Slack', () => {
  test('is looked at, sent for approval, and published by a second officer alone', async () => {
    const { slack, releases, shown } = office()
    const draft = written(JULY, { by: slack.user('olive').id, content: { ...content(JULY), council: fourEyes } })
    const id = await releases.keepDraft(draft)
    const list = await listed('olive')
    expect(shown(list)).toContain(`D-${id}: Scorecard 2023/24 Q4`)
    const preview = await pressed('olive', list, 'release:look')
    expect(shown(preview)).toMatch(/New figures: 3[\s\S]*visits, March 2024: 17\.3%[\s\S]*Targets changed: 1/)
    expect(slack.buttons(preview).map((b) => b.text)).toEqual(['Ask for approval', 'Throw away'])
    await slack.click('olive', preview, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes("waits for somebody else's approval")))
    expect(await now()).toEqual([])

    const again = await pressed('olive', await listed('olive'), 'release:look')
    expect(slack.buttons(again).map((b) => b.text)).toEqual(['Throw away'])
    const others = await pressed('omar', await listed('omar'), 'release:look')
    expect(slack.buttons(others).map((b) => b.text)).toEqual(['Approve and publish', 'Throw away'])
    await slack.click('omar', others, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes('is published as number')))
    expect(await now()).toContain('17.3%')
    expect(told().at(-1)).toContain(`approved by <@${slack.user('omar').id}>`)
    // The same button once more.
    expect((await pressed('omar', others, 'release:publish')).text).toContain('no longer being prepared')
  }, 30_000)

  test('that something stops has no button to publish it, until it is confirmed with a reason', async () => {
    const { slack, releases, shown, whispers } = office()
    const finding = {
      severity: 'error',
      code: 'scale',
      sheet: 'Sheet 1',
      cell: 'D7',
      text: 'It is ten times too much.',
      about: null,
      confirmable: true,
    } as const
    const title = 'Scorecard <!channel> <@U0OTHER>'
    const id = await releases.keepDraft(written({ ...JULY, report: 'next' }, { title, findings: numbered([finding]) }))
    const preview = await pressed('olive', await listed('olive'), 'release:look')
    expect(shown(preview)).toContain(`D-${id}/F-1 error (Sheet 1, D7): It is ten times too much.`)
    expect(slack.buttons(preview).map((b) => b.text)).toEqual(['Confirm with a reason', 'Throw away'])
    await slack.click('olive', preview, 'release:confirm')
    await slack.waitFor(() => slack.modal('olive'))
    const confirmed = await whispers('olive', /^D-/, () =>
      slack.submit('olive', null, { findings: ['F-1'], reason: 'The source has it so.' }),
    )
    expect(shown(confirmed)).toContain('confirmed by')
    expect(shown(confirmed)).toContain('"The source has it so."')
    expect(slack.buttons(confirmed).map((b) => b.text)).toEqual(['Ask for approval', 'Throw away'])
    expect((await releases.draft(id))?.confirmations).toMatchObject([
      { finding: 'F-1', reason: 'The source has it so.', by: slack.user('olive').id },
    ])
    await slack.click('olive', preview, 'release:discard')
    await slack.waitFor(() => told().some((t) => t.includes('is thrown away')))
    expect(told().at(-1)).toContain('(Scorecard &lt;!channel&gt; &lt;@U0OTHER&gt;) is thrown away by <@')
    expect(await releases.drafts()).toEqual([])
    expect(shown(await listed('olive'))).toContain('Nothing is being prepared')
  }, 30_000)

  test('corrects one figure by a line that is typed', async () => {
    const { slack, releases, shown, config, whispers } = office()
    const say = (text: string): Promise<Message> =>
      whispers('olive', /./, () => slack.command('olive', OFFICERS, '/scorecard', text))
    expect((await say('correct')).text).toContain('Write the measure, the period and the figure')
    expect((await say('correct B.1 soon 91.6')).text).toBe(
      '"soon" is no period; write it as 2024-03, 2023/24 Q4 or 2023/24.',
    )
    expect((await say('correct ZZ.9 2024-03 91.6')).text).toContain('give its reference')
    const list = await say('correct B.1 2024-03 89.6')
    const preview = await pressed('olive', list, 'release:look')
    expect(shown(preview)).toContain('March 2024: 89.4% → 89.6%')
    await slack.click('olive', preview, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes('is published as number')))
    const figures = await releases.at({}).figures({ council: config.council as string })
    expect(figures.find((f) => f.note?.startsWith('Revised from 89.4% to 89.6%'))?.rag).toBe('amber')
  }, 30_000)

  test('is shown to officers only', async () => {
    expect((await listed('cara')).text).toContain('Only officers')
  })
})
