import { describe, expect, it } from 'vitest'
import { useOffice } from './with-slack.ts'

const office = useOffice()

/** The bot's replies below a message, once there are `n`. */
async function replies(channel: string, ts: string, n = 1): Promise<string[]> {
  const { slack } = office()
  const own = () => slack.ownMessages(channel).filter((m) => m.threadTs === ts)
  await slack.waitFor(() => own().length >= n)
  await slack.settled()
  return own().map((m) => m.text)
}

describe('asking in a channel', () => {
  it('answers a mention in its thread, once, though it comes as two events', async () => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    expect(said.eventIds).toHaveLength(2)
    const [reply, ...more] = await replies('scrutiny', said.ts)
    expect(more).toEqual([])
    expect(reply).toContain('91.8%')
    expect(reply).toContain('AMBER')
    expect(reply).toContain('target 95% or more')
  })

  it('goes on in the thread without a mention, and keeps what is not replaced', async () => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replies('scrutiny', said.ts)
    slack.say('cllr', 'scrutiny', 'and in February?', { thread: said.ts })
    expect((await replies('scrutiny', said.ts, 2))[1]).toContain('95.7% at the end of February 2024')
  })

  it('goes on after a restart', async () => {
    const { slack, restart } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replies('scrutiny', said.ts)
    await restart()
    slack.say('cllr', 'scrutiny', 'and in February?', { thread: said.ts })
    expect((await replies('scrutiny', said.ts, 2))[1]).toContain('95.7% at the end of February 2024')
  })

  it('leaves talk between people alone: other threads, the channel, other names, chat in its own thread', async () => {
    const { slack } = office()
    slack.say('cllr', 'scrutiny', 'how many children in care?')
    const other = slack.say('other', 'scrutiny', 'shall we start')
    slack.say('cllr', 'scrutiny', 'how many children in care?', { thread: other.ts })
    const said = slack.mention('cllr', 'scrutiny', 'CP visits')
    await replies('scrutiny', said.ts)
    slack.say('other', 'scrutiny', `<@${slack.user('cllr').id}> CP visits in February?`, { thread: said.ts, raw: true })
    slack.say('other', 'scrutiny', 'thanks both, lovely', { thread: said.ts })
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(1)
  })

  it('keeps nothing of what people say to each other below an answer', async () => {
    const { slack, app } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replies('scrutiny', said.ts)
    for (const text of [
      'I spoke to the family in Dalton on 3 March, they are desperate',
      'thanks, see you in May',
      'I am on holiday until September',
      'my mum was in hospital last year',
      'the children deserve better',
      'Sheffield United won last night',
    ])
      slack.say('other', 'scrutiny', text, { thread: said.ts })
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(1)
    expect(await app.deps.running().store.unanswered('2000-01-01')).toEqual([])
    slack.say('cllr', 'scrutiny', 'and in February?', { thread: said.ts })
    expect((await replies('scrutiny', said.ts, 2))[1]).toContain('95.7% at the end of February 2024')
  })

  it('answers an edit by what the conversation was about then, and goes on with what came later', async () => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replies('scrutiny', said.ts)
    const second = slack.say('cllr', 'scrutiny', 'and in February?', { thread: said.ts })
    await replies('scrutiny', said.ts, 2)
    slack.say('cllr', 'scrutiny', 'assessments within 45 days in March 2024?', { thread: said.ts })
    await replies('scrutiny', said.ts, 3)
    slack.edit('cllr', 'scrutiny', second.ts, 'and in January?')
    await slack.waitFor(() => slack.ownMessages('scrutiny')[1]?.text.includes('93.6% at the end of January 2024'))
    slack.say('cllr', 'scrutiny', 'and in January?', { thread: said.ts })
    expect((await replies('scrutiny', said.ts, 4))[3]).toContain('93.0% in January 2024')
  })

  it('ignores bots, its own messages and a message without a question', async () => {
    const { slack } = office()
    slack.botSays('scrutiny', `<@${slack.botUserId}> CP visits in March 2024`)
    slack.botSays('scrutiny', `<@${slack.botUserId}> CP visits`, { legacy: true })
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(0)
    const said = slack.mention('cllr', 'scrutiny', '')
    expect((await replies('scrutiny', said.ts))[0]).toContain('in your own words')
  })

  it('answers an edited question anew, in place', async () => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await replies('scrutiny', said.ts)
    slack.edit('cllr', 'scrutiny', said.ts, `<@${slack.botUserId}> CP visits in January 2024`)
    const [message] = await slack.waitFor(() => {
      const own = slack.ownMessages('scrutiny')
      return own[0]?.text.includes('January 2024') ? own : null
    })
    await slack.settled()
    expect(slack.ownMessages('scrutiny')).toHaveLength(1)
    expect(message?.versions).toHaveLength(1)
  })

  it('answers once when Slack delivers again, also after a restart', async () => {
    const { slack, restart } = office()
    const said = slack.mention('cllr', 'scrutiny', 'CP visits')
    await replies('scrutiny', said.ts)
    slack.redeliver(said.eventIds[0] as string)
    await slack.settled()
    await restart()
    slack.redeliver(said.eventIds[0] as string, 2)
    await slack.settled()
    expect(slack.ownMessages()).toHaveLength(1)
    expect(slack.attemptsOf(said.eventIds[0] as string).every((a) => a.ackedAt !== null)).toBe(true)
  })

  it('never lets what is typed ping or format anything', async () => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', '<!channel> *how many* widgets & <https://evil.example|click>', {
      raw: true,
    })
    await replies('scrutiny', said.ts)
    const [message] = slack.ownMessages()
    expect(JSON.stringify(message?.blocks)).not.toContain('"mrkdwn"')
    expect(message?.text).not.toMatch(/<!|<http/)
  })
})

