/** Which measures are held: few by name, many by service with how to ask on. */
import { expect, test } from 'vitest'
import { type HeldMeasure, heldLines } from '../../src/wording/held-words.ts'

const measure = (name: string, service = 'Care'): HeldMeasure => ({
  name,
  whole: name,
  ref: 'A.1',
  service,
  shown: '5',
  period: '2023/24',
})
const NEWEST = { council: 'Ashton', document: 'Report', published: '30 July 2024' }
const REPORT = { council: 'Ashton', document: 'Report', period: '2023/24', published: '30 July 2024' }
const texts = (...of: Parameters<typeof heldLines>) => heldLines(...of).map(({ text }) => text)

test('few are told by name and value', () => {
  expect(texts(NEWEST, ['health'], [measure('Visits')], [REPORT])).toEqual([
    'Ashton: 1 measure on health in Report, published 30 July 2024.',
    '1. Visits, A.1: 5 (2023/24)',
  ])
})

test('many are counted by service, and what can be asked is said', () => {
  const many = Array.from({ length: 20 }, (_, i) => measure(`Measure ${i}`))
  const [head, care, plans, ask] = texts(NEWEST, [], [...many, measure('Plans', 'Early Help')], [REPORT])
  expect(head).toBe('Ashton: 21 measures in Report, published 30 July 2024.')
  expect(care).toBe('- Care, 20 measures: such as Measure 0; Measure 1; Measure 2')
  expect(plans).toBe('- Early Help, 1 measure: Plans')
  expect(ask).toMatch(/^Ask for a measure by its name/)
})

test('without a council the reports are told', () => {
  expect(texts(null, [], [], [REPORT])).toEqual([
    'The reports I hold:',
    '- Ashton: Report, for 2023/24, published 30 July 2024',
  ])
})
