/** Whole replies where a release of several years and topics is behind the councils' own reports. */
import { describe, expect, it } from 'vitest'
import { runBatch } from '../../src/surfaces/batch.ts'
import { runCommand } from '../../src/surfaces/terminal/commands.ts'
import { SEVERAL_YEARS } from './several-years.ts'
import { useRelease } from './with-release.ts'

const { running, ask } = useRelease(SEVERAL_YEARS)

describe('where a figure is from', () => {
  it('is said with the day of its own measure, whatever is asked of it', async () => {
    const figure = await ask('care leavers in EET', 'leeds')
    const rank = await ask('where do we rank on care leavers in EET', 'leeds')
    expect(figure.source?.published).toBe('2025-11-01')
    expect(figure.source?.published).toBe(rank.source?.published)
  })
})

describe('a measure that the own report of a council lacks', () => {
  it.each([
    ['attainment 8', 45],
    ['attainment 8 in Stockton-on-Tees in 2024', 44.1],
    ['is attainment 8 getting better', 45],
    ['re-referrals vs England', 4.5],
  ])("is answered with the Department's: %s", async (text, value) => {
    expect(await ask(text, 'stockton')).toMatchObject({ kind: 'answer', council: 'stockton', value })
  })

  it('is said to be from there where the scorecards have it', async () => {
    const { text } = await ask('CP plans number', 'stockton')
    expect(text).toContain("Stockton-on-Tees's own report has no figure for this measure")
  })

  it('is compared with a council whose report has it, by one publisher', async () => {
    const { kind, text } = await ask('compare Stockton-on-Tees and Rotherham on re-referrals')
    expect(kind).toBe('comparison')
    expect(text).toContain('Stockton-on-Tees: 4.5%')
    expect(text).toContain('The figure of Rotherham here')
  })
})

describe('what got worse', () => {
  it.each([
    ['what got worse in key stage 4', ['Average Attainment 8 score per pupil']],
    ['what got worse in SEND', ['Young people with SEN who are NEET']],
    ['what got worse in school absence', ['Total absence from all schools']],
    [
      'what got worse in education since 2024',
      [
        'Young people with SEN who are NEET',
        'Total absence from all schools',
        'Average Attainment 8 score per pupil',
        'Pupils meeting the expected standard in reading',
      ],
    ],
  ])('is of the topic that was named: %s', async (text, names) => {
    const { kind, items } = await ask(text, 'leeds')
    expect(kind).toBe('list')
    expect(items.map((i) => i.indicator?.name).toSorted()).toEqual(names.toSorted())
  })

  it('says when the topic is none that is held', async () => {
    const { kind, text } = await ask('what got worse in adult social care', 'leeds')
    expect(kind).toBe('no_data')
    expect(text).toContain('no topic or measure of the Department for Education\'s with "adult"')
    expect(text).toContain('key stage 4')
  })
})

it('a topic of a council without a report is told with its newest figures', async () => {
  const { kind, items } = await ask('SEND measures', 'leeds')
  expect(kind).toBe('list')
  expect(items.map((i) => i.value)).toEqual([6100, 9])
})

describe('councils by their places', () => {
  const EET = 'care leavers in EET'

  it.each([
    [`which region is best on ${EET}`, ['north-west']],
    [`which regions are worst on ${EET}`, ['north-east', 'yorkshire-and-the-humber', 'london', 'north-west']],
    [`which London boroughs are worst on ${EET}`, ['camden']],
    [`Name the two councils with the poorest record on ${EET}.`, ['leeds', 'stockton']],
    [`which councils are in the top quartile for ${EET}`, ['rotherham', 'camden']],
    [`which councils are in the top quartile for ${EET} in London`, ['camden']],
  ])('%s', async (text, areas) => {
    const { kind, items } = await ask(text)
    expect(kind).toBe('comparison')
    expect(items.map((i) => i.council)).toEqual(areas)
  })

  it('a measure that was not named is asked for', async () => {
    expect(await ask('top five in Yorkshire')).toMatchObject({
      kind: 'clarify',
      text: expect.stringMatching(/On which measure/),
    })
  })

  it.each([
    ['how many councils are better than us', '7 of the 7 others with a figure are better than Leeds.'],
    ['how many of our neighbours are worse than us', 'None of the 7 others with a figure are worse than Leeds.'],
    [
      'how far are we from the top quartile',
      '22 percentage points: the top quartile ends at 70% (2nd of 8, Camden), and Leeds has 48%.',
    ],
    ['are we in the top quartile', 'No: quartile D.'],
    ['are we better than Barnsley', 'No: 48% is below Barnsley (57%), which is worse.'],
    ['is Barnsley better than us', 'Yes: 57% is above Leeds (48%), which is better.'],
    ['What position does the authority occupy among Yorkshire councils', 'In Yorkshire and the Humber, Leeds is 4th'],
    ['where do we rank in our region', 'In Yorkshire and the Humber, Leeds is 4th best of 4'],
    ['where do we rank in the North West', 'Leeds is not in the North West, so it has no place there.'],
    ['where do we rank in London', 'Leeds is not in London, so it has no place there.'],
    ['where does the North West rank', 'Among the regions of England, the North West is best of 4 with a figure'],
  ])('%s: the answer first', async (text, first) => {
    const { text: said } = await ask(`${text} on ${EET}`, 'leeds')
    expect(said.slice(0, first.length)).toBe(first)
  })
})

