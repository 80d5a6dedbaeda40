/** A form never saves what it has not shown, and never fails in silence. */
import { describe, expect, it } from 'vitest'
import { putRun } from '../../src/schedules/kept.ts'
import { newRun, runKey } from '../../src/schedules/run.ts'
import { CHANNEL } from '../../src/surfaces/slack/asker.ts'
import { COMMENT_MODAL } from '../../src/surfaces/slack/schedules/drafts/comment-modal.ts'
import { COMMENT } from '../../src/surfaces/slack/schedules/drafts/message.ts'
import type { View } from './loopback/index.ts'
import { field, useScheduleDesk } from './schedules/desk.ts'

const desk = useScheduleDesk()
const { office } = desk

const has = (view: View | null, block: string): boolean =>
  view?.blocks.some(({ block_id }) => block_id === block) ?? false

/** The form of a new schedule, open. */
async function opened(): Promise<View> {
  const { slack } = office()
  await desk.home()
  await slack.click('olive', 'home', 'schedule:new')
  return desk.modal()
}

const when = (value: string) => ({ value, state: { [field('when')]: value } })
const filled = () => ({
  [field('channel')]: desk.channel(),
  [field('council')]: 'rotherham',
  [field('owner')]: 'UOFFICER',
})

describe('two quick changes', () => {
  it('end with the fields of the last one', async () => {
    const { slack, log } = office()
    const form = await opened()
    slack.trouble.slow('views.update', 200)
    await Promise.all([
      slack.click('olive', form, field('when'), when('once')),
      slack.click('olive', form, field('when'), when('rule')),
    ])
    await slack.settled(400)
    expect(has(slack.modal('olive'), 'every')).toBe(true)
    expect(has(slack.modal('olive'), 'date')).toBe(false)
    expect(log).toEqual([])
  })

  it('end so also where the first one comes last', async () => {
    const { slack } = office()
    const form = await opened()
    const first = slack.viewPayload('olive', form, field('when'), when('once'), { [field('when')]: 'once' })
    const second = slack.viewPayload('olive', form, field('when'), when('rule'), { [field('when')]: 'rule' })
    await slack.interact(second)
    await slack.waitFor(() => has(slack.modal('olive'), 'every'))
    await slack.interact(first)
    await slack.settled()
    expect(has(slack.modal('olive'), 'every')).toBe(true)
  })
})

describe('what Slack could not show', () => {
  it('is told, and what was never shown is not saved but shown', async () => {
    const { slack } = office()
    const form = await opened()
    slack.trouble.refuse('views.update', 'internal_error', 2)
    await slack.click('olive', form, field('when'), when('rule'))
    const told = await slack.waitFor(() => slack.ownMessages(slack.dm('olive'))[0])
    expect(told.text).toContain('could not show the fields for what you just chose')
    expect(has(slack.modal('olive'), 'every')).toBe(false)

    const ack = await slack.submit('olive', null, { ...filled(), [field('when')]: 'rule' })
    expect(ack.response_action).toBe('update')
    expect(await desk.kept()).toEqual([])
    expect(has(slack.modal('olive'), 'every')).toBe(true)
    expect(desk.text(slack.modal('olive') as View)).toContain('Nothing is saved yet')
    // What was filled in is still there, and what is shown now can be saved.
    const again = await slack.submit('olive', null, { ...filled(), [field('when')]: 'rule', [field('every')]: 'month' })
    expect(again.errors).toEqual({})
    await slack.waitFor(() => slack.modal('olive') === null)
    await slack.settled()
    expect((await desk.only()).schedule.when).toMatchObject({ type: 'rule', every: 'month' })
  })

  it('is tried once more before anybody is troubled with it', async () => {
    const { slack, log } = office()
    const form = await opened()
    slack.trouble.refuse('views.update', 'internal_error', 1)
    await slack.click('olive', form, field('when'), when('once'))
    await slack.waitFor(() => has(slack.modal('olive'), 'date'))
    expect(slack.ownMessages(slack.dm('olive'))).toEqual([])
    expect(log).toEqual([])
  })

  it('is nobody’s trouble where the form was closed meanwhile', async () => {
    const { slack, log } = office()
    const form = await opened()
    const change = slack.viewPayload('olive', form, field('when'), when('once'), { [field('when')]: 'once' })
    await slack.closeView('olive')
    await slack.interact(change)
    await slack.settled()
    expect(slack.ownMessages(slack.dm('olive'))).toEqual([])
    expect(log).toEqual([])
  })

  it('is not saved as the settings of a channel either', async () => {
    const { slack, app } = office()
    await slack.command('olive', 'scrutiny', '/scorecard', 'settings')
    const form = await slack.waitFor(() => slack.modal('olive'))
    slack.trouble.refuse('views.update', 'internal_error', 2)
    await slack.click('olive', form, 'settings:council', {
      value: 'rutland',
      state: { 'settings:council': 'rutland' },
    })
    await slack.waitFor(() => slack.ownMessages(slack.dm('olive')).length === 1)
    const ack = await slack.submit('olive', null, { 'settings:council': 'rutland' })
    expect(ack.response_action).toBe('update')
    expect(await app.deps.state.get(CHANNEL, desk.channel())).toBeNull()
    await slack.submit('olive', null, { 'settings:council': 'rutland' })
    await slack.settled()
    expect(await app.deps.state.get(CHANNEL, desk.channel())).toMatchObject({ council: 'rutland' })
  })
})

