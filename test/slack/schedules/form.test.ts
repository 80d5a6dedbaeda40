/** Setting a summary that posts itself in a modal, by the real app over the loopback Slack. */
import { describe, expect, it } from 'vitest'
import { CHANNEL } from '../../../src/surfaces/slack/asker.ts'
import { saveSchedule } from '../../../src/surfaces/slack/schedules/form/saving.ts'
import type { View } from '../loopback/index.ts'
import { DEPUTY, field, NOW, OFFICER, useScheduleDesk } from './desk.ts'

const desk = useScheduleDesk()

const labels = (view: View): string[] => desk.text(view).split('\n')

/** Opens the form of a new schedule from the list. */
async function newForm(user = 'olive'): Promise<View> {
  const { slack } = desk.office()
  await slack.click(user, await desk.list(user), 'New schedule')
  return desk.modal(user)
}

/** Chooses in the open form, and waits for the form that follows. */
async function pick(block: string, value: string, state: Record<string, string> = {}): Promise<View> {
  const { slack } = desk.office()
  const view = await desk.modal()
  const { times } = view
  await slack.click('olive', view, field(block), { value, state: { ...state, [field(block)]: value } })
  return desk.modal('olive', times + 1)
}

const told = async (): Promise<string> => {
  const { slack } = desk.office()
  return (await slack.waitFor(() => slack.ephemerals('olive').find((m) => m.text.startsWith('Saved')))).text
}

describe('a new schedule', () => {
  it('is set by what is chosen in the form, kept, and told with its next date', async () => {
    const { slack, log } = desk.office()
    const form = await newForm()
    expect(form.title).toBe('New schedule')
    expect(labels(form)).toEqual([
      '(input) Channel',
      '(input) Council',
      '(input) Themes',
      '(input) When',
      '(input) Where nothing is new',
      '(input) Draft',
      '(input) Owner',
    ])
    // Fields follow from what is chosen, and what was chosen before stays.
    await pick('council', 'rutland')
    const rule = await pick('when', 'rule')
    expect(labels(rule)).toEqual(
      expect.arrayContaining(['(input) Every', '(input) Which', '(input) Day', '(input) Time']),
    )
    const week = await pick('every', 'week')
    expect(labels(week)).not.toContain('(input) Which')
    await pick('every', 'quarter')
    const ack = await slack.submit('olive', null, {
      [field('themes:rutland')]: ['reviews'],
      [field('weekday')]: 'Wednesday',
      [field('ordinal')]: 'third',
      [field('time')]: '16:30',
      [field('nothing-new')]: 'nothing',
      [field('draft')]: ['yes'],
    })
    expect(ack.errors).toEqual({})
    const text = await told()
    const { key, schedule } = await desk.only()
    expect(key).toMatch(/^S-[2-9A-Z]{4}$/)
    expect(schedule).toEqual({
      about: { type: 'summary', council: 'rutland', themes: ['reviews'] },
      owner: OFFICER,
      channel: desk.channel(),
      when: { type: 'rule', every: 'quarter', ordinal: 'third', weekday: 'Wednesday', time: '16:30' },
      nothingNew: 'nothing',
      draft: true,
      paused: false,
      since: NOW,
    })
    expect(text).toMatch(
      new RegExp(
        `^Saved ${key}: Rutland, reviews to <#${desk.channel()}>, on the third Wednesday after quarter end at 16:30.*\\. Next: Wednesday 17 April 2024, 16:30\\.$`,
      ),
    )
    expect(log).toEqual([])
  })

  it('begins with the council and themes that the channel is set to', async () => {
    const { app, slack } = desk.office()
    const value = { council: 'rutland', themes: ['reviews'], setBy: OFFICER }
    await app.deps.save({ puts: [{ kind: CHANNEL, key: desk.channel(), value }] })
    await newForm()
    await slack.submit('olive')
    expect(await told()).toMatch(/Rutland, reviews to .*, as soon as a report is published\. Next: when a report/)
    expect((await desk.only()).schedule.when).toEqual({ type: 'publication' })
  })

  it('of a meeting is for the last working day before it', async () => {
    const { slack } = desk.office()
    await newForm()
    await pick('when', 'once')
    // Monday 6 May 2024 is a bank holiday.
    await slack.submit('olive', null, { [field('date')]: '2024-05-07', [field('meeting')]: ['yes'] })
    expect(await told()).toContain('Next: Friday 3 May 2024, 09:00.')
    expect((await desk.only()).schedule.when).toEqual({
      type: 'once',
      day: '2024-05-03',
      time: '09:00',
      meeting: '2024-05-07',
    })
  })

  it('is one, also when its form comes twice', async () => {
    const { slack } = desk.office()
    const form = await newForm()
    await slack.submit('olive')
    await told()
    Object.assign(form, { open: true })
    await slack.submit('olive', form)
    await slack.settled()
    expect(await desk.kept()).toHaveLength(1)
  })
})

