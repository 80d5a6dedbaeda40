/** `releases` in the shell, on the real figures: a quarter that comes, is looked at, published, corrected and taken back. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { UsageError } from '../../src/errors.ts'
import { runAsk } from '../../src/surfaces/cli.ts'
import { runReleases, type Shell } from '../../src/surfaces/releases.ts'
import { runExport } from '../../src/tools/run-export.ts'

const NOW = Date.parse('2024-11-05T10:00:00Z')
const MEASURES = `indicator,sub,ref,name,service,frequency,unit,polarity,note
assessments-45-days,,B.1,% of assessments completed in 45 working days,Social Care,monthly,%,high,
cpp-2-years,,B.6,% of open child protection plans lasting 2 years or more,Social Care,monthly,%,low,
`
const figures = (june: string): string => `indicator,sub,kind,period,as_printed,value,part,location,note
assessments-45-days,,value,2024-03,89.1%,89.1,table,row 1,
assessments-45-days,,value,2024-04,90.0%,90.0,table,row 1,
assessments-45-days,,value,2024-05,91.0%,91.0,table,row 1,
assessments-45-days,,value,2024-06,${june}%,${june},table,row 1,
assessments-45-days,,green,2024/25,92%+,92,table,row 1,
assessments-45-days,,amber,2024/25,84%+,84,table,row 1,
assessments-45-days,,red,2024/25,<84%,84,table,row 1,
cpp-2-years,,value,2024-04,4.4%,4.4,table,row 2,
cpp-2-years,,value,2024-05,4.1%,4.1,table,row 2,
cpp-2-years,,value,2024-06,3.0%,3.0,table,row 2,
`
const REPORT = {
  key: '2024-25-q1',
  council: 'rotherham',
  title: 'Members Scorecard, June 2024',
  document: 'Members Scorecard (June 2024)',
  published: '2024-10-29',
  meeting: 'Improving Lives Select Commission, 29 October 2024',
  period: '2024/25 Q1',
}

let folder: string
let config: Config
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-releases-'))
  await cp('data', join(folder, 'data'), { recursive: true, filter: (path) => !path.includes('.cache') })
  config = readConfig({ SCRUTINEER_DATA: join(folder, 'data'), SCRUTINEER_DB: join(folder, 'db', 'figures.sqlite') })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function quarter(name: string, june: string, report: object = REPORT): Promise<string> {
  const at = join(folder, name)
  await mkdir(at, { recursive: true })
  await writeFile(join(at, 'report.json'), JSON.stringify(report))
  await writeFile(join(at, 'measures.csv'), MEASURES)
  await writeFile(join(at, 'figures.csv'), figures(june))
  await writeFile(
    join(at, 'commentary.csv'),
    'indicators,period,location,text\n*,2024/25 Q1,page 1,An invented quarter.\n',
  )
  return at
}

async function printed(work: (out: (text: string) => void) => Promise<number>): Promise<string> {
  let text = ''
  await work((more) => {
    text += more
  })
  return text.trimEnd()
}
const run = (args: readonly string[], shell: Partial<Shell> = {}): Promise<string> =>
  printed((out) => runReleases(args, config, { out, now: NOW, slack: null, ...shell }))
const ask = (...args: string[]): Promise<string> =>
  printed((out) => runAsk(['--council', 'rotherham', '--now', '2024-11-05', ...args], config, out))
const drafted = async (...args: string[]): Promise<string> =>
  /D-\d+/.exec(await run(['draft', ...args, '--by', 'U0ANNA']))?.[0] ?? ''
const QUESTION = 'assessments within 45 days in June 2024'

describe('a quarter', () => {
  test('with a figure that cannot be right is stopped, mended, published and asked about', async () => {
    const wrong = await drafted(await quarter('wrong', '920'))
    const looked = await run(['preview', wrong])
    expect(looked).toContain(`${wrong}/F-1 error (figures.csv, row 5)`)
    expect(looked).toContain('March 2024: 89.4% → 89.1%')
    expect(looked).toContain('It cannot go out yet')
    await expect(run(['publish', wrong, '--by', 'U0ANNA'])).rejects.toThrow(`- ${wrong}/F-1:`)

    const right = await drafted(await quarter('right', '92.0'))
    await expect(run(['publish', right, '--by', 'U0ANNA'])).rejects.toThrow('was not looked at yet')
    const told = await run(['preview', right])
    expect(told).toContain(`Somebody else prepares something for the same council: ${wrong}`)
    expect(told).toMatch(/The summary as it will read:\n {2}Rotherham: Q1 2024\/25/)
    expect(told).toMatch(/before: .*Rotherham: 88\.2%[\s\S]*after: {2}.*Rotherham: 92\.0% in June 2024/)
    expect(await ask(QUESTION)).toContain('I hold nothing for June 2024')
    expect(await run(['publish', right, '--by', 'U0ANNA'])).toContain('Published.')
    expect(await ask(QUESTION)).toContain('92.0% in June 2024')
    await run(['discard', wrong, '--by', 'U0ANNA'])
  }, 60_000)

  test('keeps the target of the year before for a figure of that year', async () => {
    const answer = await ask('B.1 in March 2024')
    expect(answer).toContain('89.1% in March 2024, AMBER, target 92% or more')
  })

  test('is corrected, and tells both clocks', async () => {
    const draft = /D-\d+/.exec(
      await run([
        'correct',
        ...'--council rotherham --measure B.1 --period 2024-06 --value 91.7 --by U0BEN'.split(' '),
      ]),
    )?.[0] as string
    await run(['preview', draft])
    await run(['publish', draft, '--by', 'U0BEN'])
    expect(await ask(QUESTION)).toContain('Note: Revised from 92.0% to 91.7% on 5 November 2024.')
    expect(await ask('--said-by', '2024-10-30', QUESTION)).toContain('92.0% in June 2024')
    expect(await ask('--said-by', '2024-08-01', QUESTION)).toContain('I hold nothing for June 2024')
    expect(await ask('--answered-on', '2024-11-05', QUESTION)).toContain('91.7% in June 2024')
  }, 60_000)

  test('outlives a change of the bundled files, and goes out and comes back byte for byte', async () => {
    const file = join(config.dataDir, 'councils', 'rotherham', '2023-24-q4', 'figures.csv')
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('"scorecard row B.1, column Jan-24"', '"row B.1, Jan-24"'),
    )
    expect(await ask(QUESTION)).toContain('91.7% in June 2024')
    const [out, back] = [join(folder, 'out'), join(folder, 'back')]
    await printed((say) => runExport(['--council', 'rotherham', '--package', out], config, say))

    const fresh = join(folder, 'fresh')
    await cp(config.dataDir, fresh, { recursive: true, filter: (path) => !path.includes('rotherham') })
    const other = readConfig({ SCRUTINEER_DATA: fresh, SCRUTINEER_DB: join(folder, 'fresh-db', 'f.sqlite') })
    const elsewhere = (...args: string[]) =>
      printed((say) => runReleases(args, other, { out: say, now: NOW, slack: null }))
    const drafts = (await elsewhere('draft', out, '--by', 'U0ANNA')).match(/D-\d+/g) ?? []
    expect(drafts).toHaveLength(4)
    await expect(elsewhere('draft', out, '--council', 'rutland', '--by', 'U0ANNA')).rejects.toThrow(
      'has no report of rutland; it has reports of rotherham',
    )
    for (const draft of drafts) {
      await elsewhere('preview', draft)
      expect(await elsewhere('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
    }
    await printed((say) => runExport(['--council', 'rotherham', '--package', back], other, say))
    const paths = (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((e) => e.isFile() && e.name !== 'datapackage.json')
      .map((e) => join(e.parentPath, e.name))
    expect(paths.length).toBeGreaterThan(15)
    for (const path of paths)
      expect(await readFile(path.replace(out, back), 'utf8'), path).toBe(await readFile(path, 'utf8'))
  }, 120_000)

  test('is taken back, and the record holds', async () => {
    const list = await run([])
    const [first, second] = [...list.matchAll(/^ +(\d+) /gm)].map((m) => m[1] as string)
    await expect(run(['undo', first as string, '--by', 'U0ANNA'])).rejects.toThrow(
      `publication ${second} came after it`,
    )
    expect(await run(['undo', second as string, '--by', 'U0ANNA'])).toContain(
      // The bundled report was changed meanwhile.
      `What publication ${second} changed is as it was before`,
    )
    expect(await ask(QUESTION)).toContain('92.0% in June 2024')
    expect(await ask(QUESTION)).not.toContain('Revised')
    expect(await run(['--verify'])).toBe('Everything on record is as it was written.')
    expect(await run(['trail'])).toMatch(/U0ANNA {2}draft[\s\S]*U0BEN {2}publish[\s\S]*U0ANNA {2}undo/)
  }, 60_000)
})

test('targets are set by a table, checked, and recolour what they are for', async () => {
  const table = join(folder, 'targets.csv')
  await writeFile(table, 'Measure,Period,Green,Amber,Red\nA.10,2023/24,91%+,87%+,<87%\nB.1,2026/27,93%+,80-90%,<80%\n')
  const drafts = (await run(['targets', table, '--council', 'rotherham', '--by', 'U0ANNA'])).match(/D-\d+/g) ?? []
  const looked: string[] = []
  for (const draft of drafts) looked.push(await run(['preview', draft]))
  const told = looked.join('\n')
  expect(told).toMatch(/targets alone/)
  expect(told).toMatch(/A\.10 .*, March 2024: AMBER → GREEN/)
  expect(told).toMatch(/A\.10 .*: red <87%, amber 87%\+ and green 95% or 95%\+ → red <87%, amber 87%\+ and green 91%\+/)
  expect(told).toMatch(
    /error \(row 3\): B\.1 .*2026\/27: amber 80-90% .* and green 93%\+ .* leave a gap between them\./,
  )
  const before = await ask('CP visits in March 2024')
  expect(before).toContain('91.8% at the end of March 2024, AMBER, target 95% or more')
  const one = /D-\d+/.exec(
    await run([...'targets --council rotherham --measure A.10 --period 2023/24 --green 91%+ --by U0ANNA'.split(' ')]),
  )?.[0] as string
  await run(['preview', one])
  await run(['publish', one, '--by', 'U0ANNA'])
  expect(await ask('CP visits in March 2024')).toContain('91.8% at the end of March 2024, GREEN, target 91% or more')
  for (const draft of drafts) await run(['discard', draft, '--by', 'U0ANNA'])
}, 60_000)

test('RAG rules go out as a release: what is published keeps its colour, and what comes is judged by them', async () => {
  const rules = JSON.parse(await readFile(join(config.dataDir, 'rag', 'rules.json'), 'utf8'))
  const file = join(folder, 'rules.json')
  const write = (change: object) => writeFile(file, JSON.stringify({ ...rules, ...change }))
  const amber = (rule: { name: string }) => (rule.name === 'amber' ? { ...rule, rag: 'green' } : rule)
  await write({ version: rules.version, rules: rules.rules.map(amber) })
  expect(await run(['rules', file, '--by', 'U0ANNA'])).toContain(`have the version ${rules.version} too`)
  await write({ version: '9.0.0', rules: rules.rules.map(amber) })
  const drafted = await run(['rules', file, '--by', 'U0ANNA'])
  const draft = /D-\d+/.exec(drafted)?.[0] as string
  const preview = await run(['preview', draft, '--all'])
  expect(preview).toMatch(/RAG changes: \d+\n/)
  expect(preview).toMatch(/, rotherham, March 2024: AMBER → GREEN/)
  expect(preview).toContain('What is published keeps its colour.')
  const published = await run(['publish', draft, '--by', 'U0ANNA'])
  const seq = /^ +(\d+) /m.exec(published)?.[1] as string

  const old = await ask('CPP reviews on time in January 2024')
  expect(old).toContain('AMBER')
  const correct = (value: string) =>
    run([...'correct --council rotherham --measure B.1 --period 2024-03 --by U0BEN --value'.split(' '), value])
  const coloured = async (value: string): Promise<string> => {
    const corrected = /D-\d+/.exec(await correct(value))?.[0] as string
    await run(['preview', corrected])
    await run(['publish', corrected, '--by', 'U0BEN'])
    return ask('B.1 in March 2024')
  }
  expect(await coloured('88.9')).toContain('88.9% in March 2024, GREEN')
  expect(await ask('CPP reviews on time in January 2024')).toBe(old)
  await expect(run(['undo', seq, '--by', 'U0ANNA'])).rejects.toThrow('somebody else has to undo it')
  await run(['undo', seq, '--by', 'U0BEN'])
  expect(await coloured('88.8')).toContain('88.8% in March 2024, AMBER')
  expect(await run(['--verify'])).toBe('Everything on record is as it was written.')
}, 60_000)

test('small numbers are withheld before anything is stored, and the reason is told', async () => {
  const at = await quarter('small', '93.0', { ...REPORT, key: 'small', period: '2024/25 Q2', published: '2024-11-04' })
  await writeFile(
    join(at, 'measures.csv'),
    `${MEASURES}assessment-backlog,,A.1,Home educated,Education,monthly,count,info,\n`,
  )
  await writeFile(join(at, 'figures.csv'), `${figures('93.0')}assessment-backlog,,value,2024-07,4,4,table,row 3,\n`)
  const draft = await drafted(at)
  expect(await run(['preview', draft, '--disclosure', '6'])).toContain('July 2024: fewer than 6')
  await run(['publish', draft, '--by', 'U0ANNA', '--disclosure', '6'])
  const csv = await printed((out) => runExport(['--council', 'rotherham'], config, out))
  expect(csv.split('\n').find((l) => l.includes('row 3'))).toContain(',,fewer than 6,')
  const reason = 'The number is not shown because it is about fewer than 6 people.'
  for (const question of ['assessment backlog in July 2024', 'assessment backlog'])
    expect(await ask(question)).toContain(`For July 2024 the report gives "fewer than 6" and no number. ${reason}`)
})

describe('what cannot be done is said in one sentence', () => {
  test.each([
    [['publish'], '--by is missing'],
    [['publish', 'D-99', '--by', 'U0ANNA'], 'There is no open draft D-99'],
    [['preview', 'seven'], '"seven" is no draft; it looks like D-3.'],
    [['confirm', 'D-1', '--by', 'U0ANNA', '--reason', 'x'], 'is no finding; it looks like D-3/F-2.'],
    [['undo', '1', '--by', 'U0ANNA'], 'comes with the program'],
    [['undo', '999', '--by', 'U0ANNA'], 'There is no publication 999'],
    [['shred'], 'There is no command "shred"'],
    [['draft', '/no/such/folder', '--by', 'U0ANNA'], 'There is no folder'],
    [
      ['correct', ...'--council rotherham --measure ZZ --period 2024-06 --value 1 --by U0A'.split(' ')],
      'give its reference',
    ],
    [
      ['correct', ...'--council rotherham --measure B.1 --period 2024-03 --by U0A'.split(' ')],
      'Give the figure as it should be, or some words.',
    ],
    [['targets', ...'--council rotherham --by U0A --measure A.10 --period 2023/24'.split(' ')], 'Give at least one of'],
    [['targets', ...'--council rotherham --by U0A --measure ZZ --green 5+'.split(' ')], 'has a measure "ZZ"'],
    [['targets', ...'--council rotherham --by U0A --measure A.10 --green 5+ --period soon'.split(' ')], 'is no period'],
    [['targets', ...'--council rotherham --by U0A --measure A.32 --green 5+'.split(' ')], 'has several rows'],
    [['rules', '/no/such.json', '--by', 'U0A'], 'cannot be opened (ENOENT)'],
    [['rules', '--by', 'U0A'], 'Say which file'],
    [['targets', '/no/such.csv', '--council', 'rotherham', '--by', 'U0A'], 'cannot be opened (ENOENT)'],
    [['correct', ...'--council rotherham --measure B.1 --period soon --value 1 --by U0A'.split(' ')], 'is no period'],
    [['preview', 'D-1', '--disclosure', 'many'], 'give the number below which'],
    [['list', '--by', 'U0A'], '"list" takes no --by'],
  ])('%j', async (args, why) => {
    await expect(run(args)).rejects.toThrow(why)
  })

  test('who is no officer, where the officers are known', async () => {
    await expect(run(['undo', '9', '--by', 'U0EVE'], { slack: { officers: ['U0ANNA'] } })).rejects.toThrow(UsageError)
  })
})
