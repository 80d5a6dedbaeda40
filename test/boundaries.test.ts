/** What may import what, and where the clock and the environment are read: read from the source files themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesUnder } from './source-files.ts'

const SOURCES = [...filesUnder('src'), ...filesUnder('intents')]
const textOf = (file: string): string => readFileSync(file, 'utf8')
/** Without comments, which may name what the code may not use. */
const codeOf = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

/** What a file imports: packages by name, the project's files by their path from the root. */
function importsOf(file: string): string[] {
  const found = [...codeOf(file).matchAll(/(?:\bfrom |\bimport |\bimport\()\s*'([^']+)'/g)].map((m) => m[1] as string)
  return found.map((name) => (name.startsWith('.') ? relative('.', join(dirname(file), name)) : name))
}
const importing = (name: RegExp): string[] => SOURCES.filter((file) => importsOf(file).some((i) => name.test(i)))
const using = (pattern: RegExp): string[] => SOURCES.filter((file) => pattern.test(codeOf(file)))

describe('what decides an answer is pure', () => {
  const PURE = [
    'src/model',
    'src/periods',
    'src/rules',
    'src/language',
    'src/understanding/grammar',
    'src/query',
    'src/answers',
    'src/overview',
    'src/england',
    'intents',
  ]
  // The one edge among them: it reads the vocabulary that officers edit.
  const EDGES = ['src/language/language-data.ts']
  // A hash is arithmetic, though its package is the platform's.
  const HASHING = 'src/overview/told.ts'
  const OUTSIDE =
    /^(?:node:.*|fs|process|better-sqlite3|kysely|pg|@slack\/.*|src\/store\/(?:sqlite|postgres)\/.*|src\/store\/compose\.ts|src\/config\.ts|src\/clock\.ts)$/

  test.each(PURE.flatMap(filesUnder).filter((file) => !EDGES.includes(file)))('%s', (file) => {
    const hashing = file === HASHING ? ['node:crypto'] : []
    expect(importsOf(file).filter((name) => OUTSIDE.test(name))).toEqual(hashing)
  })

  test('nothing but a hash comes of it', () => {
    expect(textOf(HASHING)).toMatch(/import \{ createHash \} from 'node:crypto'/)
  })

  test('the edge reads files and nothing else', () => {
    const outside = EDGES.flatMap(importsOf).filter((name) => OUTSIDE.test(name))
    expect(outside.every((name) => /^node:(?:fs\/promises|path)$/.test(name))).toBe(true)
  })
})

describe('one place for', () => {
  test('the clock', () => {
    expect(using(/\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\)|\bperformance\.now\b/)).toEqual(['src/clock.ts'])
  })

  test('the environment', () => {
    // The terminal's screen also takes the locale's variables, which belong to the terminal and are no settings.
    const allowed = ['src/config.ts', 'src/surfaces/terminal/screen.ts']
    expect(
      using(/\bprocess\.env\b|\bprocess\['env'\]|\benv\s*}\s*=\s*process\b/).filter((f) => !allowed.includes(f)),
    ).toEqual([])
  })

  test.each([
    ['mathjs', /^mathjs/, ['src/rules/closed-math.ts']],
    ['decimal.js', /^decimal\.js/, ['src/rules/decimal.ts']],
    ['@observablehq/plot', /^@observablehq\/plot$/, ['src/surfaces/pack/chart.ts']],
    ['docx', /^docx$/, ['src/surfaces/pack/docx.ts']],
    ['write-excel-file', /^write-excel-file(?:\/|$)/, ['src/surfaces/pack/sheet.ts']],
    ['croner', /^croner/, ['src/schedules/occurrences.ts']],
    ['date-holidays', /^date-holidays/, ['src/schedules/working-days.ts']],
    ['hyparquet', /^hyparquet/, ['src/importing/lait/parquet-rows.ts']],
  ])('%s', (_, name, files) => {
    expect(importing(name)).toEqual(files)
  })

  test('telling somebody something in Slack', () => {
    const naming = using(/'(?:chat\.postMessage|chat\.postEphemeral|respond)'/)
    // The outbox sends an answer anew where its first message never was; what is kept knows the calls' names.
    expect(naming).toEqual(['src/store/state.ts', 'src/surfaces/slack/outbox.ts', 'src/surfaces/slack/reply.ts'])
  })

  test('Slack, which the rules of schedules do not know', () => {
    const outside = /^(?:@slack\/|src\/surfaces\/)/
    expect(filesUnder('src/schedules').filter((file) => importsOf(file).some((i) => outside.test(i)))).toEqual([])
  })

  test('the database engine', () => {
    const files = importing(/^(?:kysely|better-sqlite3|node:sqlite)$/)
    expect(files).not.toEqual([])
    expect(files.filter((file) => !file.startsWith(join('src', 'store', 'sqlite')))).toEqual([])
    const server = importing(/^(?:pg|postgres)$/)
    expect(server).not.toEqual([])
    expect(server.filter((file) => !file.startsWith(join('src', 'store', 'postgres')))).toEqual([])
    const chosen = importing(/^src\/store\/postgres\//).filter(
      (file) => !file.startsWith(join('src', 'store', 'postgres')),
    )
    expect(chosen).toEqual(['src/store/compose.ts'])
  })
})

