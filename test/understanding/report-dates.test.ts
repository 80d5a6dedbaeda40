/** Times that say which report is meant. */
import { describe, expect, test } from 'vitest'
import { useRunning } from '../running.ts'

const running = useRunning()
const labels = (text: string, council: string, now: string): string[] =>
  running()
    .scrutineer.explain({ text, council, now, thread: null })
    .requests.map((r) => (r.type === 'period' ? r.period.label : r.type))

describe('the day of a report', () => {
  test.each<[string, string, string, string[]]>([
    [
      'primary schools good or better in the report that went to Cabinet in December 2019',
      'stockton',
      '2020-05-11',
      ['none'],
    ],
    ['agency workers, per the December Cabinet report', 'stockton', '2019-12-12', ['none']],
    ['children in care in the year-end report of July 2016', 'rotherham', '2024-11-05', ['2015/16']],
    ['children in care in December 2020', 'rotherham', '2024-11-05', ['December 2020']],
    [
      "councillor's question for July Council: children in care in 2013/14 and 2015/16",
      'rotherham',
      '2016-08-01',
      ['2013/14', '2015/16'],
    ],
    [
      'On census day this year (3 October 2024), how many children were electively home educated?',
      'rotherham',
      '2024-11-20',
      ['3 October 2024'],
    ],
    [
      'children in care at the end of September 2019, from the December 2019 report',
      'stockton',
      '2020-05-11',
      ['September 2019'],
    ],
  ])('%s', (text, council, now, periods) => {
    expect(labels(text, council, now)).toEqual(periods)
  })
})
