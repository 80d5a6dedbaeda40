/** Councils that are misspelt, called by another name, or are none: never silently the asker's own. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { type Running, start } from '../../src/setup.ts'
import { inFolder, writeSample } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'

let running: Running

beforeAll(async () => {
  await inFolder(async (folder) => {
    const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
    await writeSample(folder)
    await runLaitImport([folder], config, () => undefined)
    running = await start(config)
  })
}, 60_000)
afterAll(() => running.store.close())

const ask = (text: string, thread: string | null = null) =>
  running.scrutineer.ask({ text, council: 'rotherham', now: '2026-05-01', thread }, 0)

describe('a misspelt council', () => {
  it.each([
    ['care leavers in EET in barnsely', 'barnsley', 'barnsely'],
    ['barnsely care leavers in EET', 'barnsley', 'barnsely'],
    ['care leavers in EET Barnslay', 'barnsley', 'barnslay'],
    ['how is Cumberlnd doing on care leavers in EET', 'cumberland', 'cumberlnd'],
    ['where does Camdden rank on care leavers in EET', 'camden', 'camdden'],
    ['care leavers in EET in westmorland and furnes', 'westmorland-and-furness', 'furnes'],
    ['CP visits in rotheram', 'rotherham', 'rotheram'],
  ])('"%s" is of %s, and the reply says how it was read', async (text, council, typed) => {
    const answer = await ask(text)
    expect(answer.council).toBe(council)
    expect(answer.notes).toContainEqual(expect.stringContaining(`I read "${typed}" as `))
    expect(answer.text.indexOf(`I read "${typed}"`)).toBeLessThan(answer.text.indexOf('Source: '))
  })

  it('compares by the councils that were meant', async () => {
    const { items } = await ask('care leavers in EET Barnsely vs Camdn')
    expect(items.map((i) => i.council)).toEqual(['barnsley', 'camden'])
  })

  it('is asked where it is not certain, and a yes goes on with the question', async () => {
    const asked = await ask('care leavers in EET in Hul', 'hul')
    expect(asked.kind).toBe('clarify')
    expect(asked.text).toContain('I know no council or region called "hul". Do you mean Kingston upon Hull?')
    expect(await ask('yes', 'hul')).toMatchObject({ kind: 'answer', council: 'kingston-upon-hull', value: 54 })
  })

  it.each([
    'was Barnsely Smith visited',
    'is sarah barnsely on a plan',
  ])('"%s" stays a question about a person, which nothing quotes', async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'out_of_scope', about: 'person', notes: [] })
  })

  it.each([
    'how many adoptins',
    'helath assesments',
    'placment stabilty',
    'wich measures are red',
  ])('"%s" is a slip of a word and no place', (text) => expect(running.reader.unclearPlaces(text)).toEqual([]))
})

describe('a place that is no council', () => {
  it.each([
    ['care leavers in EET in Penrith', '"penrith" has no figures of its own: it lies in Westmorland and Furness.'],
    ['care leavers in EET in South Yorkshire', '"south yorkshire" is several councils. Which one do you mean?'],
  ])('%s: asks which council', async (text, said) => {
    const answer = await ask(text)
    expect(answer).toMatchObject({ kind: 'clarify', text: expect.stringContaining(said) })
    expect(answer.items.every((i) => i.kind === 'clarify')).toBe(true)
  })

  it('of another country has nothing held of it', async () => {
    expect(await ask('care leavers in EET in Cardiff')).toMatchObject({ kind: 'no_data', council: null })
  })
})

it.each([
  'care leavers in EET for Leeds City Council 2024',
  'care leavers in EET in the London Borough of Camden',
  'care leavers in EET, Barnsley MBC',
  'care leavers in EET, City of Hull',
])('the title of a council belongs to its name: %s', async (text) => {
  const { kind, text: said } = await ask(text)
  expect(said).not.toMatch(/I hold nothing on "/)
  expect(kind === 'answer' || text.includes('Leeds')).toBe(true)
})