describe('asking in a direct message', () => {
  it('answers each message in its own thread, and goes on with the latest', async () => {
    const { slack } = office()
    const first = slack.say('cllr', 'dm', 'CP visits in March 2024')
    const dm = slack.dm('cllr')
    expect((await replies(dm, first.ts))[0]).toContain('91.8%')
    const second = slack.say('cllr', 'dm', 'and in February?')
    expect((await replies(dm, second.ts))[0]).toContain('95.7%')
    slack.say('cllr', 'dm', 'what about January', { thread: second.ts })
    expect((await replies(dm, second.ts, 2))[1]).toContain('January 2024')
  })
})

describe('editing a direct message', () => {
  it('is not lost while others are answered, and the conversation goes on from it', async () => {
    const { slack } = office()
    slack.say('cllr', 'dm', 'how many children in care')
    slack.say('cllr', 'dm', 'dental checks')
    const third = slack.say('cllr', 'dm', 'assessments within 45 days')
    slack.edit('cllr', 'dm', third.ts, 'CP visits in March 2024')
    const dm = slack.dm('cllr')
    await slack.waitFor(() => slack.ownMessages(dm)[2]?.text.includes('91.8%'))
    const next = slack.say('cllr', 'dm', 'and in February?')
    expect((await replies(dm, next.ts))[0]).toContain('95.7%')
  })
})

describe('buttons', () => {
  const card = async (text: string) => {
    const { slack } = office()
    const said = slack.mention('cllr', 'scrutiny', text)
    await replies('scrutiny', said.ts)
    const [message] = slack.ownMessages('scrutiny')
    if (!message) throw new Error('no card')
    return { slack, said, message }
  }

  it('ask the next question', async () => {
    const { slack, said, message } = await card('CP visits in March 2024')
    await slack.click('other', message.ts, 'next:trend')
    expect((await replies('scrutiny', said.ts, 2))[1]).toContain('2015/16')
    await slack.click('other', message.ts, 'next:why')
    expect((await replies('scrutiny', said.ts, 3))[2]).toMatch(/officers wrote|nothing/i)
  })

  it('answer a clarification, by button or by typing', async () => {
    const { slack, said, message } = await card('placement stability')
    expect(message.text).toContain('Which do you mean')
    await slack.click('cllr', message.ts, 'choose:0')
    expect((await replies('scrutiny', said.ts, 2))[1]).toMatch(/B\.(9|10)/)
    const again = slack.mention('cllr', 'scrutiny', 'placement stability')
    await replies('scrutiny', again.ts)
    slack.say('cllr', 'scrutiny', '2', { thread: again.ts })
    expect((await replies('scrutiny', again.ts, 2))[1]).toMatch(/B\.(9|10)/)
  })

  it('say what they would list, and list it after a yes in the thread', async () => {
    const { slack } = office()
    const asked = slack.mention(
      'cllr',
      'scrutiny',
      "which social care measures were red in January 2024 in the mayor's opinion",
    )
    expect((await replies('scrutiny', asked.ts))[0]).toContain('Without it I would list: Social Care measures red')
    slack.say('cllr', 'scrutiny', 'yes please', { thread: asked.ts })
    expect((await replies('scrutiny', asked.ts, 2))[1]).toContain(
      '6 of the 25 Social Care measures with a target are red',
    )
  })

  it('keep the last feedback of a person', async () => {
    const { slack, message } = await card('CP visits')
    await slack.click('cllr', message.ts, 'feedback', { value: feedbackValue(message.blocks, true) })
    await slack.click('cllr', message.ts, 'feedback', { value: feedbackValue(message.blocks, false) })
    await slack.settled()
    const kept = await office().app.deps.state.list<{ good: boolean }>('feedback')
    expect(kept.map((k) => k.value.good)).toEqual([false])
    expect(JSON.stringify(kept)).not.toContain(slack.user('cllr').id)
  })
})

