/**
 * An officer's quarter in Slack: the next scorecard dropped with eight mistakes, mended, approved by somebody else, asked
 * about by a councillor, and taken back. What everybody saw is kept in `quarter.txt` for people to read.
 */
import { expect, test } from 'vitest'
import { runReleases } from '../../src/surfaces/releases.ts'
import { MISTAKES, nextQuarter } from '../importing/next-quarter.ts'
import { OFFICERS, useReleasingOffice } from './releasing.ts'

const office = useReleasingOffice()
const QUESTION = 'CP visits last quarter against target'

test('a quarter is dropped, stopped, mended, approved by somebody else, answered from, and taken back', async () => {
  const { slack, says, whispers, shown, releases, refresh, config } = office()
  const now = Date.parse('2024-11-05T10:00:00Z')
  await runReleases(['settings', '--council', 'rotherham', '--four-eyes', 'on', '--by', 'U0HEAD'], config, {
    out: () => {},
    now,
    slack: null,
  })
  const asked = async (): Promise<string> => {
    await refresh()
    const answer = await says(slack.dm('cara'), /./, () => slack.say('cara', 'dm', QUESTION))
    return shown(answer)
  }
  /** Drops a file, says of which council it is, and gives the preview of its draft. */
  const dropped = async (name: string, bytes: Uint8Array) => {
    const read = await says(OFFICERS, new RegExp(`^${name}: read`), () =>
      slack.drop('olive', OFFICERS, { name, bytes }),
    )
    await slack.click('olive', read, 'import:answer')
    await slack.waitFor(() => slack.modal('olive'))
    return says(OFFICERS, /^D-\d+: /, () =>
      slack.submit('olive', null, { council: 'rotherham', published: '2024-10-29' }),
    )
  }

  const before = await asked()
  expect(before).toContain('91.8% · March 2024')
  const stopped = await dropped('first.xlsx', await nextQuarter(true))
  const draft = await releases.draft(Number(/D-(\d+)/.exec(stopped.text)?.[1]))
  const errors = draft?.findings.filter((f) => f.severity === 'error').map((f) => f.code)
  for (const { code } of MISTAKES) expect(errors).toContain(code)
  expect(shown(stopped)).toMatch(/This stops it: \d+/)
  expect(slack.buttons(stopped).map((b) => b.text)).toEqual(['Confirm with a reason', 'Throw away'])
  await slack.click('olive', stopped, 'release:discard')
  await slack.waitFor(() => slack.ownMessages(OFFICERS).some((m) => m.text.includes('is thrown away')))

  const mended = await dropped('mended.xlsx', await nextQuarter())
  expect(shown(mended)).toMatch(/New figures: \d{3}/)
  const reading = await slack.waitFor(() => slack.ownMessages(OFFICERS).findLast((m) => m.text.startsWith('How D-')))
  expect(shown(reading)).toContain('Rotherham: Q1 2024/25')
  await slack.click('olive', mended, 'release:publish')
  const waits = await slack.waitFor(() =>
    slack.ownMessages(OFFICERS).find((m) => m.text.includes("waits for somebody else's approval")),
  )
  const own = await says(OFFICERS, /^D-/, () => slack.click('olive', waits, 'release:look'))
  expect(slack.buttons(own).map((b) => b.text)).toEqual(['Throw away'])
  expect(await asked()).toContain('91.8% · March 2024')

  const others = await says(OFFICERS, /^D-/, () => slack.click('omar', waits, 'release:look'))
  const published = await says(OFFICERS, /is published as number/, () => slack.click('omar', others, 'release:publish'))
  expect(published.text).toContain(`approved by <@${slack.user('omar').id}>`)
  const after = await asked()
  expect(after).toMatch(/9\d\.\d% · June 2024/)
  expect(after).toContain('published 29 October 2024')

  const told = (when: string) =>
    whispers('cara', /told/, () => slack.command('cara', 'scrutiny', '/scorecard', `told ${when} CP visits`))
  for (const when of ['2024-07-31', '31 July 2024', 'in July 2024']) {
    const then = await told(when)
    expect(then.text).toContain('As the committee had been told by 31 July 2024')
    expect(shown(then)).toContain('91.8%')
    expect(shown(then)).not.toContain('June 2024')
    expect(slack.buttons(then)).toEqual([])
  }
  expect(
    (await whispers('cara', /./, () => slack.command('cara', 'scrutiny', '/scorecard', 'told soon'))).text,
  ).toContain('Write a day and a question')

  const list = await whispers('omar', /being prepared/, () => slack.command('omar', OFFICERS, '/scorecard', 'drafts'))
  expect(shown(list)).toContain('Published last')
  const back = await says(OFFICERS, /is taken back/, () => slack.click('omar', list, 'release:undo'))
  expect(back.text).toContain('exactly what it was before')
  expect(await asked()).toContain('91.8% · March 2024')
  expect(await releases.verify()).toEqual([])

  await slack.settled()
  const seen = slack
    .transcript(OFFICERS)
    .replace(/\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d/g, '· · ·')
    .replaceAll(slack.user('olive').id, 'olive')
    .replaceAll(slack.user('omar').id, 'omar')
    .replace(/\b[0-9a-f]{16}\b/g, '················')
    .replace(/^( {4}bot: How D-.*\n)(?: {6}.*\n)+/gm, '$1      …\n')
    // The beginning of a message tells enough; the rest is other tests' business.
    .replace(/^( {4}\S.*\n(?: {6}.*\n){12})(?: {6}(?!\[).*\n)+/gm, '$1      …\n')
  await expect(`${seen}\n`).toMatchFileSnapshot('quarter.txt')
}, 120_000)
