/** What people say is kept no longer than it is needed, and what is about a person not at all. */
import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHANNEL } from '../../src/surfaces/slack/asker.ts'
import { CARD, CONVERSATION } from '../../src/surfaces/slack/desk.ts'
import { aboutPersonIn } from '../../src/surfaces/slack/intake/person-test.ts'
import { tracesOf } from './traces.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER1'
const office = useOffice({ settings: { officers: [OFFICER] } })

const NAME = 'Liam Okafor'
const ABOUT_LIAM = `why was ${NAME} of 14 Herringthorpe Lane not visited?`
const WORDS = ['Okafor', 'okafor', 'Herringthorpe', 'herringthorpe']
const NEVER = 'I never answer about a particular child'

const replyTo = (ts: string) => {
  const { slack } = office()
  return slack.waitFor(() => slack.ownMessages().find((m) => m.threadTs === ts))
}

describe('a question about a person', () => {
  it('is neither quoted nor kept anywhere: in a channel, a thread, a direct message or by command', async () => {
    const { slack, app, restart } = office()
    const asked = slack.mention('cllr', 'scrutiny', ABOUT_LIAM)
    const reply = await replyTo(asked.ts)
    expect(reply.text).toContain(NEVER)
    expect(JSON.stringify(reply)).not.toContain('Okafor')
    const direct = slack.say('cllr', 'dm', `is ${NAME} on a plan?`)
    expect((await replyTo(direct.ts)).text).toContain(NEVER)
    await slack.command('cllr', 'scrutiny', '/scorecard', ABOUT_LIAM)
    const mine = await slack.waitFor(() => slack.ephemerals('cllr')[0])
    expect(mine.text).toContain(NEVER)
    // In a thread of ours, to nobody by name: not even answered.
    const figure = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(figure.ts)
    slack.say('other', 'scrutiny', ABOUT_LIAM, { thread: figure.ts })
    await slack.settled()
    expect(tracesOf(office(), ...WORDS)).toEqual([])
    expect(
      slack
        .transcript()
        .split('\n')
        .filter((line) => line.includes('bot:') && /Okafor/.test(line)),
    ).toEqual([])
    expect(await app.deps.running().store.unanswered('2000-01-01')).toEqual([])
    await restart()
    expect(tracesOf(office(), ...WORDS)).toEqual([])
  })

  it('is neither quoted nor kept where only a number or a single name says whom it is about', async () => {
    const { slack, app } = office()
    const QUESTIONS = [
      'why was Muhammad not visited in March 2024',
      'why was case 88123 not visited?',
      'CP visits in March 2024, dob 12/03/2014',
      "Aisha's CP visits",
      'did zzyzx case 88123 get a Muhammad',
    ]
    for (const text of QUESTIONS) await replyTo(slack.mention('cllr', 'scrutiny', text).ts)
    await slack.settled()
    const told = ['Muhammad', 'muhammad', '88123', '12/03/2014', '12 March 2014', 'Aisha', 'aisha', 'zzyzx']
    const said = JSON.stringify(slack.ownMessages())
    expect(told.filter((word) => said.includes(word))).toEqual([])
    expect(tracesOf(office(), ...told)).toEqual([])
    expect(await app.deps.running().store.unanswered('2000-01-01')).toEqual([])
  })

  it('is answered and not quoted where it perhaps only names somebody, and leaves no trace', async () => {
    const { slack, restart } = office()
    const text = `CP visits in March 2024? and why was ${NAME} not visited?`
    const asked = slack.mention('cllr', 'scrutiny', text)
    await replyTo(asked.ts)
    slack.say('cllr', 'dm', text)
    await slack.command('cllr', 'scrutiny', '/scorecard', text)
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024? how is ${NAME}?`)
    await slack.waitFor(() => slack.callsTo('chat.update').length === 1 && slack.ephemerals('cllr').length === 1)
    await slack.settled()
    expect(/Okafor/i.test(JSON.stringify([...slack.ownMessages(), ...slack.ephemerals()]))).toBe(false)
    expect(tracesOf(office(), ...WORDS)).toEqual([])
    await restart()
    expect(tracesOf(office(), ...WORDS)).toEqual([])
  })

  it('is quoted and kept without a single word that may be a name, wherever that is typed', async () => {
    const { slack, app, restart } = office()
    const QUESTIONS = [
      'CLA reviews on time Birtwhistle',
      'CP visits in March 2024 incl. Rose Quartermain',
      'featherstonehaugh',
      'placement stability, okoronkwo',
      'adoption figures for Wickramasinghe',
      // Read as two words, which a reply would say.
      'CP visits for Fitzwilliam',
      'which social care measures were red for Nwachukwu in January 2024',
    ]
    for (const text of QUESTIONS) {
      await replyTo(slack.mention('cllr', 'scrutiny', text).ts)
      await replyTo(slack.say('cllr', 'dm', text).ts)
      await slack.command('cllr', 'scrutiny', '/scorecard', text)
    }
    const first = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(first.ts)
    slack.edit('cllr', 'scrutiny', first.ts, `<@${slack.botUserId}> CP visits in January 2024 Birtwhistle`)
    await slack.waitFor(
      () => slack.callsTo('chat.update').length === 1 && slack.ephemerals('cllr').length === QUESTIONS.length,
    )
    await slack.settled()
    const told = ['birtwhistle', 'quartermain', 'featherstonehaugh', 'okoronkwo', 'wickramasinghe', 'fitz', 'nwachukwu']
    const said = JSON.stringify([...slack.ownMessages(), ...slack.ephemerals()])
    expect(told.filter((word) => said.toLowerCase().includes(word))).toEqual([])
    // What was asked is quoted all the same.
    expect(said).toContain('CP visits in March 2024 incl. […]')
    const kept = ['Birtwhistle', 'Quartermain', 'Featherstonehaugh', 'Okoronkwo', 'Wickramasinghe', 'Fitz', 'Nwachukwu']
    expect(tracesOf(office(), ...told, ...kept)).toEqual([])
    expect(JSON.stringify(await app.deps.running().store.unanswered('2000-01-01'))).not.toMatch(
      new RegExp(told.join('|'), 'i'),
    )
    await restart()
    expect(tracesOf(office(), ...told, ...kept)).toEqual([])
  })

  it('is recognised in a channel with a council and in one without', async () => {
    const { slack, app } = office()
    const text = 'when was Aisha last visited'
    const where = { channel: slack.channel('scrutiny').id, user: null }
    Object.assign(app.deps, { config: { ...app.deps.config, council: null } })
    expect(await aboutPersonIn(app.deps, text, where)).toBe('person')
    const value = { council: 'rotherham', themes: [], setBy: OFFICER }
    await app.deps.save({ puts: [{ kind: CHANNEL, key: where.channel, value }] })
    expect(await aboutPersonIn(app.deps, text, where)).toBe('person')
  })

  it('is asked for without the name where the name would have to be said back', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', `placement stability for ${NAME}`)
    const reply = await replyTo(asked.ts)
    await slack.settled()
    expect(reply.text).toMatch(/ask again without them|I never answer about a particular child/)
    expect(/Okafor/i.test(JSON.stringify(slack.ownMessages()))).toBe(false)
    expect(tracesOf(office(), ...WORDS)).toEqual([])
  })

  it('leaves no trace where a question is edited into it, and its reply quotes nothing any more', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(asked.ts)
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> ${ABOUT_LIAM}`)
    const reply = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.text.includes(NEVER)))
    await slack.settled()
    expect(JSON.stringify(reply.blocks)).not.toMatch(/Okafor|Asked/)
    expect(tracesOf(office(), ...WORDS)).toEqual([])
  })

  it('is refused beside the field where it is put to the service, and kept nowhere', async () => {
    const { slack, app } = office()
    Object.assign(app.deps.settings, { officersChannel: slack.addChannel({ name: 'officers' }).id })
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    const card = await replyTo(asked.ts)
    await slack.click('cllr', card.ts, 'ask-service')
    await slack.waitFor(() => slack.modal('cllr'))
    const refused = await slack.submit('cllr', null, { written: ABOUT_LIAM })
    expect(refused.errors).toEqual({ written: expect.stringContaining('about a particular person') })
    await slack.settled()
    expect(tracesOf(office(), ...WORDS)).toEqual([])
    const numbered = await slack.submit('cllr', null, { written: 'Is Tyrone on a child protection plan? case 88123' })
    expect(numbered.errors).toEqual({ written: expect.stringContaining('about a particular person') })
    expect(tracesOf(office(), 'Tyrone', '88123')).toEqual([])
    expect((await slack.submit('cllr', null, { written: 'Why did it fall in March?' })).errors).toEqual({})
    await slack.waitFor(() => slack.ownMessages('officers').length === 1)
  })

  it('goes to the service without a word that may be a name, and with the place it asks for', async () => {
    const { slack, app } = office()
    Object.assign(app.deps.settings, { officersChannel: slack.addChannel({ name: 'officers' }).id })
    const ask = async (written: string) => {
      const card = await replyTo(slack.mention('cllr', 'scrutiny', 'CP visits in March 2024').ts)
      await slack.click('cllr', card.ts, 'ask-service')
      await slack.waitFor(() => slack.modal('cllr'))
      const before = slack.ownMessages('officers').length
      expect((await slack.submit('cllr', null, { written })).errors).toEqual({})
      const sent = await slack.waitFor(() => slack.ownMessages('officers')[before])
      await slack.settled()
      return JSON.stringify(sent)
    }
    expect(await ask('Why is there no figure for Wath?')).toContain('no figure for Wath?')
    expect(await ask('No figure for Keppel ward, or in Kilnhurst?')).toContain('Keppel ward, or in Kilnhurst?')
    expect(slack.ephemerals('cllr').map(({ text }) => text)).not.toContainEqual(expect.stringContaining('left out'))
    expect(await ask('Reviews on time, Birtwhistle: why?')).toContain('Reviews on time, […]: why?')
    expect(slack.ephemerals('cllr').at(-1)?.text).toMatch(/left out of it.*If that was a place or a school/)
    expect(tracesOf(office(), 'Birtwhistle', 'birtwhistle')).toEqual([])
  })
})

