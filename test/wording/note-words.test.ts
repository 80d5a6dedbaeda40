/** What an asker must be told: whole where one figure is told, in brief where many are. */
import { describe, expect, test } from 'vitest'
import type { Remark } from '../../src/model/figure.ts'
import { monthPeriod } from '../../src/periods/calendar.ts'
import { notesOfAll, tellingOfTexts } from '../../src/wording/line.ts'
import { disagreementNote, notesOfFigure, remarkNote, unrestatedNote } from '../../src/wording/note-words.ts'

const CAUTION: Remark = {
  kind: 'caution',
  place: 'paragraph 2.3.3',
  words: 'Schools have moved to another system, which has led to difficulties reporting on attendance reliably.',
}
const MARCH = monthPeriod({ year: 2024, month: 3 })
const FOUND: Remark = {
  kind: 'found',
  text: 'Plans: 4.6% (row A.1) is printed for 2023/24, but 4.4% (row A.2) for March 2024, its last month.',
  own: 'For March 2024, its last month, 4.4% (row A.2) is printed.',
  doubt: '4.6% is printed for 2023/24, but 4.4% for March 2024, its last month.',
  tells: ['row A.1', 'row A.2'],
}

test('what a report says against its figure comes before what its source says, and that before what a check found', () => {
  const notes = notesOfFigure({ note: 'Printed without a sign.', remarks: [FOUND, CAUTION], period: MARCH })
  expect(notes.map(({ kind }) => kind)).toEqual(['unreliable', 'other', 'found'])
  expect(notesOfFigure({ note: null, period: MARCH })).toEqual([])
})

describe('in brief', () => {
  test('a caution is the clause that cautions', () => {
    expect(remarkNote(CAUTION)).toMatchObject({
      text: `The report itself says (paragraph 2.3.3): "${CAUTION.words}"`,
      brief: 'The report itself says "… which has led to difficulties reporting on attendance reliably."',
    })
    expect(remarkNote({ ...CAUTION, words: 'These figures are unreliable.' }).brief).toBe(
      'The report itself says "These figures are unreliable."',
    )
  })

  test('figures have no places', () => {
    const cited = (shown: string) => ({ shown, location: 'row B.6', document: 'Report' })
    expect(disagreementNote('2023/24', cited('91.3%'), cited('93.2%'))).toMatchObject({
      text: 'Two figures are published for 2023/24: 91.3% (row B.6, Report) and 93.2% (row B.6, Report); the first leads.',
      brief: 'Two figures are published for 2023/24: 91.3% and 93.2%; the first leads.',
    })
    expect(unrestatedNote('Term 1', { shown: '17', location: 'row 3' }, '2023/24').brief).toBe(
      'Term 1 was corrected to 17, but the figure for 2023/24 was not restated.',
    )
    expect(remarkNote(FOUND).brief).toBe(FOUND.doubt)
  })

  test('a finding that casts no doubt on the figure has nothing to say', () => {
    expect(remarkNote({ ...FOUND, doubt: null }).brief).toBeUndefined()
  })
})

test('what is said of one of two times says of which, and of both once', () => {
  const at = (note: string, month: number) => {
    const period = monthPeriod({ year: 2020, month })
    const notes = notesOfFigure({ note, period })
    const telling = { ...tellingOfTexts([]), notes }
    return { notes: notes.map(({ text }) => text), telling, council: 'somewhere', indicator: null, period }
  }
  const told = (...answers: ReturnType<typeof at>[]) => notesOfAll(answers).map(({ text }) => text)
  expect(told(at('Printed as the high.', 4), at('Printed as the low.', 6))).toEqual([
    'April 2020: printed as the high.',
    'June 2020: printed as the low.',
  ])
  expect(told(at('No date given.', 4), at('No date given.', 6))).toEqual(['No date given.'])
})

test('what holds for two rows is told once', () => {
  const notes = notesOfFigure({ note: null, remarks: [CAUTION], period: MARCH })
  const answer = {
    notes: notes.map(({ text }) => text),
    telling: tellingOfTexts([]),
    council: 'somewhere',
    indicator: null,
    period: MARCH,
  }
  expect(notesOfAll([answer, answer])).toHaveLength(1)
})
