/** Figures here were read from the reports' scorecard and paragraphs, not from the program. */
import { describe, expect, test } from 'vitest'
import { nothingText } from '../../src/overview/opening.ts'
import { messageText, summaryText } from '../../src/overview/render.ts'
import { sectionsOf } from '../../src/overview/sections.ts'
import {
  apartLine,
  changeLine,
  moveLine,
  olderLine,
  redefinedLine,
  redLine,
  redShort,
  standLine,
} from '../../src/overview/words.ts'
import { glanceOf } from '../../src/surfaces/slack/home/glance.ts'
import { useRunning } from '../running.ts'
import { published, summarise } from './summarise.ts'

const running = useRunning()
const linesOf = async (council: string, period: string, themes: string[] = []) =>
  sectionsOf(running().catalogue, await published(running(), council, period, themes))

describe('a scorecard quarter', () => {
  const summary = () => published(running(), 'rotherham', '2023/24 Q4')

  test('counts the colours of figures that lead, and of single months and terms with those before', async () => {
    const { counts, before, rows } = await summary()
    expect(counts).toEqual({ red: 9, amber: 9, green: 25 })
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

  test('says what is red, how far away and since when, the ones that get worse first', async () => {
    const lines = (await summary()).reds.map(redLine)
    expect(lines).toHaveLength(10)
    expect(lines[0]).toBe(
      'Children in care with an up-to-date dental assessment (A.17): 61.8%, target 95% or more, 33.2 percentage points away. Worse than 69.4% for 2022/23. Red in every figure since January 2024.',
    )
    expect(lines).toContain(
      'Children in care with an up-to-date health assessment (A.16): 83.7%, target 95% or more, 11.3 percentage points away. Better than 78.7% for 2022/23. Red since March 2024; amber in February 2024.',
    )
    // 182.6 days against 121 is the furthest from its target, and better than 197.4 a year before: it does not lead.
    expect(lines.findIndex((l) => l.includes('(B.12)'))).toBeGreaterThan(3)
  })

  test('has what only the report’s text has, without counting it among the scorecard’s', async () => {
    const { reds, narrative, rows } = await summary()
    const plans = reds.find((r) => r.of.name === 'Children in need with an up-to-date plan')
    expect(plans && redLine(plans)).toBe(
      'Children in need with an up-to-date plan: 88.6%, target 92% or more, 3.4 percentage points away. Better than 80.9% for 2022/23.',
    )
    expect(narrative).toContain(plans?.of)
    expect(rows).not.toContain(plans?.of)
  })

  test('has what is printed in its last column for the calendar year before', async () => {
    const { rows, declined, behind, leftOut } = await summary()
    const entrants = rows.find((r) => r.row.ref === 'B.19' && r.lead.found.value === '186')
    expect(entrants).toMatchObject({ current: false })
    expect(declined.map((d) => d.of)).toContain(entrants)
    expect(behind.map((b) => b.of)).toContain(entrants)
    expect(leftOut.older.map(olderLine)).toContain(
      'First time entrants to the youth justice system, rate: 186 per 100,000 for calendar year 2023; 170 per 100,000 for calendar year 2022',
    )
    // The figure before, 0.0, is of other twelve months.
    expect(leftOut.older.map(olderLine)).toContain('Use of custody: 0.08 per 10,000 for calendar year 2023')
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
      'Children in care with an up-to-date health assessment: amber to red, 88.8% in February 2024 to 83.7% in March 2024',
      'Social care assessments completed within 45 working days: green to amber, 93.1% in February 2024 to 89.4% in March 2024',
      'Child protection visits in timescale: green to amber, 95.7% in February 2024 to 91.8% in March 2024',
      'Average social worker caseload: green to amber, 18.5 in February 2024 to 19.4 in March 2024',
      'Child protection reviews within timescale: amber to green, 97.3% in February 2024 to 100.0% in March 2024',
      'Children in care with 3 or more placements: amber to green, 8.3% in February 2024 to 7.4% in March 2024',
      'Overall school attendance (primary): red to green, 93.4% in Term 1 2023/24 to 94.0% in Term 2 2023/24',
    ])
  })

  test('tells changes of like with like, and none of a term against a year', async () => {
    const { declined, improved, reds } = await summary()
    expect(improved.map(moveLine)).toContain(
      'Section 47 enquiries per 10,000: 278.2 per 10,000 for 2022/23, 194.8 per 10,000 for 2023/24',
    )
    const names = [...declined, ...improved].map((m) => m.of.name)
    expect(names).not.toContain('Persistent absence (primary)')
    const absence = reds.find((r) => r.of.name === 'Persistent absence (primary)')
    expect(absence && redLine(absence)).toContain('22.4% for academic year 2022/23, which is another kind of period.')
  })

  test('compares exclusions with the same terms of the year before, not with the term before', async () => {
    const { declined, improved } = await summary()
    // Paragraph 2.3.15: 11 after 6 and 73 after 60; Term 2 alone is lower than Term 1.
    expect(declined.filter((d) => d.of.row.ref === 'ED.20').map(moveLine)).toEqual([
      expect.stringMatching(/\(primary\): 6 for .*2022\/23.*, 11 for .*2023\/24/),
      expect.stringMatching(/\(secondary\): 60 for .*2022\/23.*, 73 for .*2023\/24/),
    ])
    expect(improved.map((m) => m.of.row.ref).filter((ref) => ref === 'ED.20' || ref === 'ED.21')).toEqual([])
  })

  test('does not compare what is counted in another way than before', async () => {
    const { leftOut, declined } = await summary()
    expect(leftOut.redefined.map(redefinedLine)).toEqual([
      'Children in care with an up-to-date plan: 84.4% for 2023/24, 94.7% for 2022/23. The report says that it is counted in another way now.',
    ])
    expect(declined.map((d) => d.of.name)).not.toContain('Children in care with an up-to-date plan')
  })

  test('tells what is within its target after what is not', async () => {
    const colours = (await summary()).declined.map((d) => d.of.lead.rag)
    const rank = ['amber', 'green', 'none']
    expect(colours).toEqual(colours.toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)))
  })

  test('stands out both ways, only where England and the neighbours say the same', async () => {
    const { ahead, behind } = await summary()
    expect(behind.map(standLine)[0]).toBe(
      'Child protection plans lasting 2 years or more: 4.6%; England average 2.2%, statistical neighbours average 2.4%',
    )
    expect(ahead.map(standLine)).toContain(
      'Care leavers in suitable accommodation: 96.3%; England average 88.0%, statistical neighbours average 87.7%',
    )
    // Lower than the neighbours' 103.1 and higher than England's 71.
    expect([...ahead, ...behind].some((s) => s.of.row.ref === 'B.8')).toBe(false)
  })

  test('says where the year and its last month differ in colour', async () => {
    expect((await summary()).otherColour.map(apartLine)).toEqual([
      'Child protection reviews within timescale: 95.7% (amber) for 2023/24, but 100.0% (green) for March 2024',
    ])
  })

  test('doubts a figure only for what is wrong with the figure, by its name', async () => {
    const { doubts } = await summary()
    const names = new Set(doubts.flatMap((d) => d.names))
    expect([...names].toSorted()).toEqual([
      'Children in care per 10,000',
      'Children in care with an up-to-date personal education plan',
      'Early help families engaged within 3 days',
      'Overall school attendance (primary)',
      'Overall school attendance (secondary)',
      'Persistent absence (primary)',
      'Persistent absence (secondary)',
    ])
    const texts = doubts.map((d) => d.text).join('\n')
    expect(texts).toContain('Term 2 2023/24 was corrected to 99.7%, but the figure for academic year 2023/24 to date')
    expect(texts).toContain('91.3% and 93.2%')
    // Paragraph 2.3.3, of every attendance figure.
    expect(texts).toContain('there are difficulties reporting on attendance reliably')
    // A top quartile, a tolerance, a rounding, a benchmark and the correction, which is a revision.
    expect(texts).not.toMatch(/quartile|both take in|rounded|neighbours|93\.5%/)
  })

  test('quotes a paragraph on two reds once, and says where', async () => {
    const lines = (await linesOf('rotherham', '2023/24 Q4')).reds?.lines ?? []
    const health = lines.find((l) => l.text.includes('(A.16)'))
    expect(health?.quotes).toEqual([])
    expect(health?.above).toEqual([
      'Officers: see paragraph 2.2.25, quoted above beside “Children in care with an up-to-date dental assessment”.',
    ])
    expect(lines.find((l) => l.text.includes('(A.17)'))?.quotes?.map((q) => q.place)).toEqual(['paragraph 2.2.25'])
  })

  test('has the three that matter most in its message with the officers’ reason, and says how many are red besides', async () => {
    const text = messageText(await linesOf('rotherham', '2023/24 Q4'), 'text')
    expect(text).toContain('Of 43 measures with a target, 9 are red, 9 amber and 25 green.')
    expect(text).toContain(
      'Red, what matters most first (3 of 10):\n- Children in care with an up-to-date dental assessment: 61.8%, target 95% or more; worse than 69.4%. Officers: “Some children (often teenagers) decline',
    )
    expect(text).toContain('and 5 more\n')
    for (const title of ['Changed colour', 'Got better', 'Not in it']) expect(text).toContain(`\n${title}`)
    expect(text).not.toMatch(/■|▲|●|\b[AB]\.\d|÷/)
  })

  test('gives no reason where the sentence that had it was cut for its few families', async () => {
    const twoYears = (await summary()).reds.find((r) => r.of.row.ref === 'B.6')
    expect(twoYears?.reason).toBeNull()
    expect(twoYears && redShort(twoYears)).toContain('Officers: see paragraph 2.2.20.')
  })

  test('takes a warning of the figure for no reason, and praise for none either', async () => {
    const { questions, reds } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
    expect(reds.map((r) => r.reason?.isCaution)).toEqual([true, true])
    expect(questions[0]).toContain('Officers warn of the figure in paragraph 2.3.3. When will there be one to rely on?')
    // "Some children … are visited more frequently than the Rotherham local standard" explains no red.
    const [visits] = (await published(running(), 'rotherham', '2015/16')).reds
    expect(visits?.reason?.text ?? '').not.toContain('more frequently')
  })

  test('asks three to five questions, of what the commentary leaves open', async () => {
    const { questions } = await summary()
    expect(questions).toHaveLength(5)
    expect(questions[0]).toBe(
      'Children in care with an up-to-date dental assessment: 61.8% against a target of 95% or more, worse than 69.4% for 2022/23. Officers give a reason in paragraph 2.2.25. What is being done about it, and when will it show?',
    )
    expect(questions.join('\n')).not.toMatch(/What lies behind/)
  })

  test('of a theme has only its measures', async () => {
    const { rows, counts } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
    expect(rows.every((r) => r.theme === 'Education')).toBe(true)
    expect(counts).toEqual({ red: 2, amber: 0, green: 6 })
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
      'Of 15 measures with a target, 3 are red and 12 green. No tolerance is published, so there is no amber.',
      'I hold no earlier colours to compare with.',
    ])
  })

  test('has its three reds, and tells the year before as what it is', async () => {
    const { reds, declined } = await published(running(), 'rutland', '2021/22 Q1')
    expect(reds.map(redLine)).toEqual([
      'Child protection reviews within timescale: 75%, target 100%, 25 percentage points away. 100% for 2020/21, which is another kind of period.',
      // Paragraph 4.6: one review of 26 was late; 11 children of 27.
      'Reviews of children in care on time: 96% (25 of 26), target 100%, 4 percentage points away. 93% for 2020/21, which is another kind of period.',
      // Not "outside the local authority", which the report says is another thing.
      expect.stringMatching(
        /^Children placed in non-LA placements: 41% \(11 of 27\), target 40% or less, 1 percentage point away\./,
      ),
    ])
    expect(declined.map(moveLine)).toEqual(['CIN seen in timescale: 99% for Q4 2020/21, 98% for Q1 2021/22'])
  })
})