describe('folders', () => {
  /** Folders of `src` that reach each other by imports, one way and back, in groups. */
  function circles(): string[][] {
    const folderOf = (file: string): string => file.match(/^src\/([^/]+)\//)?.[1] ?? ''
    const direct = new Map<string, Set<string>>()
    for (const file of filesUnder('src')) {
      const from = folderOf(file)
      direct.set(from, new Set([...(direct.get(from) ?? []), ...importsOf(file).map(folderOf)]))
    }
    direct.delete('')
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const to of direct.get(from) ?? []) if (to !== '' && to !== from && !seen.has(to)) reached(to, seen.add(to))
      return seen
    }
    const reach = new Map([...direct.keys()].map((folder) => [folder, reached(folder)]))
    const groups = [...reach].map(([one, ends]) =>
      [one, ...[...ends].filter((other) => other !== one && reach.get(other)?.has(one))].toSorted(),
    )
    const found = groups.filter((group) => group.length > 1).map((group) => group.join(' '))
    return [...new Set(found)].toSorted().map((group) => group.split(' '))
  }

  test('import each other only where this list still has them', () => {
    expect(circles()).toEqual([
      // What is stored of England is described by its own types, and asked for through the boundary of storage.
      ['england', 'store'],
      // The reader of words reads periods by their grammar, and the grammar is of words that were read.
      ['language', 'query', 'understanding'],
    ])
  })
})

describe('nothing in the code names what belongs in the data:', () => {
  const indicators = (JSON.parse(textOf('data/indicators.json')) as { id: string }[]).map((i) => i.id)
  const councils = readdirSync('data/councils').filter((name) => !name.startsWith('.'))
  /** Texts in quotes or between slashes, cut into words where they are sentences. */
  const literals = (file: string): Set<string> =>
    new Set(
      [...codeOf(file).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map((m) => (m[1] ?? m[2] ?? m[3]) as string),
    )

  test('the data has councils and indicators to look for', () => {
    expect(councils.length).toBeGreaterThan(1)
    expect(indicators.length).toBeGreaterThan(50)
  })

  test('a council', () => {
    const names = new RegExp(`\\b(?:${councils.join('|')})\\b`, 'i')
    expect(filesUnder('src').filter((file) => names.test(codeOf(file)))).toEqual([])
  })

  // In src, a word such as "contacts" may be an id and plain English; an id of several words is an id.
  test('an indicator', () => {
    const ids = indicators.filter((id) => id.includes('-'))
    const found = filesUnder('src').flatMap((file) => {
      const there = literals(file)
      return ids.filter((id) => there.has(id)).map((id) => `${file}: ${id}`)
    })
    expect(found).toEqual([])
  })
})

describe('sentences are made last, in one place', () => {
  const READ_OUT =
    /(?<=[\w)\]?])\.text\b\s*\.\s*(?:match|matchAll|split|search|slice|substring|indexOf|startsWith|endsWith|includes)\(/
  const DUG_OUT =
    /\.(?:exec|test)\((?:answer|item|point|p|first|part)\.text\)|Number\(\w+\.text\b|parseFloat\(\w+\.text\b/

  test('no surface and no overview reads anything out of the text of an answer', () => {
    const files = [...filesUnder('src/surfaces'), ...filesUnder('src/overview')]
    const own = /\b(?:reading|said|message|event|view|body|event\.item)\.text\b/g
    const reading = (file: string): boolean => {
      const code = codeOf(file).replace(own, '')
      return READ_OUT.test(code) || DUG_OUT.test(code)
    }
    expect(files.filter(reading)).toEqual([])
  })

  /** Sentences: four words or more, begun with a capital letter. */
  const SENTENCE = /^[A-Z][a-z']*(?: \S+){3,}/
  const literals = (file: string): string[] =>
    [
      ...codeOf(file)
        .replace(/new Error\([^)]*\)/g, '')
        .matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`/g),
    ].map((m) => (m[1] ?? m[2] ?? m[3]) as string)
  const FACTS = [
    ...filesUnder('src/answers/arithmetic'),
    ...filesUnder('src/answers').filter((file) =>
      /\/(?:list-[a-z]+|selection|rows-at|comparison-answer|series-answer|nothing-answer)\.ts$/.test(file),
    ),
  ]

  test('there are files to look at', () => {
    expect(FACTS.length).toBeGreaterThan(12)
  })

  test.each(FACTS)('%s holds facts and no sentence', (file) => {
    expect(literals(file).filter((text) => SENTENCE.test(text))).toEqual([])
  })
})
