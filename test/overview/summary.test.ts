/** Figures here were read from the reports' scorecard and paragraphs, not from the program. */
import { describe, expect, test } from 'vitest'
import { doubtText } from '../../src/overview/doubt-text.ts'
import { nothingText } from '../../src/overview/opening.ts'
import { messageText, summaryText } from '../../src/overview/render.ts'
import { sectionsOf } from '../../src/overview/sections.ts'
import { apartLine, changeLine, moveLine, redLine, standLine } from '../../src/overview/words.ts'
import { useRunning } from '../running.ts'
import { published, summarise } from './summarise.ts'

const running = useRunning()
const linesOf = async (council: string, period: string, themes: string[] = []) =>
  sectionsOf(running().catalogue, await published(running(), council, period, themes))

describe('a scorecard quarter', () => {
  const summary = () => published(running(), 'rotherham', '2023/24 Q4')

  test('counts the colours of figures that lead, and of single months and terms with those before', async () => {
    const { counts, before, rows } = await summary()
    expect(counts).toEqual({ red: 9, amber: 9, green: 24 })
    expect(before).toMatchObject({ alone: true, label: 'February 2024 and Term 1 2023/24', measures: 36 })
    expect(rows.filter((r) => r.lead === r.year)).toHaveLength(40)
  })

  test('leads with the outturn where the target is set on it, and with the sum of three months where it is not', async () => {
    const { rows } = await summary()
    const of = (ref: string) => rows.find((r) => r.row.ref === ref)
    expect(of('A.5')).toMatchObject({ lead: { found: { value: '17.3' } }, single: { found: { value: '7.4' } } })
    expect(of('A.1')).toMatchObject({ lead: { found: { value: '4720', computed: '1525 + 1588 + 1607' } } })
  })

  test('never adds percentages up', async () => {
    const { rows } = await summary()
    expect(rows.filter((r) => r.row.unit === '%' && r.lead.found.computed)).toEqual([])
  })

  test('says what is red, how far off and since when', async () => {
    const lines = (await summary()).reds.map(redLine)
    expect(lines).toHaveLength(9)
    expect(lines[0]).toBe(
      'B.12 Average days from placement order to match: 182.6 days, target <121 (182.6 − 121 = 61.6 days off), red since at least January 2024',
    )
    expect(lines).toContain(
      'A.16 Children in care with an up-to-date health assessment: 83.7%, target 95%+ (95 − 83.7 = 11.3 points off), red since March 2024 (February 2024: ▲ amber 88.8%)',
    )
    expect(lines).toContain(
      "A.27 Children registered with a children's centre: 94.5%, target 95%+ (95 − 94.5 = 0.5 points off), red since at least January 2024",
    )
  })

  test('has the officers’ paragraph beside a red, without the sentence on a few families', async () => {
    const { reds } = await summary()
    const twoYears = reds.find((r) => r.of.row.ref === 'B.6')?.commentary
    expect(twoYears?.map((c) => c.location)).toEqual(['paragraph 2.2.20'])
    expect(twoYears?.[0]?.text).toContain('Two years is acknowledged to be too long')
    expect(twoYears?.[0]?.text).not.toContain('small number of families')
    expect(reds.find((r) => r.of.row.ref === 'A.4')?.commentary[0]?.text).toContain('69.3% from 72.1%')
  })

  test('says what changed colour with both colours and figures', async () => {
    expect((await summary()).changed.map(changeLine)).toEqual([
      'A.16 Children in care with an up-to-date health assessment: ▲ amber 88.8% (February 2024) to ■ red 83.7% (March 2024)',
      'B.1 Social care assessments completed within 45 working days: ● green 93.1% (February 2024) to ▲ amber 89.4% (March 2024)',
      'A.10 Child protection visits in timescale: ● green 95.7% (February 2024) to ▲ amber 91.8% (March 2024)',
      'A.21 Average social worker caseload: ● green 18.5 (February 2024) to ▲ amber 19.4 (March 2024)',
      'B.7 Child protection reviews within timescale: ▲ amber 97.3% (February 2024) to ● green 100.0% (March 2024)',
      'B.10 Children in care with 3 or more placements: ▲ amber 8.3% (February 2024) to ● green 7.4% (March 2024)',
      'ED.4 Overall school attendance (primary): ■ red 93.4% (Term 1 2023/24) to ● green 94.0% (Term 2 2023/24)',
    ])
  })

  test('tells a change with both figures, and no sum that only puts it in order', async () => {
    const { declined } = await summary()
    expect(declined.slice(0, 1).map(moveLine)).toEqual([
      'B.6 Child protection plans lasting 2 years or more: 1.5% (2022/23) to 4.6% (2023/24), 4.6 − 1.5 = 3.1 points',
    ])
  })

  test('stands out both ways, only where England and the neighbours say the same', async () => {
    const { ahead, behind } = await summary()
    expect(behind.map(standLine)[0]).toBe(
      'B.6 Child protection plans lasting 2 years or more: 4.6% (England 2.2%, neighbours 2.4%)',
    )
    expect(ahead.map(standLine)).toContain(
      'B.13 Care leavers in suitable accommodation: 96.3% (England 88.0%, neighbours 87.7%)',
    )
    // Lower than the neighbours' 103.1 and higher than England's 71.
    expect([...ahead, ...behind].some((s) => s.of.row.ref === 'B.8')).toBe(false)
  })

  test('says where the year and its last month differ in colour', async () => {
    expect((await summary()).otherColour.map(apartLine)).toEqual([
      'B.7 Child protection reviews within timescale: ▲ amber 95.7% (2023/24), but ● green 100.0% (March 2024)',
    ])
  })

  test('tells corrections and disagreements, and what has nothing for the period', async () => {
    const { doubts, missing } = await summary()
    const texts = doubts.map((d) => d.text).join('\n')
    expect(texts).toContain('The statistical neighbours average is 103.1 in the scorecard but 96.7 in paragraph 2.2.6.')
    expect(texts).toContain('Term 2 2023/24 was corrected to 99.7%, but the figure for academic year 2023/24 to date')
    expect(texts).toContain('91.3%')
    expect(missing).toContainEqual(
      expect.objectContaining({ ref: 'B.19', latest: expect.objectContaining({ label: 'calendar year 2023' }) }),
    )
    expect(missing.map((m) => m.ref)).toContain('ED.6')
  })

  test('condenses what is in doubt: a sentence once, where it stands last', async () => {
    const { doubts, rows } = await summary()
    const lines = doubts.map((d) => doubtText(d, rows.length))
    expect(lines).toContain(
      'A.33 Primary transition reviews by the statutory deadline and A.34 Secondary transition reviews by the statutory deadline: For 2023/24, amber 50-70% and green 70% both take in 70% (scorecard row A.33 (% on time at stat deadline), columns Amber and Green (target); scorecard row A.34 (% on time at stat deadline), columns Amber and Green (target)).',
    )
    // The correction is a revision, and told as one.
    expect(lines.join('\n')).not.toContain('93.5%')
  })

  test('quotes a paragraph on two reds once, and says where', async () => {
    const lines = (await linesOf('rotherham', '2023/24 Q4')).reds?.lines ?? []
    const health = lines.find((l) => l.text.startsWith('A.16'))
    expect(health?.quotes).toEqual([])
    expect(health?.text).toMatch(/\. Officers: see paragraph 2\.2\.25, quoted above beside A\.17\.$/)
    expect(lines.find((l) => l.text.startsWith('A.17'))?.quotes?.map((q) => q.place)).toEqual(['paragraph 2.2.25'])
  })

  test('names in its message every red that it has no line for', async () => {
    const text = messageText(await linesOf('rotherham', '2023/24 Q4'), 'text')
    expect(text).toContain('Red (2 of 9):\n- B.12')
    expect(text).toContain('- Also A.4, B.6, A.16, A.18, ED.5, ED.4 and A.27\n')
  })

  test('asks one question a measure', async () => {
    const { questions, reds } = await summary()
    expect(questions).toContain(
      'A.5 Re-referrals within 12 months: 17.3% for 2023/24, ● green against a target of <22%, but March 2024 alone was 7.4%. What changed in the month?',
    )
    for (const red of reds) expect(questions.filter((q) => q.startsWith(`${red.of.name}:`))).toHaveLength(1)
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.every((q) => /\. What [^.?]+\?$/.test(q))).toBe(true)
    // The year was not restated after the correction of its second term.
    expect(questions.some((q) => q.startsWith('ED.23'))).toBe(false)
  })

  test('of a theme has only its measures', async () => {
    const { rows, counts } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
    expect(rows.every((r) => r.theme === 'Education')).toBe(true)
    expect(counts).toEqual({ red: 2, amber: 0, green: 5 })
  })
})

