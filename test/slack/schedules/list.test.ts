/** Schedules as officers see them, and what they do with them there. */
import { describe, expect, it } from 'vitest'
import { putRun, runsOf } from '../../../src/schedules/kept.ts'
import type { Run } from '../../../src/schedules/run.ts'
import { NOW, OFFICER, useScheduleDesk } from './desk.ts'

const desk = useScheduleDesk()

const HOUR = 3_600_000
const run = (schedule: string, daysAgo: number, status: Run['status'], why: string | null = null): Run => ({
  schedule,
  occurrence: `day-${daysAgo}`,
  meant: NOW - daysAgo * 24 * HOUR,
  at: NOW - daysAgo * 24 * HOUR,
  status,
  what: 'summary',
  period: 'Q4 2023/24',
  call: null,
  ts: null,
  why,
  content: null,
  comment: null,
})
const runs = () => runsOf({ state: desk.office().app.deps.state }, 'S-7F3K')
const directly = (user: string) => {
  const { slack } = desk.office()
  return slack.ownMessages(slack.dm(user))
}

describe('the Home tab of an officer', () => {
  it('shows each schedule in plain words with its next date and its last three runs', async () => {
    await desk.put('S-7F3K', { about: { type: 'summary', council: 'rotherham', themes: ['reviews'] }, draft: true })
    await desk.put('S-AAAA', { paused: true, nothingNew: 'nothing' })
    await desk.office().app.deps.save({
      puts: [
        putRun(run('S-7F3K', 1, 'failed', 'the channel <!channel> is *gone* for *good*')),
        putRun(run('S-7F3K', 2, 'skipped', `by <@${OFFICER}>`)),
        ...[3, 4].map((ago) => putRun(run('S-7F3K', ago, 'posted'))),
      ],
    })
    const text = desk.text(await desk.home())
    expect(text).toContain('Summaries that post themselves')
    expect(text).toContain(`*S-7F3K*  Rotherham, reviews, to <#${desk.channel()}>`)
    expect(text).toContain('on the second Tuesday after quarter end at 09:00')
    expect(text).toContain('Next: Tuesday 9 April 2024, 09:00')
    expect(text).toContain(`Owner: <@${OFFICER}> · a draft for approval first · says so where nothing is new`)
    expect(text).toMatch(/S-AAAA[\s\S]*⏸️ Paused[\s\S]*silent where nothing is new/)
    // What has gone wrong is told as it is, and is no mark-up.
    expect(text).toMatch(/• failed: the channel &lt;!channel&gt; is .*gone/)
    expect(text).not.toContain('*gone*')
    expect(text).toContain(`• skipped, by <@${OFFICER}>`)
    expect(text.match(/• posted on/g)).toHaveLength(1)
    expect(text.indexOf('S-7F3K')).toBeLessThan(text.indexOf('S-AAAA'))
  })

  it('shows twenty and says how many more there are', async () => {
    for (let i = 0; i < 23; i++) await desk.put(`S-AAA${'BCDEFGHJKMNPQRSTVWXYZ23'[i]}`)
    const text = desk.text(await desk.home())
    expect(text.match(/\*S-AAA.\*/g)).toHaveLength(20)
    expect(text).toContain('and 3 more')
    expect(
      desk
        .office()
        .slack.callsTo('views.publish')
        .every(({ ok }) => ok),
    ).toBe(true)
    expect(desk.text(await desk.list())).toContain('and 3 more')
  })

  it('is all that shows it: a councillor sees nothing of it', async () => {
    await desk.put('S-7F3K')
    expect(desk.text(await desk.home('cllr'))).not.toMatch(/post themselves|S-7F3K|New schedule/)
    expect((await desk.list('cllr')).text).toContain('Only officers')
  })

  it('is brought up to date by what is pressed there', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K')
    const home = await desk.home()
    const { times } = home
    await desk.choose('olive', home, 'pause', 'S-7F3K')
    await slack.waitFor(() => (slack.home('olive')?.times ?? 0) > times)
    expect(desk.text(home)).toContain('⏸️ Paused')
    expect((await desk.only()).schedule.paused).toBe(true)
    desk.pass(HOUR)
    await desk.choose('olive', home, 'resume', 'S-7F3K')
    await slack.waitFor(() => (slack.home('olive')?.times ?? 0) > times + 1)
    expect(desk.text(home)).toContain('Next: Tuesday 9 April 2024')
    // What came due in between is not made up for.
    expect((await desk.only()).schedule).toMatchObject({ paused: false, since: NOW + HOUR })
  })

  it('opens the form, and shows what was saved in it', async () => {
    const { slack } = desk.office()
    await slack.click('olive', await desk.home(), 'New schedule')
    await desk.modal()
    await slack.submit('olive', null, { 'schedule-field:channel': desk.channel() })
    await slack.waitFor(() => directly('olive').find((m) => m.text.startsWith('Saved S-')))
    const { key } = await desk.only()
    await slack.waitFor(() => (desk.text(slack.home('olive') ?? { blocks: [] }).includes(key) ? true : null))
  })

  it('asks before it deletes', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K')
    await desk.office().app.deps.save({ puts: [putRun(run('S-7F3K', 1, 'posted'))] })
    const home = await desk.home()
    await desk.choose('olive', home, 'delete', 'S-7F3K')
    expect((await desk.modal()).title).toBe('Delete S-7F3K?')
    expect(await desk.kept()).toHaveLength(1)
    await slack.submit('olive')
    await slack.waitFor(() => directly('olive').find((m) => m.text === 'S-7F3K is deleted.'))
    expect(await desk.kept()).toEqual([])
    expect(await runs()).toHaveLength(1)
    await slack.waitFor(() => desk.text(home).includes('None yet. A summary'))
  })
})

