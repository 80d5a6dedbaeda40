import { expect, it } from 'vitest'
import { oncePer } from '../../src/language/once-per.ts'

it('works out what it gives once for an object, and again for another one like it', () => {
  let times = 0
  const numbered = oncePer((of: { name: string }) => `${of.name} ${++times}`)
  const plans = { name: 'plans' }
  expect([numbered(plans), numbered(plans), numbered({ name: 'plans' })]).toEqual(['plans 1', 'plans 1', 'plans 2'])
})