test('a month means the month itself, with the year beside it', async () => {
  const { rows, before, counts } = await published(running(), 'rotherham', '2024-03')
  const referrals = rows.find((r) => r.row.ref === 'A.5')
  expect(referrals).toMatchObject({ lead: { found: { value: '7.4' } }, year: { found: { value: '17.3' } } })
  expect(before?.label).toContain('February 2024')
  expect(counts.red).toBe(7)
})

describe('a quarter without tolerances', () => {
  test('has no amber, says so, and has no colours for last time', async () => {
    const { opening } = await linesOf('rutland', '2021/22 Q1')
    expect(opening).toEqual([
      '15 of 29 measures have a target: ■ 3 red, ▲ 0 amber, ● 12 green. No tolerance is published, so there is no amber.',
      'Colours cannot be compared with last time: no figure with a target is published for Q4 2020/21.',
    ])
  })

  test('has its three reds and compares with the year before as what it is', async () => {
    const { reds, declined } = await published(running(), 'rutland', '2021/22 Q1')
    expect(reds.map(redLine)).toEqual([
      'Child protection reviews within timescale: 75%, target 100% (100 − 75 = 25 points off)',
      'Reviews of children in care on time: 96%, target 100% (100 − 96 = 4 points off)',
      'Children placed in placements outside the local authority: 41%, target 40% (41 − 40 = 1 point off)',
    ])
    expect(declined.map(moveLine)[0]).toContain('100% (2020/21, a whole year) to 75% (Q1 2021/22)')
  })
})

