/** Officers set targets and RAG rules in Slack: previewed, approved by somebody else, told; by the real app over the loopback Slack. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runReleases } from '../../src/surfaces/releases.ts'
import type { Message } from './loopback/index.ts'
import { OFFICERS, useReleasingOffice } from './releasing.ts'

const office = useReleasingOffice()
const QUESTION = 'CP visits in March 2024'

const buttons = (it: Message): string[] =>
  office()
    .slack.buttons(it)
    .map((b) => b.text)
async function asked(user: string, question = QUESTION): Promise<Message> {
  const { slack, says } = office()
  return says(slack.dm(user), /./, () => slack.say(user, 'dm', question))
}
async function published(): Promise<void> {
  const { slack, refresh } = office()
  await slack.waitFor(() => slack.ownMessages(OFFICERS).some((m) => m.text.includes('is published as number')))
  await refresh()
}

describe('targets', () => {
  test('are shown as printed, checked, previewed with what changes colour, approved and told', async () => {
    const { slack, says, shown, config } = office()
    const shell = ['settings', '--council', 'rotherham', '--four-eyes', 'on', '--by', 'U0ADMIN']
    await runReleases(shell, config, { out: () => {}, now: Date.parse('2024-11-05T10:00:00Z'), slack: null })
    const card = await asked('olive')
    expect(shown(card)).toContain('🔶 AMBER')
    await slack.click('olive', card, 'release:targets')
    const form = await slack.waitFor(() => slack.modal('olive'))
    const initial = Object.fromEntries(
      form.blocks.flatMap((b) => {
        const { block_id: id, element } = b as { block_id?: string; element?: { initial_value?: string } }
        return id && element ? [[id, element.initial_value]] : []
      }),
    )
    expect(initial).toEqual({ year: '2023/24', green: '95%+', amber: '87%+', red: '<87%' })

    expect((await slack.submit('olive', null, { year: 'soon', green: '91%+' })).errors).toEqual({
      year: '"soon" is no year; write it such as 2024/25.',
    })
    expect((await slack.submit('olive', null, { year: '2023/24', green: '', amber: '', red: '' })).errors).toEqual({
      green: 'Give at least one of the three, such as 95%+ for green.',
    })
    const preview = await says(slack.dm('olive'), /^D-/, () =>
      slack.submit('olive', null, { year: '2023/24', green: '91%+', amber: '87%+', red: '<87%' }),
    )
    expect(shown(preview)).toMatch(/RAG changes: 3\n(?:.*\n)*.*March 2024: AMBER → GREEN/)
    expect(shown(preview)).toMatch(/Targets changed: 1\n.*green 95% or 95%\+ → .*green 91%\+/)
    expect(buttons(preview)).toEqual(['Ask for approval', 'Throw away'])
    await slack.click('olive', preview, 'release:publish')
    const waits = await slack.waitFor(() =>
      slack.ownMessages(OFFICERS).find((m) => m.text.includes('waits for somebody else')),
    )
    expect(shown(await asked('cara'))).toContain('🔶 AMBER')
    const others = await says(OFFICERS, /^D-/, () => slack.click('omar', waits, 'release:look'))
    await slack.click('omar', others, 'release:publish')
    await published()
    const after = shown(await asked('cara'))
    expect(after).toContain('🟢 GREEN')
    expect(after).toContain('91% or more is green')
  }, 60_000)

  test('that leave part of the line uncovered stand against publishing, from a form for any measure', async () => {
    const { slack, whispers, shown } = office()
    await slack.command('olive', 'scrutiny', '/scorecard', 'targets')
    await slack.waitFor(() => slack.modal('olive'))
    const typed = {
      council: 'rotherham',
      measure: 'Z.99',
      year: '2024/25',
      green: '90%+',
      amber: '80-85%',
      red: '<80%',
    }
    expect((await slack.submit('olive', null, typed)).errors).toEqual({
      measure: 'No report of rotherham has a measure "Z.99".',
    })
    const preview = await whispers('olive', /^D-/, () => slack.submit('olive', null, { ...typed, measure: 'A.16' }))
    expect(shown(preview)).toContain('This stops it: 1')
    expect(shown(preview)).toMatch(/2024\/25: .*(?:85|90)/)
    expect(buttons(preview)).toEqual(['Confirm with a reason', 'Throw away'])
  }, 60_000)
})

test('a table of targets that an officer drops is one draft of all its measures', async () => {
  const { slack, says, shown } = office()
  const drop = (...lines: string[]) =>
    slack.drop('olive', OFFICERS, { name: 'targets.csv', bytes: Buffer.from(lines.join('\n')) })
  const head = 'measure,period,green,amber,red'
  const wrong = await says(OFFICERS, /./, () => drop(head, 'A.10,2024/25,96%+,88%+,<88%', 'Z.9,2024/25,90%+,,'))
  expect(wrong.text).toBe('targets.csv, row 3: No report of rotherham has a measure "Z.9".')
  const preview = await says(OFFICERS, /^D-/, () =>
    drop(head, 'A.10,2024/25,96%+,88%+,<88%', 'A.16,2024/25,95%+,90%+,<90%'),
  )
  expect(shown(preview)).toMatch(/Targets changed: 2\n/)
  expect(shown(preview)).toContain('from targets.csv')
}, 30_000)

describe('beside an answer that everybody sees', () => {
  test('an officer alone is shown what officers can do, in its thread, and it works', async () => {
    const { slack, says, whispers, shown } = office()
    const before = slack.ephemerals('cara').length
    const apart = await whispers('olive', /Only you see this/, () => slack.mention('olive', 'scrutiny', QUESTION))
    expect(buttons(apart)).toEqual(['Correct or comment', 'Set targets'])
    const card = slack.ownMessages('scrutiny').at(-1) as Message
    expect(buttons(card)).not.toContain('Correct or comment')
    expect(apart.threadTs).toBe(card.threadTs)
    await says('scrutiny', /./, () => slack.mention('cara', 'scrutiny', QUESTION))
    await slack.settled()
    expect(slack.ephemerals('cara')).toHaveLength(before)

    await slack.click('olive', apart, 'release:correct')
    await slack.waitFor(() => slack.modal('olive'))
    const preview = await whispers('olive', /^D-/, () =>
      slack.submit('olive', null, { value: '91.7', reason: 'A visit was entered late' }),
    )
    expect(shown(preview)).toMatch(/Revised figures: 1/)
    expect(preview.threadTs).toBe(card.threadTs)
  }, 30_000)
})

describe('rules', () => {
  test('that an officer drops as a file are drafted, with every figure that would be another colour', async () => {
    const { slack, says, shown, config, releases } = office()
    const own = JSON.parse(await readFile(join(config.dataDir, 'rag', 'rules.json'), 'utf8'))
    const drop = (rules: unknown) =>
      slack.drop('olive', OFFICERS, { name: 'rules.json', bytes: Buffer.from(JSON.stringify(rules)) })
    expect(shownText(await says(OFFICERS, /./, () => drop(own)))).toContain('These are the rules that hold now')
    expect(shownText(await says(OFFICERS, /./, () => drop({ version: '9' })))).toContain('rules.json')
    const amber = (rule: { rag: string }) => (rule.rag === 'amber' ? { ...rule, rag: 'red' } : rule)
    const preview = await says(OFFICERS, /^D-/, () => drop({ ...own, version: '9.0.0', rules: own.rules.map(amber) }))
    expect(preview.text).toMatch(/^D-\d+: RAG rules 9\.0\.0$/)
    expect(shown(preview)).toMatch(/RAG changes: \d+\n.*AMBER → RED/)
    const draft = (await releases.drafts()).find((d) => d.kind === 'rules')
    expect(draft).toMatchObject({ by: slack.user('olive').id, source: { name: 'rules.json' } })
    expect(buttons(preview)).toContain('Ask for approval')
  }, 60_000)
})

const shownText = ({ text }: Message): string => text
