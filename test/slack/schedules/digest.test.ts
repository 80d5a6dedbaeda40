/** What a person watches, told together. */
import { expect, it, vi } from 'vitest'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const Q4 = { quarter: '2025/26 Q4', published: '2026-05-28', visits: '93.0', timely: '81' }

async function watching(year: Year, measure: string): Promise<void> {
  const said = year.slack.mention('cllr', 'scrutiny', `${measure} in Q3 2025/26`)
  const card = await year.slack.waitFor(() => year.slack.ownMessages('scrutiny').find((m) => m.threadTs === said.ts))
  const before = year.slack.ephemerals('cllr').length
  await year.slack.click('cllr', card, 'more', { value: 'Watch' })
  await year.slack.waitFor(() => year.slack.ephemerals('cllr')[before])
}

it('comes once a month in place of a message for each measure', async () => {
  const year = await Year.begin('2026-03-03 12:00')
  await year.publish(Q3)
  await year.run()
  await watching(year, 'visits')
  await watching(year, 'timely')
  year.slack.openHome('cllr')
  await year.slack.waitFor(() => year.slack.home('cllr'))
  const month = 'Together, on the first Monday of the month at 09:00'
  await year.slack.click('cllr', 'home', 'digest:when', { value: month })
  await year.slack.waitFor(() => JSON.stringify(year.slack.home('cllr')?.blocks).includes('"block_id":"digest:month"'))
  await year.until('2026-05-28 10:00')
  expect(year.direct('cllr')).toEqual([])
  await year.publish(Q4)
  await year.until('2026-07-10 12:00')
  const digests = year.direct('cllr').map((m) => m.text.split('\n'))
  expect(digests).toEqual([
    [
      'Measures you watch: 2 of 2 changed.',
      expect.stringContaining('A new figure is published: 93.0% (🔶 AMBER) for Q4 2025/26. The one before it: 91.8%'),
      expect.stringContaining('A new figure is published: 81%'),
    ],
  ])
  expect(new Date(year.direct('cllr')[0]?.at ?? 0).toISOString()).toMatch(/^2026-06-01T08:0/)
})

it('is as before once the person chooses each at once again', async () => {
  const year = await Year.begin('2026-03-03 12:00')
  await year.publish(Q3)
  await year.run()
  await watching(year, 'visits')
  year.slack.openHome('cllr')
  await year.slack.waitFor(() => year.slack.home('cllr'))
  for (const value of ['week', 'each']) {
    await year.slack.click('cllr', 'home', 'digest:when', { value })
    await year.slack.waitFor(() => JSON.stringify(year.slack.home('cllr')?.blocks).includes(`digest:${value}`))
  }
  await year.publish({ ...Q4, published: '2026-03-04' })
  await year.look()
  await year.slack.settled()
  expect(year.direct('cllr').map((m) => m.text.split('\n')[0])).toEqual([
    expect.stringContaining('A new figure is published: 93.0%'),
  ])
})