describe('a half year of narrative', () => {
  test('is short: no colour, no empty heading', async () => {
    const rendered = await linesOf('stockton', '2019-04-01..2019-09-30')
    expect(rendered.opening).toEqual([
      '26 measures, none of them rated: the report prints no target for the period as a number.',
    ])
    expect(rendered.message.map((s) => s.title)).toEqual([
      'Biggest declines',
      'Biggest improvements',
      'Better than England',
      'In doubt',
      'Latest and next report',
      'A member might ask',
    ])
    const text = summaryText(rendered, 'text')
    expect(text).toContain('over 600')
    expect(text).not.toMatch(/\bred\b|■/)
    // Nothing is red that officers' words could stand beside.
    expect(text).toContain('paragraph 15a: "The proportion of children in our care')
    // The highest rate "in recent years", 2012/13, is no figure before.
    expect(messageText(rendered, 'text')).not.toContain('2012/13')
  })
})

describe('nothing published', () => {
  test.each([
    ['rotherham', '2024/25 Q1', 'Rotherham has published nothing for Q1 2024/25; the latest report is for 2023/24: '],
    ['rutland', '2022-09', 'Rutland has published nothing for September 2022; the latest report is for Q1 2021/22: '],
  ])('at %s for %s is one sentence with the latest', async (council, period, start) => {
    const summary = await summarise(running(), council, period)
    if (summary.kind !== 'nothing') throw new Error('Something is published.')
    const text = nothingText(running().catalogue, summary)
    expect(text.startsWith(start)).toBe(true)
    expect(text).toMatch(/, published \d+ \w+ \d{4}\.$/)
  })
})

test('Markdown has headings, tables of six columns and no sign of its own in a figure', async () => {
  const text = summaryText(await linesOf('rotherham', '2023/24 Q4'), 'markdown')
  expect(text).toMatch(/^# Rotherham: Q4 2023\/24, to 31 March 2024\n/)
  expect(text).toContain('| Measure | Figure | For | Target | RAG | Before |')
  expect(text).toContain(String.raw`| \<121 | ■ red |`)
  const rows = text.split('\n').filter((l) => l.startsWith('|'))
  expect(rows.every((l) => l.replaceAll(String.raw`\|`, '').split('|').length === 8)).toBe(true)
})
