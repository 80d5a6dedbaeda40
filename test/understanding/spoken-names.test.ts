/** What people call a measure who do not know its name: told where nearly all of it is said, and of no other measure. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { SpokenNames, type SpokenNamesFile } from '../../src/understanding/spoken-names.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const read = async (): Promise<SpokenNamesFile> =>
  JSON.parse(await readFile(join(readConfig().dataDir, 'understanding', 'spoken-names.json'), 'utf8'))
const NOTHING: ReadonlySet<string> = new Set()

describe('spoken names', () => {
  test('are of measures that there are, and none reads as the name of another', async () => {
    const { catalogue } = running()
    const { vocabulary, index } = catalogue
    const ids = new Set([...catalogue.indicators].map((i) => i.id))
    const wrong = Object.entries(await read()).flatMap(([id, names]) =>
      names.filter((name) => {
        const [best, ...others] = index.match(vocabulary.terms(name))
        const own = [best, ...others].find((m) => m?.id === id)?.score ?? 0
        return !ids.has(id) || (best && best.id !== id && best.score >= 0.85 && best.score > own)
      }),
    )
    expect(wrong).toEqual([])
  })

  test('count where nearly all of one is said', () => {
    const { catalogue } = running()
    const names = new SpokenNames(catalogue, { caseload: ['kids each frontline worker is juggling'] })
    const said = (text: string): string[] =>
      names.match(catalogue.vocabulary.terms(text), NOTHING, () => true).map((m) => m.indicator)
    expect(said('on average how many kids is each frontline worker juggling')).toEqual(['caseload'])
    expect(said('how many kids are there')).toEqual([])
  })

  test('of one telling word name nothing', () => {
    const { catalogue } = running()
    const names = new SpokenNames(catalogue, { caseload: ['juggling kids'] })
    expect(names.match(catalogue.vocabulary.terms('juggling kids'), NOTHING, () => true)).toEqual([])
  })

  test('of a measure that a council does not publish are not looked at', () => {
    const { catalogue } = running()
    const names = new SpokenNames(catalogue, { caseload: ['kids each frontline worker is juggling'] })
    const terms = catalogue.vocabulary.terms('kids each frontline worker is juggling')
    expect(names.match(terms, NOTHING, () => false)).toEqual([])
  })
})