describe('the private list', () => {
  it('is shown anew, with what was done, in place of itself', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K')
    const list = await desk.list()
    expect(desk.text(list)).toMatch(/^Summaries that post themselves/)
    await desk.choose('olive', list, 'pause', 'S-7F3K')
    await slack.waitFor(() => desk.text(list).startsWith('S-7F3K is paused'))
    expect(desk.text(list)).toContain('⏸️ Paused')
    expect(slack.ephemerals('olive')).toHaveLength(1)
  })

  it('says so where its schedule has been deleted since', async () => {
    const { slack, app } = desk.office()
    await desk.put('S-7F3K')
    const list = await desk.list()
    await app.deps.save({ removes: [{ kind: 'schedule', key: 'S-7F3K' }] })
    for (const doing of ['pause', 'send']) {
      const before = slack.ephemerals('olive').length
      await desk.choose('olive', list, doing, 'S-7F3K')
      const said = await slack.waitFor(() => slack.ephemerals('olive')[before])
      expect(said.text).toBe('There is no schedule S-7F3K any more.')
    }
    expect(await desk.kept()).toEqual([])
    expect(await runs()).toEqual([])
  })

  it('holds no more text than a message may, and says how many are left out', async () => {
    const { slack } = desk.office()
    for (const last of 'ABCDEFGHJK') {
      await desk.put(`S-AAA${last}`)
      const why = 'the channel is gone; '.repeat(20)
      await desk.office().app.deps.save({
        puts: [1, 2, 3].map((ago) => putRun(run(`S-AAA${last}`, ago, 'failed', why))),
      })
    }
    const list = await desk.list()
    expect(desk.text(list).length).toBeLessThan(10_000)
    const shown = list.blocks.filter((block) => block.type === 'section').length
    expect(shown).toBeGreaterThan(3)
    expect(desk.text(list)).toContain(`and ${10 - shown} more`)
    expect(slack.ephemerals('olive')).toHaveLength(1)
  })

  it('sends now: the run is asked for once', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K')
    await desk.choose('olive', await desk.list(), 'send', 'S-7F3K')
    await slack.waitFor(() =>
      slack.ephemerals('olive').find((m) => m.text === `S-7F3K is posted within a minute to <#${desk.channel()}>.`),
    )
    const [asked, ...more] = await runs()
    expect(more).toEqual([])
    expect(asked).toMatchObject({ status: 'requested', schedule: 'S-7F3K', meant: NOW })
  })

  it('previews what would be told, in plain text and within Slack’s limits', async () => {
    const { slack, log } = desk.office()
    await desk.put('S-7F3K')
    const list = await desk.list()
    await desk.choose('olive', list, 'preview', 'S-7F3K')
    const modal = await desk.modal()
    expect(modal.title).toBe('Preview of S-7F3K')
    expect(desk.text(modal)).toMatch(/^Rotherham: 2023\/24/)
    expect(JSON.stringify(modal.blocks)).not.toContain('mrkdwn')
    expect(log).toEqual([])
    await slack.closeView('olive')
    // Slack opens no form for a press that is this old.
    slack.hold()
    const pressed = desk.choose('olive', list, 'preview', 'S-7F3K')
    slack.advance(10_000)
    slack.release()
    await pressed
    await slack.waitFor(() => directly('olive').find((m) => m.text.startsWith('Rotherham: 2023/24')))
  })

  it('does nothing for somebody who is no officer any more, and says so', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K')
    const list = await desk.list()
    Object.assign(list, { onlyFor: slack.user('cllr').id })
    for (const doing of ['preview', 'send', 'pause', 'change', 'delete']) {
      const before = slack.ephemerals('cllr').length
      await desk.choose('cllr', list, doing, 'S-7F3K')
      const said = await slack.waitFor(() => slack.ephemerals('cllr')[before])
      expect(said.text).toContain('Only officers')
    }
    const before = slack.ephemerals('cllr').length
    await slack.click('cllr', list, 'New schedule')
    expect((await slack.waitFor(() => slack.ephemerals('cllr')[before])).text).toContain('Only officers')
    expect(slack.modal('cllr')).toBeNull()
    expect((await desk.only()).schedule.paused).toBe(false)
    expect(await runs()).toEqual([])
  })
})