describe('a form that comes too late', () => {
  it('is told: the comment to a draft', async () => {
    const { slack, app } = office()
    await desk.put('S-7F3K', { draft: true })
    const run = newRun({ schedule: 'S-7F3K', occurrence: 'x', meant: 1, at: 1, status: 'draft' })
    const value = runKey(run)
    await app.deps.save({
      puts: [putRun(run)],
      calls: [
        {
          key: 'the-draft',
          method: 'chat.postMessage',
          lane: 'COFFICERS',
          args: {
            channel: 'COFFICERS',
            text: 'Draft',
            blocks: [
              {
                type: 'actions',
                elements: [
                  { type: 'button', action_id: COMMENT, text: { type: 'plain_text', text: 'Comment' }, value },
                ],
              },
            ],
          },
        },
      ],
    })
    const draft = await slack.waitFor(() => slack.ownMessages('COFFICERS')[0])
    slack.trouble.refuse('views.open', 'expired_trigger_id')
    await slack.click('olive', draft.ts, COMMENT)
    const told = await slack.waitFor(() => slack.ephemerals('olive')[0])
    expect(told.text).toContain('could not open the form in time')
    expect(slack.modal('olive')).toBeNull()
    await slack.click('olive', draft.ts, COMMENT)
    expect((await slack.waitFor(() => slack.modal('olive'))).callbackId).toBe(COMMENT_MODAL)
  })

  it('is told: a schedule, from the list and from the Home tab', async () => {
    const { slack } = office()
    await desk.put('S-7F3K')
    slack.trouble.refuse('views.open', 'expired_trigger_id', 3)
    await desk.choose('olive', await desk.list(), 'change', 'S-7F3K')
    await slack.waitFor(() => slack.ephemerals('olive').some((m) => m.text.includes('in time')))
    await desk.choose('olive', await desk.home(), 'delete', 'S-7F3K')
    await slack.waitFor(() => slack.ownMessages(slack.dm('olive')).some((m) => m.text.includes('in time')))
    await slack.click('olive', 'home', 'schedule:new')
    await slack.waitFor(() => slack.ownMessages(slack.dm('olive')).length === 2)
  })
})

describe('a reply for one person', () => {
  it('stands in the thread of the button, and in the channel where the button stands there', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
    await slack.click('cllr', card.ts, 'more', { value: 'Watch' })
    const watched = await slack.waitFor(() => slack.ephemerals('cllr')[0])
    expect(watched.text).toContain('I will tell you')
    expect(watched.threadTs).toBe(asked.ts)
    await slack.click('cllr', watched.ts, 'watch:stop')
    await slack.waitFor(() => slack.ephemerals('cllr').some((m) => m.text.includes('no longer watch')))
    slack.trouble.refuse('views.open', 'expired_trigger_id')
    await slack.click('other', card.ts, 'ask-service')
    const late = await slack.waitFor(() => slack.ephemerals('other')[0])
    expect(late.threadTs).toBe(asked.ts)
    await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    const mine = await slack.waitFor(() => slack.ephemerals('cllr').find((m) => m.text.includes('91.8%')))
    expect(mine.threadTs).toBeNull()
    await slack.click('cllr', mine.ts, 'more', { value: 'Watch' })
    await slack.settled()
    expect(slack.ephemerals('cllr').at(-1)).toMatchObject({ threadTs: null })
  })

  it('comes as a direct message where Slack does not show it there', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
    slack.trouble.refuse('chat.postEphemeral', 'user_not_in_channel')
    await slack.click('cllr', card.ts, 'more', { value: 'Watch' })
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).some((m) => m.text.includes('I will tell you')))
  })
})
