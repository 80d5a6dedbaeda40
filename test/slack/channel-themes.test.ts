import { expect, it } from 'vitest'
import { useOffice } from './with-slack.ts'

const office = useOffice()

async function answerTo(text: string): Promise<string> {
  const { slack } = office()
  const before = slack.ownMessages('scrutiny').length
  slack.mention('cllr', 'scrutiny', text)
  await slack.waitFor(() => slack.ownMessages('scrutiny').length > before)
  await slack.settled()
  return slack.ownMessages('scrutiny').at(-1)?.text ?? ''
}

it("a channel's lists are of its own themes, unless the question says otherwise", async () => {
  const { slack, app } = office()
  const channel = slack.channel('scrutiny').id
  const value = { council: 'rotherham', themes: ['child protection'], setBy: 'U1' }
  await app.deps.save({ puts: [{ kind: 'channel', key: channel, value }] })
  expect(await answerTo("what's red?")).toMatch(/of the \d+ child protection measures/)
  expect(await answerTo("what's red in education?")).toMatch(/education measures/i)
  expect(await answerTo("what's red in all measures?")).toMatch(/of the \d+ measures/)
  expect(await answerTo('CP visits in March 2024')).toContain('91.8%')
})