describe('an old report', () => {
  test('ranks what got better whether or not it has a target, by the names of the report', async () => {
    const { improved, rows } = await published(running(), 'rotherham', '2015/16')
    // Table 2: dental 58.8 to 94.5, plans 65.1 to 98.6; visits 73 to 80.2.
    const names = improved.map((m) => m.of.name)
    expect(names.slice(0, 3)).toContain('Children in care with an up-to-date dental assessment')
    expect(names.indexOf('Visits to children in care within the local standard')).toBeGreaterThan(4)
    expect(rows.map((r) => r.name)).not.toContain('Contacts with a decision within 1 working day')
  })
})

describe('a half year of narrative', () => {
  test('opens with what the report says, has no colour and no empty heading', async () => {
    const rendered = await linesOf('stockton', '2019-04-01..2019-09-30')
    expect(rendered.opening).toEqual([
      'The report prints no target for these figures as a number, so none of them has a colour.',
    ])
    expect(rendered.message.map((s) => s.title)).toEqual([
      'What the report says',
      'Got better',
      'Not in it',
      'Latest and next report',
    ])
    expect(rendered.message[0]?.lines[0]?.text).toContain('There were 560 children in our care')
    const text = summaryText(rendered, 'text')
    expect(text).toContain('over 600')
    expect(text).toContain('increased in this period to 61 / 10,000')
    expect(text).not.toMatch(/\bred\b|Figures in doubt/)
  })
})