describe('what cannot be saved is told at its field, in a sentence:', () => {
  const refused = async (state: Record<string, string | string[]>): Promise<Record<string, string>> => {
    const { errors } = await desk.office().slack.submit('olive', null, state)
    for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^[A-Z][^\n]*\.$/)
    expect(desk.office().slack.modal('olive')).not.toBeNull()
    expect(await desk.kept()).toEqual([])
    return errors
  }

  it('no council', async () => {
    await newForm()
    await pick('council', '-')
    expect(await refused({})).toEqual({ council: expect.stringContaining('council') })
  })

  it('a conversation that is no channel', async () => {
    await newForm()
    expect(await refused({ [field('channel')]: desk.office().slack.dm('olive') })).toEqual({
      channel: expect.stringContaining('Choose the channel'),
    })
  })

  it('a channel that the bot is not in, open or private', async () => {
    const { slack } = desk.office()
    await newForm()
    for (const secret of [true, false]) {
      const { id } = slack.addChannel({ name: `elsewhere-${secret}`, private: secret, members: ['olive'], bot: false })
      expect(await refused({ [field('channel')]: id })).toEqual({ channel: expect.stringContaining('/invite') })
    }
  })

  it('a date that has passed, and a meeting whose last working day before has', async () => {
    await newForm()
    await pick('when', 'once')
    expect(await refused({ [field('date')]: '2024-04-02', [field('time')]: '09:59' })).toEqual({
      date: expect.stringContaining('passed'),
    })
    // Easter Monday was on 1 April 2024.
    expect(await refused({ [field('date')]: '2024-04-02', [field('meeting')]: ['yes'] })).toEqual({
      date: expect.stringContaining('meeting'),
    })
  })

  it('an owner who is no officer', async () => {
    await newForm()
    expect(await refused({ [field('owner')]: desk.office().slack.user('cllr').id })).toEqual({
      owner: expect.stringContaining('officer'),
    })
  })

  it('a form in the hands of somebody who is no officer', async () => {
    const { slack } = desk.office()
    const form = await newForm()
    Object.assign(form, { user: slack.user('cllr').id })
    const { errors } = await slack.submit('cllr', form)
    expect(errors).toEqual({ channel: expect.stringContaining('Only officers') })
    expect(await desk.kept()).toEqual([])
  })
})

describe('a schedule that is changed', () => {
  const opened = async (key: string): Promise<View> => {
    await desk.choose('olive', await desk.list(), 'change', key)
    return desk.modal()
  }

  it('is shown as it is; what is not changed stays, also from when on it counts', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K', { about: { type: 'summary', council: 'rutland', themes: ['reviews'] }, draft: true })
    const [before] = await desk.kept()
    desk.pass(5000)
    expect((await opened('S-7F3K')).title).toBe('Change S-7F3K')
    await slack.submit('olive', null, { [field('owner')]: DEPUTY })
    await told()
    const { key, schedule } = await desk.only()
    expect(key).toBe('S-7F3K')
    expect(schedule).toEqual({ ...before?.schedule, owner: DEPUTY })
  })

  it('counts from the change on where its dates are others, and stays paused', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K', { paused: true })
    desk.pass(5000)
    await opened('S-7F3K')
    await slack.submit('olive', null, { [field('weekday')]: 'Friday' })
    expect(await told()).toContain('Next: paused.')
    expect((await desk.only()).schedule).toMatchObject({ paused: true, since: NOW + 5000 })
  })

  it('is about all themes of another council until some are chosen', async () => {
    const { slack } = desk.office()
    await desk.put('S-7F3K', { about: { type: 'summary', council: 'rutland', themes: ['reviews'] } })
    await opened('S-7F3K')
    await pick('council', 'rotherham')
    await slack.submit('olive')
    await told()
    expect((await desk.only()).schedule.about).toEqual({ type: 'summary', council: 'rotherham', themes: [] })
  })

  it('stays paused where somebody paused it while the form was being read', async () => {
    const { app } = desk.office()
    await desk.put('S-7F3K')
    const { schedule } = await desk.only()
    await desk.put('S-7F3K', { paused: true, since: NOW + 1 })
    const about = { key: 'S-7F3K', channel: desk.channel() }
    await app.deps.save(await saveSchedule(app.deps, OFFICER, 'VFORM', about, { ...schedule, owner: DEPUTY }))
    expect((await desk.only()).schedule).toEqual({ ...schedule, owner: DEPUTY, paused: true, since: NOW + 1 })
  })

  it('does not come back where it was deleted meanwhile', async () => {
    const { slack, app } = desk.office()
    await desk.put('S-7F3K')
    await opened('S-7F3K')
    await app.deps.save({ removes: [{ kind: 'schedule', key: 'S-7F3K' }] })
    const { errors } = await slack.submit('olive')
    expect(errors).toEqual({ when: expect.stringContaining('deleted') })
    expect(await desk.kept()).toEqual([])
  })
})

describe('where no officers’ channel is set up', () => {
  const without = useScheduleDesk({ officersChannel: null })

  it('the form says why there are no drafts', async () => {
    const { slack } = without.office()
    await slack.click('olive', await without.list(), 'New schedule')
    const text = without.text(await without.modal())
    expect(text).toContain('no officers’ channel')
    expect(text).not.toContain('(input) Draft')
  })
})
