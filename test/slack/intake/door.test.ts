/** What comes in together is kept in one step, before anything of it is let through. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Door, type DoorOptions } from '../../../src/surfaces/slack/intake/door.ts'

function doorOf(more: Partial<DoorOptions<string, string>> = {}) {
  const steps: string[] = []
  const known = new Set<string>()
  const door = new Door<string, string>({
    nameOf: (body) => (body.startsWith('edit') ? null : body),
    look: async (body) => {
      steps.push(`look ${body}`)
      return body
    },
    keep: async (all) => {
      steps.push(`keep ${all.join(' ')}`)
      if (all.includes('full')) throw new Error('the disk is full')
      const fresh = all.map((each) => (known.has(each) ? null : each))
      for (const each of all) known.add(each)
      return fresh
    },
    ...more,
  })
  return { door, steps }
}

it('keeps in one step what came together, and tells each what came of it', async () => {
  const { door, steps } = doorOf()
  expect(await Promise.all(['a', 'b', 'c'].map((body) => door.enter(body)))).toEqual(['a', 'b', 'c'])
  expect(steps).toEqual(['look a', 'look b', 'look c', 'keep a b c'])
  expect(await door.enter('b')).toBe(null)
})

it('looks at the same thing again, and at what matters to others, only once what came before is kept', async () => {
  const { door, steps } = doorOf()
  expect(await Promise.all(['a', 'a', 'edit', 'b', 'c'].map((body) => door.enter(body)))).toEqual([
    'a',
    null,
    'edit',
    'b',
    'c',
  ])
  expect(steps.filter((step) => step.startsWith('keep'))).toEqual(['keep a', 'keep a', 'keep edit', 'keep b c'])
})

it('refuses all of what could not be kept in one step, and takes what comes then', async () => {
  const { door } = doorOf()
  const told = await Promise.allSettled(['a', 'full'].map((body) => door.enter(body)))
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await door.enter('a')).toBe('a')
})

it('takes the others where one makes no sense', async () => {
  const { door } = doorOf({
    look: async (body) => {
      if (body === 'odd') throw new Error('odd')
      return body
    },
  })
  const told = await Promise.allSettled(['a', 'odd', 'b'].map((body) => door.enter(body)))
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('takes the others where one cannot even be named', async () => {
  const { door } = doorOf({
    nameOf: (body) => {
      if (body === 'odd') throw new Error('odd')
      return body
    },
  })
  await expect(door.enter('odd')).rejects.toThrow('odd')
  expect(await door.enter('a')).toBe('a')
})

it('lets a few through in a turn of the event loop, in order, and none while something waits outside', async () => {
  let free: (body: string) => void = () => {}
  const { door } = doorOf({ look: (body) => new Promise((resolve) => (free = () => resolve(body))) })
  const passed: number[] = []
  const all = Array.from({ length: 30 }, (_, i) => i)
  for (const n of all) void door.pass().then(() => passed.push(n))
  await Promise.resolve()
  expect(passed).toEqual([0])
  await turn()
  const some = passed.length
  expect(some).toBeGreaterThan(1)
  expect(some).toBeLessThan(15)
  const entering = door.enter('a')
  for (let i = 0; i < 5; i++) await turn()
  expect(passed).toHaveLength(some)
  free('a')
  await entering
  for (let i = 0; i < 10; i++) await turn()
  expect(passed).toEqual(all)
})

it('lets something through now and then also while more and more comes in', async () => {
  const { door } = doorOf({ look: () => new Promise(() => {}) })
  void door.enter('a')
  const began = performance.now()
  await door.pass()
  await door.pass()
  expect(performance.now() - began).toBeGreaterThan(150)
})

it('says what waited long while others were looked at', async () => {
  const late: Record<string, boolean> = {}
  const { door } = doorOf({
    look: async (body, isLate) => {
      late[body] = isLate
      if (body === 'slow') await wait(600)
      return body
    },
  })
  await Promise.all(['slow', 'a', 'b'].map((body) => door.enter(body)))
  await door.enter('c')
  expect(late).toEqual({ slow: false, a: true, b: true, c: false })
})
