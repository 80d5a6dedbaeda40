/** Every broken or hostile file comes to a sentence or to its figures, in time, and never to a crash. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type DraftContext, draftOf, draftOfRead } from '../../src/importing/draft.ts'
import { readBytes } from '../../src/importing/formats/read-bytes.ts'
import { FileRefused } from '../../src/importing/formats/refusal.ts'
import { type Draft, isRefusal, type Refusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { goodParts, goodWorkbook, HOSTILE } from './hostile-files.ts'
import { zip } from './zip.ts'

// Making the large ones takes longer than reading them.
vi.setConfig({ testTimeout: 60_000 })

let context: DraftContext
beforeAll(async () => {
  context = await draftContext('rotherham')
})

const results = new Map<string, Promise<Draft | Refusal>>()

function come(name: string): Promise<Draft | Refusal> {
  const known = results.get(name)
  if (known) return known
  const made = HOSTILE[name]
  if (!made) throw new Error(`no file ${name}`)
  const { file, bytes } = made()
  const result = draftOf(file, bytes, context)
  results.set(name, result)
  return result
}

async function read(name: string): Promise<Draft> {
  const result = await come(name)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

const cell = (draft: Draft, address: string) => draft.figures.find((f) => f.cell === address)
const codes = (draft: Draft): string[] => draft.findings.map((f) => `${f.code} ${f.cell ?? ''}`.trim())

describe('refused, with what to do', () => {
  test.each([
    ['bomb-sheet-100mb', 'too-large', /unpack to one part to 101 MB/],
    ['bomb-number-100mb', 'too-large', /101 MB/],
    ['bomb-cells-8m', 'too-large', /115 MB/],
    ['bomb-that-lies', 'damaged', /damaged/],
    ['million-blank-rows', 'too-large', /empty rows/],
    ['far-corner', 'too-large', /stray cell/],
    ['beyond-limits', 'too-large', /stray cell/],
    ['cut-half', 'damaged', /save it again/],
    ['cut-last-100', 'damaged', /save it again/],
    ['garbled', 'damaged', /save it again/],
    ['zeros', 'damaged', /save it again/],
    ['empty', 'empty', /empty/],
    ['sheet-xml-cut', 'cut-off', /sheet1\.xml\) stops in the middle/],
    ['sheet-missing', 'damaged', /"Scorecard" is missing/],
    ['styles-broken', 'cut-off', /formats/],
    ['web-page-without-table', 'web-page', /web page/],
    ['encrypted-standard', 'password', /File, Info/],
    ['old.xls', 'old-workbook', /save it as \.xlsx/],
    ['open-quote', 'open-quote', /From line 22/],
    ['one-line-50mb', 'open-quote', /From line 1 /],
    ['nul', 'not-text', /Line 3/],
  ])('%s', async (name, code, text) => {
    const result = await come(name)
    expect(isRefusal(result) && result.refused).toMatchObject({ severity: 'error', code })
    expect(isRefusal(result) && result.refused.text).toMatch(text)
  })
})

describe('read as what it is', () => {
  test.each([
    'text.xlsx',
    'html.xlsx',
    'html.xls',
    'utf16le',
    'utf16le-no-bom',
    'cp1252',
    'double-bom',
    'cr-only',
  ])('%s', async (name) => {
    expect(cell(await read(name), 'C2')).toMatchObject({ value: '91.8', asPrinted: '91.8%' })
  })

  test.each([
    'macro.xlsm',
    'external-link',
    'zip-slip',
    'strict',
    'merges-100k',
    'superscript',
    'float-noise',
  ])('%s', async (name) => {
    expect(cell(await read(name), 'C4')).toMatchObject({ value: '91.8', asPrinted: '91.8%' })
  })

  test('dashes and apostrophes of Windows-1252 are right', async () => {
    expect((await read('cp1252')).figures[0]?.name).toBe('Children’s visits – on time')
  })

  test('letters that could be an old Mac’s are asked about, with both readings', async () => {
    const ask = (await read('macroman')).asks.find((a) => a.about === 'encoding')
    expect(ask?.suggestions).toEqual([expect.stringContaining('ChildrenÕs'), expect.stringContaining('Children’s')])
  })

  test('rows without addresses', async () => {
    expect((await read('no-refs')).figures[0]).toMatchObject({ value: '91.8' })
  })

  test('a decimal comma, and a number that could be two', async () => {
    const draft = await read('semicolon')
    expect(cell(draft, 'C2')).toMatchObject({ value: '91.8', asPrinted: '91,8%' })
    expect(cell(draft, 'C3')).toMatchObject({ value: null, asPrinted: '1.647' })
    expect(draft.asks.find((a) => a.about === 'number')).toMatchObject({ cell: 'C3', suggestions: ['1647', '1.647'] })
  })
})

describe('told', () => {
  test.each([
    ['macro.xlsm', 'macros'],
    ['external-link', 'other-workbook C4'],
    ['superscript', 'footnote-mark C4'],
    ['strikethrough', 'struck-out C4'],
    ['formula-no-value', 'formula-no-value C5'],
    ['formula-no-value', 'formula-error C3'],
    ['text.xlsx', 'named-otherwise'],
    ['entities', 'text-for-number C4'],
    ['xxe', 'text-for-number C4'],
    ['proto', 'text-for-number C4'],
    ['formula-injection', 'text-for-number C2'],
  ])('%s: %s', async (name, code) => {
    expect(codes(await read(name))).toContain(code)
  })

  test('what is struck out is not taken', async () => {
    expect(cell(await read('strikethrough'), 'C4')).toMatchObject({
      value: '93.9',
      note: expect.stringContaining('91.8%'),
    })
  })

  test('a formula without a value is no nought', async () => {
    const draft = await read('formula-no-value')
    expect([cell(draft, 'C3')?.value, cell(draft, 'C5')?.value]).toEqual([null, null])
  })

  test('entities are not expanded and no file is read', async () => {
    expect(cell(await read('entities'), 'C4')?.asPrinted).toBe('&lol9;')
    expect(cell(await read('xxe'), 'C4')?.asPrinted).toBe('&secret;')
  })

  test('binary noise is gone', async () => {
    expect(cell(await read('float-noise'), 'D4')).toMatchObject({ value: '19.4', asPrinted: '19.4' })
  })
})

/** A linear generator: the same files in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Bytes changed, cut, doubled or put elsewhere. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = () => Math.floor(random() * copy.length)
  for (let n = 1 + Math.floor(random() * 8); n > 0; n--) {
    const way = random()
    if (way < 0.6) copy[at()] = Math.floor(random() * 256)
    else if (way < 0.75) copy.copyWithin(at(), at(), at())
    else if (way < 0.85) copy.fill(Math.floor(random() * 256), at(), at())
    else if (way < 0.95) return copy.subarray(0, at())
    else return Buffer.concat([copy.subarray(0, at()), copy.subarray(at())])
  }
  return copy
}

/** The same with what is inside a part changed, so that the file is whole and its sheet is not. */
function mutatedInside(random: () => number): Uint8Array {
  const inside = goodParts().map((part) => {
    if (!/sheet1|workbook\.xml$|styles/.test(part.name) || random() < 0.4) return part
    const bytes = mutated(Buffer.from(part.data as string), random)
    // The end stays, since a sheet without it is refused before anything is read.
    return {
      ...part,
      data: Buffer.concat([bytes.subarray(0, bytes.length - 40), Buffer.from(part.data as string).subarray(-40)]),
    }
  })
  return zip(inside)
}

