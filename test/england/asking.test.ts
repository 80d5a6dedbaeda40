/** What a councillor is told where all of England's figures are imported behind the councils' own reports. */
import { describe, expect, it } from 'vitest'
import { assemble } from '../../src/setup.ts'
import { runCommand } from '../../src/surfaces/terminal/commands.ts'
import { welcomeText } from '../../src/surfaces/terminal/welcome.ts'
import { useRelease } from './with-release.ts'

const { config, running, ask } = useRelease()

describe('a question about any council', () => {
  it('ranks, with ties, the count that gives the place, and the quartile', async () => {
    const { text } = await ask('how do we rank nationally on care leavers in EET', 'barnsley')
    expect(text).toContain('joint 4th best of 7 councils with a figure (with Cumberland); quartile')
    expect(text).toContain('3 of the 7 with a figure are higher')
  })

  it.each([
    ['are we the best in the North West on care leavers in EET', 'westmorland-and-furness', 'Yes.'],
    ['are we the worst in England on care leavers in EET', 'camden', 'No.'],
    ['are we in the bottom quartile for care leavers in EET', 'stockton', 'Yes: quartile D.'],
    [
      'how many councils are better than us on care leavers in EET',
      'barnsley',
      '3 of the 6 others with a figure are better than Barnsley; 1 more is the same.',
    ],
    ['is Camden the best in England on care leavers in EET', 'leeds', 'No.'],
  ])('%s: a place, with its yes or no first', async (text, council, first) => {
    expect((await ask(text, council)).text).toMatch(new RegExp(`^${first}`))
  })

  it('does not place a council on a measure that words of the question are not of', async () => {
    const { kind, value, text } = await ask('where do we rank for spend on care leavers in EET', 'barnsley')
    expect({ kind, value }).toEqual({ kind: 'no_data', value: null })
    expect(text).toMatch(/^I hold nothing on "spend" for this measure\./)
  })

  it.each([
    // Said first, said next, what the reply to it begins with.
    [
      ['where does Barnsley rank on care leavers in EET', 'and Cumberland?'],
      /^In England, Cumberland is joint 4th best of 7/,
    ],
    [
      ['top two in the North West for care leavers in EET', 'and the worst?'],
      /^The worst 2 in the North West on Care leavers/i,
    ],
    [['which council is best on care leavers in EET', 'and in the North West?'], /^The best in the North West on/],
    [['top two in the North West for care leavers in EET', 'and Barnsley?'], /Barnsley: \d+%/],
    [['care leavers in EET in Barnsley', 'what is the England figure for that'], /, England: \d+%/],
  ])('%j: the next message asks the same of what it names', async (said, begins) => {
    const { scrutineer } = running()
    const told: string[] = []
    for (const text of said)
      told.push((await scrutineer.ask({ text, council: null, now: '2026-05-01', thread: said.join() }, 0)).text)
    expect(told.at(-1)).toMatch(begins)
  })

  it('a league and a comparison of areas say the year that they are for', async () => {
    for (const text of [
      'top two in the North West for care leavers in EET',
      'Barnsley vs England on care leavers in EET',
    ])
      expect((await ask(text)).period?.end, text).toBe('2025-03-31')
  })

  it('a month of one council is no place', async () => {
    const { text } = await ask('is March 2024 the worst month for CP visits', 'rotherham')
    expect(text).not.toContain('In England')
  })

  it('tells what "-" means and gives no older figure in its place unsaid', async () => {
    const answer = await ask('care leavers in EET in Leeds 2025')
    expect(answer.value).toBeNull()
    expect(await ask('where do we rank on care leavers in EET', 'leeds')).toMatchObject({ kind: 'no_data' })
  })

  it('names an abolished council as such and keeps it out of every rank', async () => {
    const { text, kind } = await ask('where does Cumbria rank on care leavers in EET')
    expect(kind).toBe('no_data')
    expect(text).toContain(
      'Cumbria was abolished on 31 March 2023 and followed by Cumberland and Westmorland and Furness',
    )
  })

  it('counts places in a region, best first, with ties', async () => {
    const answer = await ask('top two in the North West for care leavers in EET')
    expect(answer.items.map((i) => [i.council, i.value])).toEqual([
      ['westmorland-and-furness', 62],
      ['cumberland', 57],
    ])
  })

  it('says which span a bare year is', async () => {
    expect((await ask('care leavers in EET in Rotherham 2024', 'barnsley')).council).toBe('rotherham')
    expect((await ask('care leavers in EET in Barnsley 2025')).text).toContain(
      '"2025" is 2024/25 here, 1 April 2024 to 31 March 2025',
    )
  })

  it('has no "best" without a polarity', async () => {
    const { text } = await ask('which council is best on CP plans rate')
    expect(text).toContain('The highest in England')
    expect(text).toContain('so it is by size and no council is best or worst')
  })

  it('holds nothing of another country, and says so', async () => {
    expect(await ask('care leavers in EET in Wales')).toMatchObject({
      kind: 'no_data',
      text: expect.stringContaining('Wales'),
    })
  })

  it("compares areas by the Department's figures of one year", async () => {
    const answer = await ask('compare us with Barnsley on care leavers in EET', 'rotherham')
    expect(answer.items.map((i) => [i.council, i.value])).toEqual([
      ['rotherham', 71],
      ['barnsley', 57],
    ])
  })

  it("gives a council with a report its own figure first, and what the Department's benchmarks are beside it", async () => {
    const answer = await ask('how do we compare nationally on care leavers in EET', 'rotherham')
    expect(answer.indicator?.id).toBe('care-leavers-eet')
    expect(answer.text).toContain('B.14')
  })
})

describe('what is listed', () => {
  it('stays short with 170 areas', async () => {
    expect((await ask('help')).text.split('\n').length).toBeLessThan(20)
    expect((await ask('what is red')).items.length).toBeLessThan(10)
    const setting = { council: null, chosen: false, now: null, explain: false }
    expect(welcomeText(running().catalogue, setting).split('\n').length).toBeLessThan(30)
    const after = runCommand('/council hull', setting, running().catalogue, '2026-05-01')
    expect(after.settings.council).toBe('kingston-upon-hull')
    expect(runCommand('/council', setting, running().catalogue, '2026-05-01').say.length).toBeLessThan(300)
  })
})

it('assembled anew on its own store, has each figure once', async () => {
  const filter = { council: 'barnsley', indicators: ['lait-careleavereet'] }
  const before = await running().store.figures(filter)
  const again = await assemble(config, running().store)
  expect(await again.store.figures(filter)).toHaveLength(before.length)
})