function feedbackValue(blocks: readonly unknown[], good: boolean): string {
  const all = JSON.stringify(blocks).match(/"value":"(\{[^}]*?good[^}]*?\})"/g) ?? []
  const values = all.map((v) => JSON.parse(`{${v}}`).value as string)
  return values.find((v) => JSON.parse(v).good === good) as string
}

describe('the slash command', () => {
  it('answers privately, and shares on request with who shared it', async () => {
    const { slack } = office()
    await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    const [mine] = await slack.waitFor(() => (slack.ephemerals('cllr').length > 0 ? slack.ephemerals('cllr') : null))
    expect(mine?.text).toContain('91.8%')
    expect(slack.ownMessages()).toHaveLength(0)
    await slack.click('cllr', mine?.ts as string, 'more', { value: 'Share in channel' })
    await slack.waitFor(() => slack.ownMessages('scrutiny').length > 0)
    await slack.click('cllr', mine?.ts as string, 'more', { value: 'Share in channel' })
    await slack.settled()
    expect(slack.ownMessages('scrutiny')).toHaveLength(1)
    expect(JSON.stringify(slack.ownMessages('scrutiny')[0]?.blocks)).toContain(`<@${slack.user('cllr').id}>`)
  })

  it('shares what was seen, follow-ups and buttons too, and is asked about where it was shared', async () => {
    const { slack } = office()
    const mine = () => slack.ephemerals('cllr')
    await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    await slack.waitFor(() => mine().length === 1)
    await slack.command('cllr', 'scrutiny', '/scorecard', 'and in February?')
    await slack.waitFor(() => mine().length === 2)
    await slack.click('cllr', mine()[1]?.ts as string, 'more', { value: 'Share in channel' })
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 1)
    const shared = slack.ownMessages('scrutiny')[0]
    expect(shared?.text).toContain('95.7% at the end of February 2024')
    await slack.settled()
    slack.say('other', 'scrutiny', 'and in January?', { thread: shared?.ts as string })
    expect((await replies('scrutiny', shared?.ts as string))[0]).toContain('93.6%')
    await slack.click('cllr', mine()[0]?.ts as string, 'next:trend')
    await slack.waitFor(() => mine().length === 3)
    await slack.click('cllr', mine()[2]?.ts as string, 'more', { value: 'Share in channel' })
    await slack.waitFor(() => slack.ownMessages('scrutiny').some((m) => m.text.includes('2015/16: 99%')))
  })

  it('can be shared again after it was not in the channel', async () => {
    const { slack } = office()
    await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    const [mine] = await slack.waitFor(() => (slack.ephemerals('cllr').length > 0 ? slack.ephemerals('cllr') : null))
    slack.trouble.refuse('chat.postMessage', 'not_in_channel')
    await slack.click('cllr', mine?.ts as string, 'more', { value: 'Share in channel' })
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).length > 0)
    await slack.click('cllr', mine?.ts as string, 'more', { value: 'Share in channel' })
    await slack.waitFor(() => slack.ownMessages('scrutiny').length === 1)
  })
})