describe('what people say to each other', () => {
  it('never touches the disk, however long it is', async () => {
    const { slack, restart } = office()
    const long = `Balaclava ${'and so on '.repeat(340)}`
    slack.say('cllr', 'scrutiny', long)
    const other = slack.say('other', 'scrutiny', 'Balaclava, shall we start?')
    slack.say('cllr', 'scrutiny', 'Balaclava it is, how many children in care?', { thread: other.ts })
    slack.edit('other', 'scrutiny', other.ts, 'Balaclava, shall we begin?')
    slack.remove('scrutiny', other.ts)
    slack.botSays('scrutiny', `<@${slack.botUserId}> Balaclava`)
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(asked.ts)
    slack.say('other', 'scrutiny', 'Balaclava was lovely, thanks both', { thread: asked.ts })
    slack.say('other', 'scrutiny', `<@${slack.user('cllr').id}> Balaclava in February?`, {
      thread: asked.ts,
      raw: true,
    })
    await slack.settled()
    expect(tracesOf(office(), 'Balaclava', 'balaclava')).toEqual([])
    await restart()
    expect(tracesOf(office(), 'Balaclava', 'balaclava')).toEqual([])
  })

  it('is for nobody’s eyes but the program’s: the files are the user’s own', () => {
    const { config } = office()
    for (const end of ['', '-wal', '-shm'])
      expect(statSync(`${config.stateDatabase}${end}`).mode & 0o777, end).toBe(0o600)
  })
})

