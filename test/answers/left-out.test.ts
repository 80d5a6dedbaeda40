/** Words that may be somebody's name are left out of what is quoted and kept, and places and reports' words are not. */
import { describe, expect, test } from 'vitest'
import { LEFT_OUT, withoutWords, withoutWordsIn } from '../../src/understanding/grammar/left-out.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const explained = (text: string) =>
  running().scrutineer.explain({ text, council: 'rotherham', now: '2024-07-30', thread: null })
/** What may be quoted of it: nothing where it perhaps tells who somebody is. */
const quoted = (text: string): string => {
  const { about, leftOut } = explained(text)
  return about === null ? (leftOut?.text ?? text) : ''
}

const SHAPES = [
  'CLA reviews on time N',
  'CP visits in March 2024 incl. N',
  'dental checks for N last quarter',
  'what about N and placement stability',
  'adoption figures, N, 2023/24',
  'N',
]

describe('a surname beside a measure', () => {
  test.each([
    'Birtwhistle',
    'Quartermain',
    'Featherstonehaugh',
    "O'Shaughnessy",
    'Al-Masri',
    'Nwachukwu',
    'Szczepanski',
    'Yildirim',
    'Wickramasinghe',
    'Nguyen',
    'Echeverria',
    'Khan',
    'Smith',
    'Fitzwilliam',
  ])('%s is neither quoted nor kept, however it is typed', (name) => {
    const kept = SHAPES.flatMap((shape) =>
      [name, name.toLowerCase(), name.toUpperCase()].map((n) => shape.replace('N', n)),
    )
    expect(kept.map(quoted).filter((text) => text.toLowerCase().includes(name.toLowerCase()))).toEqual([])
  })

  test('goes with the first name beside it, and nothing else does', () => {
    expect(quoted('CP visits in March 2024 incl. Rose Quartermain')).toBe(`CP visits in March 2024 incl. ${LEFT_OUT}`)
  })
})

describe('quoted whole', () => {
  test.each([
    'no figure for Wath',
    'no figure for kilnhurst',
    'no figure for Keppel ward',
    'why is there no figure for Thornaby',
    'CP visits in Chesterfield',
    'reviews on time Thomas Rotherham College',
    'what about Conyers School',
    'CAMHS waits and CAFCASS timeliness',
    'Gypsy Roma Traveller exclusions',
    'the Scrutiny Board asked about CP visits',
    'how many adopton asessments in March 2024',
    'CP visits in March 2024',
  ])('%s', (text) => {
    expect(quoted(text)).toBe(text)
  })
})

test('words are taken out wherever they stand, and nothing of another word', () => {
  expect(withoutWords('Khan, KHAN and khandaq', ['Khan'])).toBe(`${LEFT_OUT} and khandaq`)
  expect(withoutWordsIn({ text: 'I hold nothing for “khan”, said Khan.', n: 3 }, ['Khan'], true)).toEqual({
    text: `I hold nothing for “${LEFT_OUT}”, said Khan.`,
    n: 3,
  })
})
