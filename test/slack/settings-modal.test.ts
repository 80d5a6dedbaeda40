import { describe, expect, it } from 'vitest'
import { CHANNEL } from '../../src/surfaces/slack/asker.ts'
import { openSettings } from '../../src/surfaces/slack/features/settings-modal.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER'
const office = useOffice({ settings: { officers: [OFFICER] } })

/** The officer, who is in the channel. */
function joins(): void {
  const { slack } = office()
  slack.addUser({ id: OFFICER, name: 'olive' })
  slack.channel('scrutiny').members.add(OFFICER)
}

/** What the command does when it is used. */
async function command(user: string, channel = 'scrutiny'): Promise<void> {
  const { slack, app } = office()
  if (user === 'olive') joins()
  const { deps } = app
  await deps.save(await openSettings(deps, slack.commandPayload(user, channel, '/scorecard', 'settings')))
}

const setting = () => office().app.deps.state.get(CHANNEL, office().slack.channel('scrutiny').id)

describe('the settings of a channel', () => {
  it('are chosen in a modal, saved, told, and used by the next question there', async () => {
    const { slack, log } = office()
    await command('olive')
    const modal = await slack.waitFor(() => slack.modal('olive'))
    expect(modal.title).toBe('Channel settings')
    expect(modal.blocks).toHaveLength(2)
    // The themes are those of the council that is chosen.
    await slack.click('olive', modal, 'settings:council', {
      value: 'rutland',
      state: { 'settings:council': 'rutland' },
    })
    await slack.waitFor(() => slack.modal('olive')?.blocks.length === 3)
    const ack = await slack.submit('olive', null, {
      'settings:council': 'rutland',
      'settings:themes': ['children in care', 'reviews'],
    })
    expect(ack.errors).toEqual({})
    const told = await slack.waitFor(() => slack.ephemerals('olive')[0])
    expect(told.text).toContain('about Rutland. Themes: children in care and reviews.')
    expect(await setting()).toEqual({ council: 'rutland', themes: ['children in care', 'reviews'], setBy: OFFICER })
    const said = slack.mention('cllr', 'scrutiny', 'CP reviews on time')
    const reply = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === said.ts))
    expect(reply.text).toContain('Rutland')
    expect(log).toEqual([])
  })

  it('are shown as they are when the modal is opened again, and can be taken away', async () => {
    const { slack, app } = office()
    const channel = slack.channel('scrutiny').id
    const value = { council: 'rutland', themes: ['reviews', 'no such theme'], setBy: OFFICER }
    await app.deps.save({ puts: [{ kind: CHANNEL, key: channel, value }] })
    await command('olive')
    await slack.submit('olive')
    await slack.settled()
    expect(await setting()).toEqual({ council: 'rutland', themes: ['reviews'], setBy: OFFICER })
    const { deps } = app
    await deps.save(await openSettings(deps, slack.commandPayload('olive', 'scrutiny', '/scorecard', 'settings')))
    await slack.submit('olive', null, { 'settings:council': '-' })
    await slack.settled()
    expect(await setting()).toEqual({ council: null, themes: [], setBy: OFFICER })
    expect(slack.ephemerals('olive').at(-1)?.text).toContain('no council of its own')
  })

  it('are for officers only, said in a sentence', async () => {
    const { slack } = office()
    await slack.command('cllr', 'scrutiny', '/scorecard', 'settings')
    const told = await slack.waitFor(() => slack.ephemerals('cllr')[0])
    expect(told.text).toBe("Only officers can change a channel's settings; ask one of them.")
    expect(slack.modal('cllr')).toBeNull()
    expect(await setting()).toBeNull()
  })

  it('are refused beside the field to somebody who is no officer any more when they submit', async () => {
    const { slack } = office()
    await command('olive')
    const modal = await slack.waitFor(() => slack.modal('olive'))
    // The same form in another person's hands.
    Object.assign(modal, { user: slack.user('cllr').id })
    const ack = await slack.submit('cllr', modal)
    expect(ack.errors).toEqual({ council: expect.stringContaining('Only officers') })
    expect(await setting()).toBeNull()
  })

  it('are not for direct messages, and a late modal is told', async () => {
    const { slack, log } = office()
    joins()
    const { deps } = office().app
    const late = slack.commandPayload('olive', 'scrutiny', '/scorecard', 'settings')
    slack.advance(10_000)
    await deps.save(await openSettings(deps, late))
    await slack.waitFor(() => slack.ephemerals('olive').find((m) => m.text.includes('in time')))
    expect(log).toHaveLength(1)
    await deps.save(
      await openSettings(deps, slack.commandPayload('olive', slack.dm('olive'), '/scorecard', 'settings')),
    )
    await slack.waitFor(() =>
      slack
        .ownMessages()
        .concat(slack.ephemerals())
        .find((m) => m.text.includes('for a channel')),
    )
  })
})
