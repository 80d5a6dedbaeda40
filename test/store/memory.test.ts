import { expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { sampleData } from './sample.ts'
import { storeContract } from './store.contract.ts'

storeContract('memory', async () => createMemoryStore())

it('holds the data it is made with', async () => {
  const data = sampleData('given')
  const store = createMemoryStore(data)
  expect(await store.fingerprint()).toBe('given')
  expect(await store.figures({})).toStrictEqual(data.figures)
})
