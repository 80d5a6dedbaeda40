/** What a list can be asked to hold, said in many ways, against the report's own table (contract, meanings 13 and 16). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const ask = (text: string, council = 'rotherham', now = '2024-08-01'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: text }, 0)

const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? i.indicator?.name ?? '')

describe('a list', () => {
  test.each<[string, readonly string[]]>([
    ['which measures turned red in March 2024', ['A.16']],
    ['which social care measures went from green to amber between January and March 2024', ['B.1', 'B.4']],
    ['social care measures that were red for the year as a whole but not in January 2024', ['A.16']],
    ['red in January 2024, out of the red by March 2024: list them', ['A.14', 'A.32']],
    ['what improved its rag from January to February 2024 in social care', ['A.10', 'A.14', 'A.21', 'B.13']],
    [
      'social care measures green all three months, January, February and March 2024',
      ['A.5', 'B.11', 'B.14', 'B.15', 'B.2', 'B.3', 'B.5', 'B.8'],
    ],
    ['which social care outturns for 2023/24 are inside the national top quartile', ['B.10', 'B.13', 'B.14']],
    ['social care 2023/24, beaten by our statistical neighbours on which ones', ['B.11', 'B.12', 'B.6', 'B.9']],
    ['which of our indicators are measured in days', ['B.11', 'B.12']],
    ['social care measures expressed per 10,000, 2023/24', ['B.2', 'B.3', 'B.5', 'B.8']],
    [
      'we set ourselves 95% on several things. Which of those did we miss in 2023/24?',
      ['A.10', 'A.14', 'A.16', 'A.17', 'A.27'],
    ],
    ['which social care measures are neither information only nor have they a target', ['A.15', 'A.20']],
    ['lower-is-better social care measures not green for 2023/24', ['A.11', 'A.21', 'B.12', 'B.6']],
    ['the three social care percentages closest to target without reaching it, 2023/24', ['A.13', 'B.6', 'B.7']],
    [
      'the three biggest falls in performance in % pts among social care measures, 22/23 to 23/24',
      ['A.11', 'A.17', 'B.4'],
    ],
    ['of the measures that were red in January 2024, which had come out of red by March?', ['A.14', 'A.32']],
    [
      'social care indicators that were green in February 2024 and had slipped to something else a month later',
      ['A.10', 'A.21', 'B.1'],
    ],
    ['stuck on amber every month jan-mar 2024', ['A.11', 'A.13', 'B.9']],
    [
      'any childrens social care KPIs whose rating altered between feb and march 2024? Name them',
      ['A.10', 'A.16', 'A.21', 'B.1', 'B.10', 'B.7'],
    ],
    [
      'better than our statistical neighbours but not as good as the country as a whole: which social care measures, 2023/24?',
      ['B.2', 'B.5', 'B.8'],
    ],
    [
      'we missed our own 2023/24 target but are still better than the England average - which ones in social care?',
      ['B.1', 'B.4', 'B.7'],
    ],
    ['which measures with a 98% target did not get there in 2023/24?', ['A.13', 'B.7']],
    [
      'which social care measures stayed red right through January, February and March 2024',
      ['A.17', 'A.18', 'A.4', 'B.12', 'B.6'],
    ],
    [
      'which social care measures got worse two months running, from January to February 2024 and again from February to March 2024?',
      ['A.16', 'A.17', 'A.4', 'A.4', 'B.14', 'B.3', 'B.4', 'B.6'],
    ],
    [
      "which social care indicators were green in January 2024 and weren't any more by March? I've a feeling one or two have quietly slid.",
      ['B.1', 'B.4'],
    ],
    ['which two social care percentages lost most ground between 2022/23 and 2023/24', ['A.17', 'B.4']],
    [
      'social care percentages in red in February 2024 compared with January that got worse',
      ['A.17', 'A.18', 'A.4', 'B.6'],
    ],
    ['which measures dropped out of green in March 2024', ['A.10', 'A.21', 'B.1']],
    ['list everything that went from green to amber or red between Feb and Mar 2024', ['A.10', 'A.21', 'B.1']],
    ['which measures are worse than last year and red in 2023/24', ['A.17', 'A.18', 'A.4', 'B.6']],
    ['which indicators were rated worse in February 2024 than in March 2024', ['B.10', 'B.7']],
    ['top 3 measures getting worse in education', ['ED.20', 'ED.20', 'ED.22']],
    ['what dropped out of amber into red between Feb and March 2024 in social care', ['A.16']],
    ['never out of the red all of January to March 2024, social care', ['A.17', 'A.18', 'A.4', 'B.12', 'B.6']],
    ['social care measures green in February 2024 that lost it in March 2024', ['A.10', 'A.21', 'B.1']],
    [
      'our own target is met, yet the England figure is better than ours: which social care measures at 2023/24 year end?',
      ['B.11', 'B.2', 'B.5', 'B.8'],
    ],
    [
      'across the whole scorecard, education included, what finished 2023/24 red?',
      ['A.16', 'A.17', 'A.18', 'A.27', 'A.4', 'B.12', 'B.6', 'ED.4', 'ED.5'],
    ],
    // A theme in other words than its name.
    ['anything amber about youngsters in care', ['A.13', 'A.14', 'B.9']],
    ['reds in the health of looked after kids', ['A.16', 'A.17']],
    // What excludes each other is asked for side by side.
    [
      'adoption and youth justice: what got better and what got worse on 2022/23',
      ['B.11', 'B.12', 'B.19', 'B.20', 'B.21', 'B.22'],
    ],
    [
      'early help targets, those met and those missed in 2023/24',
      ['A.22', 'A.23', 'A.27', 'A.28', 'B.16', 'B.17', 'B.18'],
    ],
    // How many, with words between the number and what is put in order.
    // Two are level in the second place.
    ['the two early help percentages in the 2023/24 table that rose furthest in points', ['A.23', 'A.27', 'A.28']],
    ['which two SEND percentages exceeded their target by the greatest margin in points', ['A.32', 'A.33']],
    ['early help targets beaten by more than ten percentage points', ['A.22', 'A.28']],
    ['percentages that missed target by less than half a point in 2023/24', ['A.13', 'ED.5']],
    [
      'near misses: which percentages ended 2023/24 under target, though by less than one point?',
      ['A.13', 'A.27', 'ED.5'],
    ],
    ['the two social care percentages that came on the most in 2023/24', ['A.16', 'A.20']],
    // A place in an order is the last of so many.
    ['second worst against target in 2023/24', ['A.11', 'B.6']],
    [
      'social care measures that are within tolerance but not on target',
      ['A.10', 'A.11', 'A.13', 'A.14', 'A.21', 'B.1', 'B.4', 'B.7', 'B.9'],
    ],
    ['the three social care percentages that changed most between January and March 2024', ['A.14', 'A.15', 'B.4']],
    ['early help measures that met target every month January to March 2024', ['A.22', 'A.23', 'A.28']],
    [
      'which child protection percentages rose from january to february 2024 and from february to march 2024',
      ['B.6', 'B.7'],
    ],
    // A year that is said with its name, and a time that is not meant.
    ['early help: what was red this year, 2023/24', ['A.27']],
    ['what was red in social care in March 2024, not the year to date', ['A.16', 'A.17', 'A.18', 'A.4', 'B.12', 'B.6']],
    ['early help measures less than a percentage point off their target in 2023/24', ['A.27']],
    [
      "I've got to brief the portfolio holder in ten minutes so just tell me which indicators fell from green to amber between February and March 2024",
      ['A.10', 'A.21', 'B.1'],
    ],
    ['which of the social care percentages is furthest short of target, in points', ['A.17']],
    ['where are we ahead of even the top performing of our statistical neighbours', ['B.13', 'B.21', 'B.22']],
    ['youth justice measures below the England rate (that is, better)', ['B.20', 'B.21', 'B.22']],
    ['early help figures short of what we set out to achieve in 2023/24', ['A.27']],
    // Of measures that are named one by one, and of those with any of several words.
    [
      'suspensions, missing from education, home education - which of them rose from term 1 to term 2 of 2023/24?',
      ['ED.21', 'ED.22'],
    ],
    ['adoption and dental: which are red', ['A.17', 'B.12']],
    ['which key stage 2 and 4 percentages were behind England', ['ED.10', 'ED.11', 'ED.15']],
  ])('%s', async (text, expected) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('list')
    expect(refs(answer).toSorted(), answer.text).toEqual([...expected].toSorted())
  })

  test.each([
    ['reds by ward please, march 2024', 'ward'],
    ['of our reds, which are red for girls as well?', 'girls'],
    ['indicators where we are doing worse than Wales', 'wales'],
    ['which social care indicators are red in Barnsley?', 'Barnsley'],
    ['which social care measures got worse two months running', 'two months running'],
    ['measures within 2 points of target', 'within 2 points of target'],
    ['are there more reds than last year', 'more reds than'],
    ['which staff turnover measures are red for 2023/24', 'turnover'],
    ['which of our measures are not green every month from January to March 2024', 'not green every month'],
    ['which measures were red in every month', 'in every month'],
    ['green in 2022/23 and amber every month in Q4 2023/24: which measures', 'every month'],
  ])('is not made of what no row tells apart: %s', async (text, said) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('no_data')
    expect(answer.text.toLowerCase()).toContain(said.toLowerCase())
    expect(answer.items).toEqual([])
  })

  test('that nothing can be judged for says so, and is no list', async () => {
    const answer = await ask('which measures are red', 'stockton', '2019-12-20')
    expect(answer.kind).toBe('no_data')
    expect(answer.text).toContain('none of them has a target')
  })

  test('of what left a colour that it did not have is empty', async () => {
    const answer = await ask('which measures were green in January 2024 and had come out of red by March 2024')
    expect(answer.items, answer.text).toEqual([])
  })

  test('says what is left out, and not that it is without being without', async () => {
    const answer = await ask('which social care measures are neither information only nor have they a target')
    expect(answer.text).toContain('judged as good or bad and without a target')
  })
})

describe('a list that goes on with the one before it', () => {
  /** The references told last in a conversation. */
  const last = async (...texts: string[]): Promise<Answer> => {
    const { scrutineer } = running()
    const told: Answer[] = []
    for (const text of texts)
      told.push(await scrutineer.ask({ text, council: 'rotherham', now: '2024-08-01', thread: texts.join('|') }, 0))
    return told.at(-1) as Answer
  }

  test.each<[readonly string[], readonly string[]]>([
    // Of two times, each condition takes the other's.
    [
      ['social care: green in January 2024 and amber in March 2024', 'and the other way around?'],
      ['B.10', 'B.13', 'B.7'],
    ],
    // Of one time, each turns into its opposite.
    [
      ['social care measures on target but behind England', 'and the reverse?'],
      ['B.1', 'B.4', 'B.7'],
    ],
    [
      ['social care measures ahead of our statistical neighbours but off target', 'the same against England'],
      ['B.1', 'B.4', 'B.7'],
    ],
    [
      ['early help targets missed or met in 2023/24 by more than ten points', 'of those, which improved'],
      ['A.22', 'A.28'],
    ],
  ])('%j', async (texts, expected) => {
    const answer = await last(...texts)
    expect(refs(answer).toSorted(), answer.text).toEqual([...expected].toSorted())
  })

  test('which of a few names one and tells them all', async () => {
    const answer = await last(
      'which adoption measures are published',
      'which of those two is the further from its target',
    )
    expect(answer.indicator?.ref, answer.text).toBe('B.12')
  })

  test('"it" is what the measures were held against', async () => {
    const answer = await last('social care percentages behind England', 'which of them is furthest behind it?')
    expect(answer.indicator?.ref, answer.text).toBe('B.9')
    expect(answer.text).toContain('71.0%')
  })

  test('"both" after being asked which is each of the first two', async () => {
    const answer = await last('are visits on target', 'both please')
    expect(answer.kind, answer.text).toBe('list')
    expect(refs(answer).toSorted()).toEqual(['A.10', 'A.13'])
    expect(answer.text).toContain('the first 2 of the 4')
  })

  test('a share after another colour is of what both are of', async () => {
    const answer = await last('which education measures are red', 'and what proportion of them are green?')
    expect(answer.text).toMatch(/of the \d+ Education measures with a target are green: \d+(?:\.\d)?%/)
  })
})