describe('a question that is taken back', () => {
  it('takes its reply and everything kept of it along, also where it is the first of a thread', async () => {
    const { slack, app } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'placement stability Zanzibar')
    await replyTo(asked.ts)
    await slack.settled()
    expect(tracesOf(office(), 'Zanzibar', 'zanzibar')).not.toEqual([])
    // The clarification is answered, so that the question's words go on in other records.
    slack.say('cllr', 'scrutiny', '2', { thread: asked.ts })
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 2)
    await slack.settled()
    slack.remove('scrutiny', asked.ts)
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 1)
    await slack.settled()
    expect(slack.ownMessages('scrutiny')[0]?.text).not.toContain('Which do you mean')
    expect(await app.deps.state.scrub()).toBe(true)
    expect(tracesOf(office(), 'Zanzibar', 'zanzibar')).toEqual([])
    const kept = [...(await app.deps.state.list(CARD)), ...(await app.deps.state.list(CONVERSATION))]
    expect(JSON.stringify(kept)).not.toContain('anzibar')
  })

  it('goes also from what a button made of it', async () => {
    const { slack, app } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'placement stability Zanzibar')
    const card = await replyTo(asked.ts)
    await slack.click('cllr', card.ts, 'choose:0')
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 2)
    slack.say('cllr', 'scrutiny', 'and the year before?', { thread: asked.ts })
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 3)
    slack.remove('scrutiny', asked.ts)
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 2)
    await slack.settled()
    await app.deps.state.scrub()
    expect(tracesOf(office(), 'Zanzibar', 'zanzibar')).toEqual([])
  })

  it('is forgotten in its first words where it is edited', async () => {
    const { slack, app } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024 Zanzibar')
    await replyTo(asked.ts)
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    await slack.waitFor(() => slack.ownMessages('scrutiny')[0]?.text.includes('January 2024'))
    await slack.settled()
    await app.deps.state.scrub()
    expect(tracesOf(office(), 'Zanzibar', 'zanzibar')).toEqual([])
    slack.say('cllr', 'scrutiny', 'and in February?', { thread: asked.ts })
    await slack.waitFor(() => slack.ownMessages('scrutiny')[1]?.text.includes('95.7% at the end of February 2024'))
  })

  it('is not answered where it is gone before its turn', async () => {
    const { slack } = office()
    slack.hold()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    slack.remove('scrutiny', asked.ts)
    // The deletion first, then what was deleted.
    slack.release('reversed')
    await slack.settled()
    expect(slack.ownMessages('scrutiny')).toEqual([])
    slack.copy(asked.eventIds[0] as string)
    await slack.settled()
    expect(slack.callsTo('chat.postMessage')).toEqual([])
  })

  it('is told of to its asker where Slack lets nobody but an owner delete the reply, and is no trouble for ever', async () => {
    const { slack, app } = office()
    const end = slack.trouble.forbid('chat.delete', 'cant_delete_message')
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(asked.ts)
    slack.remove('scrutiny', asked.ts)
    const [told] = await slack.waitFor(() => {
      const direct = slack.ownMessages(slack.dm('cllr'))
      return direct.length > 0 ? direct : null
    })
    expect(told?.text).toContain('Slack does not let me delete my answer to it')
    await slack.settled()
    expect((await app.health()).database).toMatchObject({ refused: null, outbox: { waiting: 0 } })
    end()
    // A reply that somebody else has deleted is as it was to be.
    const second = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    const reply = await replyTo(second.ts)
    slack.remove('scrutiny', reply.ts)
    slack.remove('scrutiny', second.ts)
    await slack.settled()
    expect(slack.ownMessages(slack.dm('cllr'))).toHaveLength(1)
  })

  it('is answered as it reads now where its edit comes before it, and its first words touch no disk', async () => {
    const { slack } = office()
    slack.hold()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024 Zanzibar')
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    const direct = slack.say('cllr', 'dm', 'CP visits in March 2024 Zanzibar')
    slack.edit('cllr', 'dm', direct.ts, `is ${NAME} on a plan?`)
    slack.release('reversed')
    expect((await replyTo(asked.ts)).text).toContain('93.6% at the end of January 2024')
    expect((await replyTo(direct.ts)).text).toContain(NEVER)
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(2)
    expect(tracesOf(office(), 'Zanzibar', 'zanzibar', ...WORDS)).toEqual([])
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in February 2024`)
    await slack.waitFor(() => slack.ownMessages('scrutiny')[0]?.text.includes('95.7%'))
  })

  it('is not answered in its first words where Slack does not show the new ones', async () => {
    const { slack } = office()
    slack.trouble.forbid('conversations.history', 'missing_scope')
    slack.hold()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    slack.release('reversed')
    expect((await replyTo(asked.ts)).text).toContain('You changed this before it reached me')
  })

  it('is not answered either where it comes late and Slack has told of no deletion', async () => {
    const { slack } = office()
    slack.hold()
    const gone = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    const there = slack.mention('other', 'scrutiny', 'CP visits in March 2024')
    const message = slack.message(gone.ts)
    if (message) message.deleted = true
    Object.assign(office().app.deps, { clock: () => Date.now() + 60_000 })
    slack.release()
    await replyTo(there.ts)
    await slack.settled()
    expect(slack.ownMessages('scrutiny').map((m) => m.threadTs)).toEqual([there.ts])
  })

  it('takes a reply along that waits to be sent, and one that is sent after an edit', async () => {
    const { slack } = office()
    slack.trouble.rateLimit('chat.postMessage', 1)
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length === 1)
    slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    slack.remove('scrutiny', asked.ts)
    await slack.settled(1500)
    expect(slack.ownMessages('scrutiny')).toEqual([])
  })
})

describe('a message that Slack delivers as several events', () => {
  it('is answered once and moves the conversation on once', async () => {
    const { slack, restart } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(asked.ts)
    const second = slack.say('cllr', 'scrutiny', 'and the month before?', { thread: asked.ts })
    await slack.waitFor(() => slack.ownMessages('scrutiny')[1]?.text.includes('February 2024'))
    for (const id of [...asked.eventIds, ...second.eventIds]) for (let n = 0; n < 3; n++) slack.copy(id)
    await slack.settled()
    await restart()
    for (const id of second.eventIds) slack.copy(id)
    await slack.settled()
    expect(slack.ownMessages('scrutiny')).toHaveLength(2)
    slack.say('cllr', 'scrutiny', 'and the month before?', { thread: asked.ts })
    await slack.waitFor(() => slack.ownMessages('scrutiny')[2]?.text.includes('93.6% at the end of January 2024'))
  })

  it('is edited once, and taken back once', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replyTo(asked.ts)
    const edit = slack.edit('cllr', 'scrutiny', asked.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    await slack.waitFor(() => slack.ownMessages('scrutiny')[0]?.text.includes('January 2024'))
    slack.copy(edit as string)
    await slack.settled()
    expect(slack.callsTo('chat.update')).toHaveLength(1)
    const gone = slack.remove('scrutiny', asked.ts)
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 0)
    slack.copy(gone as string)
    await slack.settled()
    expect(slack.callsTo('chat.delete')).toHaveLength(1)
  })
})

describe('what an earlier release had taken in', () => {
  it('is answered once, and let go where it was for nobody', async () => {
    const { slack, app, restart } = office()
    const place = { channel: slack.channel('scrutiny').id, user: slack.user('cllr').id, channel_type: 'channel' }
    const old = (key: string, event: Record<string, unknown>) =>
      app.deps.state.receive(
        {
          key,
          body: JSON.stringify({ ...slack.eventPayload({ type: 'message', ...place, ...event }), event_id: key }),
        },
        1,
      )
    const ts = slack.say('cllr', 'scrutiny', 'to be asked').ts
    await old('Ev01', { type: 'app_mention', ts, text: `<@${slack.botUserId}> CP visits in March 2024` })
    await old('Ev02', { ts: '1.2', text: 'Balaclava, how many children in care?' })
    await restart()
    await replyTo(ts)
    await restart()
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(1)
    expect(await office().app.deps.state.pending()).toEqual([])
    expect(tracesOf(office(), 'Balaclava')).toEqual([])
  })
})

describe('a workflow', () => {
  it('is answered where it says that it is one', async () => {
    const { slack } = office()
    slack.botSays('scrutiny', `<@${slack.botUserId}> CP visits in March 2024`, { workflow: true })
    const [reply] = await slack.waitFor(() => (slack.ownMessages().length > 0 ? slack.ownMessages() : null))
    expect(reply?.text).toContain('91.8%')
  })

  it('is told why not where nobody may say whether it is one', async () => {
    const { slack } = office()
    slack.scopes.delete('users:read')
    slack.botSays('scrutiny', `<@${slack.botUserId}> CP visits in March 2024`, { legacy: true })
    const [reply] = await slack.waitFor(() => (slack.ownMessages().length > 0 ? slack.ownMessages() : null))
    expect(reply?.text).toContain('I answer people and workflows')
  })
})

describe('a record that is said to name nobody', () => {
  it('names nobody, nor does a call that was made', async () => {
    const { slack, app, config } = office()
    await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    await slack.waitFor(() => slack.ephemerals('cllr').length === 1)
    await slack.command('cllr', 'scrutiny', '/scorecard', 'and in February?')
    const [, second] = await slack.waitFor(() =>
      slack.ephemerals('cllr').length === 2 ? slack.ephemerals('cllr') : null,
    )
    expect(second?.text).toContain('95.7% at the end of February 2024')
    await slack.click('cllr', second?.ts as string, 'next:trend')
    await slack.waitFor(() => slack.ephemerals('cllr').length === 3)
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits')
    await replyTo(asked.ts)
    slack.say('cllr', 'dm', 'CP visits')
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).length === 1)
    await slack.settled()
    const { id } = slack.user('cllr')
    expect(await app.deps.state.traces(id)).toEqual({ records: [], calls: [], deliveries: [] })
    await app.deps.state.scrub()
    expect(tracesOf({ config, log: [] }, id)).toEqual([])
  })
})