describe('an abolished council', () => {
  const EET = 'care leavers in EET'

  it.each([
    `where does Cumbria rank on ${EET}`,
    `compare Cumbria with its neighbours on ${EET}`,
    `Cumbria vs England on ${EET}`,
    `Cumbria vs Barnsley on ${EET}`,
    `where does Cumbria rank on ${EET} in 2025`,
  ])('is told with its last figure and who followed: %s', async (question) => {
    const { text } = await ask(question)
    expect(text).toContain(
      'Cumbria was abolished on 31 March 2023 and followed by Cumberland and Westmorland and Furness',
    )
    expect(text).toContain('57%')
    expect(text).toContain('2022/23')
    expect(text).not.toMatch(/Cumbria.*not available, suppressed/)
  })

  it.each(['old Dorset', 'Dorset before 2019', 'Dorset (pre LG)'])('is known as people say it: %s', async (name) => {
    expect(await ask(`${EET} in ${name}`)).toMatchObject({ council: 'dorset-before-2019', value: 44 })
  })
})

describe("England's figure that lies outside those of all its councils", () => {
  it.each([
    ['first time entrants to the youth justice system', null, 'It is likely to be wrong', 'england'],
    [
      'first time entrants to the youth justice system vs England',
      'leeds',
      'The figure of England is left aside',
      'leeds',
    ],
    ['first time entrants to the youth justice system', 'leeds', 'The figure of England is left aside', 'leeds'],
    [
      'compare us with our neighbours on first time entrants to the youth justice system',
      'leeds',
      'left aside',
      'leeds',
    ],
  ])('is said to be likely to be wrong: %s', async (text, council, said, area) => {
    const answer = await ask(council ? text : `${text} in England`, council)
    expect(answer.council).toBe(area)
    expect(answer.text).toContain(said)
    expect(answer.text).toContain('to 318')
  })
})

it('the average of whole pounds is said in whole pounds', async () => {
  const { text } = await ask('compare us with our neighbours on fostering weekly unit costs', 'leeds')
  // (790 + 740 + 895) ÷ 3
  expect(text).toContain("The neighbours' average is £808, worked out")
})

describe('a time that was asked for', () => {
  it.each([
    ['number of EHC plans 2023/24', 5508, 'January 2024'],
    ['number of EHC plans 2024-25', 6100, 'January 2025'],
  ])('has the figure of the day within it: %s', async (text, value, label) => {
    const answer = await ask(text, 'leeds')
    expect(answer).toMatchObject({ kind: 'answer', value, requestedPeriod: null })
    expect(answer.text).toContain(`is for ${label}`)
    expect(answer.text).not.toContain('I hold nothing')
  })

  it("is not said to be without a figure where the council's own lies within it", async () => {
    const { value, text } = await ask('CP plans rate 2024', 'rotherham')
    expect(value).toBe(45.6)
    expect(text).toContain('I hold nothing for the whole of calendar year 2024; this is the newest within it.')
  })

  it('that is a quarter is answered with no figure of a year', async () => {
    expect((await ask('CP plans rate Q4 2024/25', 'rotherham')).value).toBe(45.6)
    const { text } = await ask('care leavers in EET Q2 2024/25', 'leeds')
    expect(text).toContain('I hold nothing for Q2 2024/25')
  })

  it("after the council's own reports is answered with the Department's", async () => {
    const { kind, value, text } = await ask('CP plans rate 2025', 'rotherham')
    expect({ kind, value }).toEqual({ kind: 'answer', value: 52.6 })
    expect(text).toContain("The council's own reports have nothing for calendar year 2025")
    expect(text).toContain('their newest is 45.6 per 10,000 for 2023/24')
  })
})

describe('a misspelt council', () => {
  it('is read as the one whose name stands there', async () => {
    const { council, text } = await ask('care leavers in EET in Kinston upon Hull')
    expect(council).toBe('kingston-upon-hull')
    expect(text).toContain('I read "kinston" as Kingston upon Hull.')
  })

  it.each(['barnsely', 'Kinston upon Hull'])('is suggested where it is a setting: %s', async (name) => {
    const settings = { council: null, chosen: false, now: null, explain: false }
    const { say } = runCommand(`/council ${name}`, settings, running().catalogue, '2026-05-01')
    expect(say).toMatch(/; do you mean (?:Barnsley|Kingston upon Hull)\?$/)
    const line = JSON.stringify({ q: 'CP visits', council: name })
    const options = { ...running(), council: null, now: () => '2026-05-01' }
    for await (const { line: said, ok } of runBatch([line], options)) {
      expect(ok).toBe(false)
      expect(said).toMatch(/; do you mean (?:Barnsley|Kingston upon Hull)\?/)
    }
  })
})