describe('a line of a list', () => {
  test('tells each figure that it was judged by', async () => {
    const answer = await ask('social care measures that were green in January 2024 and amber in March 2024')
    expect(answer.text).toContain('100.0%, GREEN, in January 2024')
    expect(answer.text).toContain('84.4%')
  })

  test('tells the benchmark that the list is held against', async () => {
    const answer = await ask('social care: ahead of England in 2023/24')
    expect(answer.text).toContain('better than the England average (82.5%)')
  })

  test('carries what the report says against its figure', async () => {
    const answer = await ask('which attendance targets were missed in 2023/24')
    expect(answer.text).toContain('difficulties reporting on attendance reliably')
  })
})

describe('a time by its distance from the one that was told', () => {
  test.each<[string, string | null]>([
    ['what was it twelve months earlier', '2023-02-28'],
    ['and a year before?', '2023-02-28'],
    ['and one month later?', '2024-03-31'],
    ['and at the end of the month following?', '2024-03-31'],
    ['what was it the month before', '2024-01-31'],
    ['and two months earlier?', '2023-12-31'],
  ])('%s', async (text, end) => {
    const { scrutineer } = running()
    const first = {
      text: 'average social worker caseload in February 2024',
      council: 'rotherham',
      now: '2024-08-01',
      thread: text,
    }
    await scrutineer.ask(first, 0)
    const answer = await scrutineer.ask({ ...first, text }, 0)
    expect(answer.indicator?.ref).toBe('A.21')
    expect((answer.requestedPeriod ?? answer.period)?.end, answer.text).toBe(end)
  })

  test('is told as the newest before it where nothing is held for it', async () => {
    const { scrutineer } = running()
    const first = {
      text: 'average social worker caseload in March 2024',
      council: 'rotherham',
      now: '2024-08-01',
      thread: 'after',
    }
    await scrutineer.ask(first, 0)
    const answer = await scrutineer.ask({ ...first, text: 'and the month after?' }, 0)
    expect(answer.text).toContain('I hold nothing for April 2024')
  })
})

test('a figure that is asked about in two ways is told once, each verdict first', async () => {
  const answer = await ask(
    'What is the % of care leavers in suitable accommodation for 2023/24, and how far is it from target?',
  )
  expect(answer.kind).toBe('answer')
  expect(answer.value).toBe(96.3)
  expect(answer.text).toContain('0.3 percentage points above the target')
  expect(answer.text.match(/Benchmarks/g)).toHaveLength(1)
})

test('a year that stands last says when the parts of it are', async () => {
  const answer = await ask('term 1 vs term 2 attendance, secondary, 2023/24')
  expect(answer.text).toContain('0.6 percentage points lower in Term 2 2023/24 than in Term 1 2023/24')
})