describe('nothing published', () => {
  test.each([
    ['rotherham', '2024/25 Q1', 'I hold nothing of Rotherham for Q1 2024/25. The latest report is for 2023/24: '],
    ['rutland', '2022-09', 'I hold nothing of Rutland for September 2022. The latest report is for Q1 2021/22: '],
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
  expect(text).toContain('| under 121 days | red |')
  const rows = text.split('\n').filter((l) => l.startsWith('|'))
  expect(rows.every((l) => l.replaceAll(String.raw`\|`, '').split('|').length === 8)).toBe(true)
})

test('one report is counted alike whatever its time is called, asked, posted or shown', async () => {
  const { scrutineer } = running()
  const counts = { red: 9, amber: 9, green: 25 }
  for (const period of ['2023/24', '2023/24 Q4'])
    expect((await published(running(), 'rotherham', period)).counts, period).toEqual(counts)
  expect(await glanceOf(running(), 'rotherham', '2024-07-30')).toMatchObject({ counts })
  for (const text of ['summary of 2023/24', 'summary of Q4 2023/24']) {
    const asked = await scrutineer.ask({ text, council: 'rotherham', now: '2024-07-30', thread: null }, 0)
    expect(asked.text, text).toContain('Of 43 measures with a target, 9 are red, 9 amber and 25 green.')
  }
})
