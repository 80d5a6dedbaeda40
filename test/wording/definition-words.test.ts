import { expect, test } from 'vitest'
import { definitionLine } from '../../src/wording/definition-words.ts'

test.each([
  ['Suspensions', [], 'Suspension is where a child is removed.', 'Suspension is where a child is removed.'],
  ['Care Leavers', [], 'A care leaver is, a person 25yrs or under.', 'A care leaver is, a person 25yrs or under.'],
  ['Step down', [], 'Step down is the process', 'Step down is the process.'],
  ['CCE', ['CCE'], 'Child Criminal Exploitation', 'CCE: Child Criminal Exploitation.'],
  [
    'Children in Care',
    ['CiC'],
    'Children in care are children.',
    'Children in Care (CiC): Children in care are children.',
  ],
  ['Targets', [], 'Where we want to be and by when.', 'Targets: Where we want to be and by when.'],
])('%s', (term, abbreviations, definition, told) => {
  expect(definitionLine({ term, abbreviations, definition }).text).toBe(told)
})