describe('mutated files', () => {
  test('sheets that are damaged inside come to figures or to a sentence', async () => {
    const random = chance(7)
    for (let n = 0; n < 1000; n++) {
      const file = mutatedInside(random)
      try {
        await draftOfRead('inside.xlsx', '', await readBytes('inside.xlsx', file), context)
      } catch (error) {
        if (!(error instanceof FileRefused)) throw new Error(`file ${n}: ${(error as Error).stack}`)
      }
    }
  }, 120_000)

  const sources: [string, Uint8Array][] = [
    ['good.xlsx', goodWorkbook()],
    [
      'text.csv',
      Buffer.from(
        'Ref,Indicator,Unit,Good perf is,Mar-24,Target\nA.10,"Visits, on time",%,high,91.8%,95%+\n,Contacts,Count,info,"1,607",\n',
      ),
    ],
  ]
  test.each(sources)(
    '%s: 1,000 of it come to figures or to a sentence',
    async (name, bytes) => {
      const random = chance(bytes.length)
      let refused = 0
      for (let n = 0; n < 1000; n++) {
        const file = mutated(bytes, random)
        try {
          const draft = await draftOfRead(name, '', await readBytes(name, file), context)
          expect(draft.figures.length).toBeLessThan(100)
        } catch (error) {
          if (!(error instanceof FileRefused)) throw new Error(`file ${n} of ${name}: ${(error as Error).stack}`)
          expect(error.message).toMatch(/[.)]$/)
          refused++
        }
      }
      expect(refused).toBeGreaterThan(0)
    },
    120_000,
  )
})
