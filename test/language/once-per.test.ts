import { expect, it } from 'vitest'
import { oncePer, oncePerLate } from '../../src/language/once-per.ts'

it('works out what it gives once for an object, and again for another one like it', () => {
  let times = 0
  const numbered = oncePer((of: { name: string }) => `${of.name} ${++times}`)
  const plans = { name: 'plans' }
  expect([numbered(plans), numbered(plans), numbered({ name: 'plans' })]).toEqual(['plans 1', 'plans 1', 'plans 2'])
})

it('keeps what it gave for the last few objects in mind, and works it out anew for one before them', () => {
  let times = 0
  const numbered = oncePerLate((of: { name: string }) => `${of.name} ${++times}`)
  const first = { name: 'plans' }
  const others = Array.from({ length: 20 }, () => ({ name: 'visits' }))
  expect([numbered(first), numbered(first)]).toEqual(['plans 1', 'plans 1'])
  const once = others.map(numbered)
  expect(others.slice(-16).map(numbered)).toEqual(once.slice(-16))
  expect(numbered(first)).toBe('plans 22')
})
