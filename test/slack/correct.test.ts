/** An officer corrects a figure, or comments on it, from its card; by the real app over the loopback Slack. */
import { describe, expect, test } from 'vitest'
import { runReleases } from '../../src/surfaces/releases.ts'
import type { Message } from './loopback/index.ts'
import { OFFICERS, useReleasingOffice } from './releasing.ts'

const office = useReleasingOffice()
const QUESTION = 'CP visits in March 2024'
const CORRECT = 'Correct or comment'

async function asked(user: string): Promise<Message> {
  const { slack, says } = office()
  return says(slack.dm(user), /./, () => slack.say(user, 'dm', QUESTION))
}
const buttons = (it: Message): string[] =>
  office()
    .slack.buttons(it)
    .map((b) => b.text)
const shell = (...args: string[]) =>
  runReleases(args, office().config, { out: () => {}, now: Date.parse('2024-11-05T10:00:00Z'), slack: null })

describe('a figure’s card', () => {
  test('has the button for an officer whom nobody watches, and for nobody else', async () => {
    const { slack, says, whispers } = office()
    expect(buttons(await asked('olive'))).toContain(CORRECT)
    expect(buttons(await asked('cara'))).not.toContain(CORRECT)
    const open = await says('scrutiny', /./, () => slack.mention('olive', 'scrutiny', QUESTION))
    expect(buttons(open)).not.toContain(CORRECT)
    const alone = await whispers('olive', /./, () => slack.command('olive', 'scrutiny', '/scorecard', QUESTION))
    expect(buttons(alone)).toContain(CORRECT)
    const list = await says(slack.dm('olive'), /./, () =>
      slack.say('olive', 'dm', 'which measures are red in Rotherham?'),
    )
    expect(buttons(list)).not.toContain(CORRECT)
  }, 30_000)

  test('is corrected with a reason and a comment, approved by somebody else, and tells it', async () => {
    const { slack, says, shown, releases, refresh } = office()
    await shell('settings', '--council', 'rotherham', '--four-eyes', 'on', '--by', 'U0ADMIN')
    const card = await asked('olive')
    expect(shown(card)).toContain('91.8%')
    await slack.click('olive', card, 'release:correct')
    await slack.waitFor(() => slack.modal('olive'))
    expect((await slack.submit('olive', null, {})).errors).toEqual({
      value: 'Give the figure as it should be, or write a comment below.',
    })
    expect((await slack.submit('olive', null, { value: 'many', reason: 'A miscount' })).errors).toEqual({
      value: '"many" is no number; write it such as 17.1 or 1525.',
    })
    expect((await slack.submit('olive', null, { value: '91.6' })).errors).toEqual({
      reason: 'Say why: it is told with every answer about the figure.',
    })
    const comment = 'Two visits in the last week had been counted twice.'
    const preview = await says(slack.dm('olive'), /^D-/, () =>
      slack.submit('olive', null, { value: '91.6%', reason: 'Two visits were counted twice', commentary: comment }),
    )
    expect(preview.threadTs).toBe(card.threadTs)
    expect(shown(preview)).toMatch(/Revised figures: 1\n.*March 2024: 91\.8% → 91\.6%/)
    expect(buttons(preview)).toEqual(['Ask for approval', 'Throw away'])
    await slack.click('olive', preview, 'release:publish')
    const waits = await slack.waitFor(() =>
      slack.ownMessages(OFFICERS).find((m) => m.text.includes('waits for somebody else')),
    )
    expect(shown(await asked('cara'))).toContain('91.8%')

    const others = await says(OFFICERS, /^D-/, () => slack.click('omar', waits, 'release:look'))
    await slack.click('omar', others, 'release:publish')
    await slack.waitFor(() => slack.ownMessages(OFFICERS).some((m) => m.text.includes('is published as number')))
    await refresh()
    const after = shown(await asked('cara'))
    expect(after).toContain('91.6%')
    expect(after).toContain('Two visits were counted twice')
    expect(after).toContain('Revised from 91.8% to 91.6% on 5 November 2024')
    const why = await says(slack.dm('cara'), /./, () =>
      slack.say('cara', 'dm', 'what did officers write about CP visits?'),
    )
    expect(shown(why)).toContain(comment)
    expect((await releases.publications()).at(-1)).toMatchObject({ kind: 'correction', figures: 1 })
  }, 60_000)
})
