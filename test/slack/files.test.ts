/** Workbooks that are dropped in Slack: read, asked about, made drafts; by the real app over the loopback Slack. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/importing/formats/limits.ts'
import { DROPPED, type Dropped } from '../../src/surfaces/slack/files/dropped.ts'
import { scorecardOf, scorecardWorkbook } from '../importing/scorecard-workbook.ts'
import { OFFICERS, useReleasingOffice } from './releasing.ts'

const office = useReleasingOffice()
const report = scorecardOf(join('data', 'councils', 'rotherham', '2023-24-q4'))
let workbook: Uint8Array
beforeAll(async () => {
  workbook = await scorecardWorkbook(report, {
    // One figure that moved.
    cell: (at) => (at.ref === 'A.10' && at.head === '2022/23' ? '95.2%' : undefined),
  })
})
const text = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\n'))

describe('a workbook that an officer drops', () => {
  test('is asked about once, made a draft, previewed and published; only its hash and cells are kept', async () => {
    const { slack, says, shown, releases, state } = office()
    const read = await says(OFFICERS, /^scorecard\.xlsx: read/, () =>
      slack.drop('olive', OFFICERS, { name: 'scorecard.xlsx', bytes: workbook }, { text: 'the new one' }),
    )
    expect(shown(read)).toContain('Which council is this file of?')
    expect(slack.buttons(read).map((b) => b.text)).toEqual(['Answer 1 question'])
    expect(await releases.drafts()).toEqual([])

    await slack.click('olive', read, 'import:answer')
    await slack.waitFor(() => slack.modal('olive'))
    const preview = await says(OFFICERS, /^D-\d+: /, () =>
      slack.submit('olive', null, { council: 'rotherham', published: '2024-10-29' }),
    )
    expect(preview.threadTs).toBe(read.threadTs)
    expect(shown(preview)).toMatch(/Revised figures: 1\n.*A\.10.*95\.1% → 95\.2%/)
    const [draft] = await releases.drafts()
    expect(draft).toMatchObject({
      by: slack.user('olive').id,
      council: 'rotherham',
      source: { name: 'scorecard.xlsx' },
    })
    const [record, ...others] = await state.list<Dropped>(DROPPED)
    expect(others).toEqual([])
    expect(record?.value.sha256).toBe(draft?.source.sha256)
    expect(JSON.stringify(record?.value).length).toBeLessThan(1000)
    expect(slack.downloads.map((d) => d.token)).toEqual([slack.botToken, slack.botToken])

    // The same file once more takes the place of its own draft.
    const again = await says(OFFICERS, /^scorecard\.xlsx: read/, () =>
      slack.drop('olive', OFFICERS, { name: 'scorecard.xlsx', bytes: workbook }),
    )
    await slack.click('olive', again, 'import:answer')
    await slack.waitFor(() => slack.modal('olive'))
    const second = await says(OFFICERS, /^D-\d+: /, () => slack.submit('olive', null, { council: 'rotherham' }))
    expect((await releases.drafts()).map((d) => d.id)).toEqual([(draft?.id ?? 0) + 1])
    await slack.click('olive', second, 'release:publish')
    await slack.waitFor(() => slack.ownMessages(OFFICERS).some((m) => m.text.includes('is published as number')))
    expect((await releases.publications()).at(-1)).toMatchObject({ council: 'rotherham', by: slack.user('olive').id })
  }, 60_000)

  test('of an unknown council brings it in, with its measures and columns as the officer says', async () => {
    const { slack, says, shown, releases } = office()
    const csv = text(
      'Ref,Measure,Q1 2024/25,Stretch',
      'K1,Children with a reviewed plan,91.8%,95%',
      'K2,Bicycles lent to care leavers,17,20',
    )
    const message = await says(slack.dm('omar'), /^kpis\.csv: read/, () =>
      slack.drop('omar', 'dm', { name: 'kpis.csv', bytes: csv }),
    )
    expect(shown(message)).toContain('Which council is this file of?')
    await slack.click('omar', message, 'import:answer')
    const form = await slack.waitFor(() => slack.modal('omar'))
    expect(JSON.stringify(form.blocks)).toContain('What is the column')
    const refused = await slack.submit('omar', null, { council: '-' })
    expect(refused.errors).toEqual({ 'other-council': 'Choose the council, or write its name here.' })
    const labelled = (what: RegExp): string =>
      String(slack.modal('omar')?.blocks.find((b) => what.test(JSON.stringify(b.label ?? '')))?.block_id)
    const preview = await says(slack.dm('omar'), /^D-\d+: /, () =>
      slack.submit('omar', null, {
        council: '-',
        'other-council': 'North Tiverton',
        [labelled(/What is the column/)]: 'target',
        [labelled(/In which unit is \\"Bicycles/)]: 'count',
        'new-measures': ['yes'],
      }),
    )
    expect(shown(preview)).toMatch(/New figures: 2\n.*reviewed plan.*91\.8%\n.*Bicycles.*: 17/)
    const draft = await releases.draft(Number(/D-(\d+)/.exec(preview.text)?.[1]))
    expect(draft?.content.council).toMatchObject({ key: 'north-tiverton', name: 'North Tiverton' })
    expect(draft?.content.figures.map((f) => `${f.kind} ${f.asPrinted}`)).toEqual([
      'value 91.8%',
      'green 95%',
      'value 17',
      'green 20',
    ])
    // What was said of its columns and rows is not asked again.
    const next = text('Ref,Measure,Q2 2024/25,Stretch', 'K2,Bicycles lent to care leavers,19,20')
    const read = await says(slack.dm('omar'), /^next\.csv: read, with 4/, () =>
      slack.drop('omar', 'dm', { name: 'next.csv', bytes: next }),
    )
    await slack.click('omar', read, 'import:answer')
    await slack.waitFor(() => slack.modal('omar'))
    const again = await says(slack.dm('omar'), /^next\.csv: read, with 1/, () =>
      slack.submit('omar', null, { council: '-', 'other-council': 'North Tiverton' }),
    )
    expect(shown(again)).toContain('Which indicator is "Bicycles')
    expect(slack.buttons(again).map((b) => b.text)).toEqual([
      'Answer 1 question',
      expect.stringContaining('Look at D-'),
    ])
  }, 60_000)
})

test('a file without a table is told, and nobody is asked about it', async () => {
  const { slack, says, shown } = office()
  const read = await says(slack.dm('olive'), /^words\.csv: read$/, () =>
    slack.drop('olive', 'dm', { name: 'words.csv', bytes: text('Dear all,', 'the figures follow next week.') }),
  )
  expect(shown(read)).toContain('words.csv: no figures were found. A table needs a row of heads')
  expect(slack.buttons(read)).toEqual([])
}, 30_000)

test('more questions than a form has are asked one form after another', async () => {
  const { slack, says, shown } = office()
  const rows = Array.from({ length: 90 }, (_, i) => `Things counted in place ${i},${i}%`)
  const read = await says(slack.dm('olive'), /^many\.csv: read, with 91 questions/, () =>
    slack.drop('olive', 'dm', { name: 'many.csv', bytes: text('Measure,Q1 2024/25', ...rows) }),
  )
  expect(shown(read)).toContain('and 81 questions more')
  expect(slack.buttons(read).map((b) => b.text)).toEqual(['Answer the first 60 of 91'])
  await slack.click('olive', read, 'import:answer')
  const form = await slack.waitFor(() => slack.modal('olive'))
  expect(form.blocks.length).toBeLessThanOrEqual(100)
}, 30_000)

test('with the bot named beside it, it is taken once', async () => {
  const { slack, says, app } = office()
  const read = await says(OFFICERS, /^named\.csv: read/, () =>
    slack.drop(
      'olive',
      OFFICERS,
      { name: 'named.csv', bytes: text('Measure,Q1 2024/25', 'Bicycles,17') },
      { text: `<@${slack.botUserId}> here it is` },
    ),
  )
  await slack.settled()
  await app.idle()
  expect(slack.ownMessages(OFFICERS).map((m) => m.ts)).toEqual([read.ts])
}, 30_000)

describe('what is not taken', () => {
  const dropped = async (name: string, bytes: Uint8Array, external = false): Promise<string> => {
    const { slack, says } = office()
    return (await says(slack.dm('olive'), /./, () => slack.drop('olive', 'dm', { name, bytes, external }))).text
  }

  test.each<[string, () => Uint8Array, RegExp]>([
    [
      'cut.xlsx',
      () => workbook.subarray(0, workbook.length / 2),
      /^cut\.xlsx: The file is cut off or damaged; save it again/,
    ],
    ['empty.xlsx', () => new Uint8Array(0), /The file is empty/],
    ['scorecard.pdf', () => text('%PDF-1.7 words'), /This is a PDF/],
    ['old.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel before 2007/],
    ['large.xlsx', () => new Uint8Array(LIMITS.file + 1), /The file has 65 MB, more than 64 MB/],
    ['quote.csv', () => text('Measure,Q1 2024/25', `"CP visits,${'1'.repeat(LIMITS.record)}`), /^quote\.csv: /],
  ])(
    '%s gets the sentence that the shell gives',
    async (name, bytes, sentence) => {
      const { releases } = office()
      const before = await releases.audit()
      expect(await dropped(name, bytes())).toMatch(sentence)
      expect(await releases.audit()).toEqual(before)
    },
    30_000,
  )

  test('a link to somewhere else, a file that is gone, and any file without the permission', async () => {
    const { slack, says } = office()
    expect(await dropped('drive.xlsx', workbook, true)).toContain('only a link')
    expect(slack.downloads).toEqual([])
    slack.hold()
    const { file } = slack.drop('olive', 'dm', { name: 'gone.csv', bytes: text('a') })
    slack.deleteFile(file)
    const gone = await says(slack.dm('olive'), /./, () => slack.release())
    expect(gone.text).toContain('no longer in Slack')
    slack.scopes.delete('files:read')
    expect(await dropped('scorecard.xlsx', workbook)).toMatch(/I may not read files here\. .*files:read/)
  }, 30_000)

  test('what lies elsewhere than Slack never gets the token', async () => {
    const { slack } = office()
    const asked: unknown[] = []
    const server = createServer((req, res) => {
      asked.push(req.headers)
      res.end('x')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    slack.moveFiles(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await dropped('scorecard.xlsx', workbook)).toContain('Slack did not give it to me')
    slack.moveFiles('https://127.0.0.1.example.org')
    expect(await dropped('scorecard.xlsx', workbook)).toContain('Slack did not give it to me')
    expect(asked).toEqual([])
    await new Promise((resolve) => server.close(resolve))
  }, 30_000)

  test("a councillor's file: it is not opened, and what they ask beside it is answered", async () => {
    const { slack, says, releases } = office()
    const dm = slack.dm('cara')
    const refused = await says(dm, /officers only/, () =>
      slack.drop('cara', 'dm', { name: 'mine.xlsx', bytes: workbook }, { text: 'CP visits in March 2024' }),
    )
    expect(refused.text).toContain('I have not opened yours')
    expect(slack.ownMessages(dm).some((m) => /91\.8%|17\.3%|CP|visits/i.test(m.text) && m.ts !== refused.ts)).toBe(true)
    expect(slack.downloads).toEqual([])
    expect((await releases.drafts()).filter((d) => d.by === slack.user('cara').id)).toEqual([])
  }, 30_000)

  test("somebody's table in the officers' channel who is no officer, and officers' other files", async () => {
    const { slack, whispers, app } = office()
    const told = await whispers('nora', /officers only/, () =>
      slack.drop('nora', OFFICERS, { name: 'rota.xlsx', bytes: workbook }),
    )
    expect(told.text).toContain('I have not opened yours')
    slack.drop('olive', OFFICERS, { name: 'photo.png', bytes: text('x') })
    slack.drop('olive', 'scrutiny', { name: 'table.xlsx', bytes: workbook })
    await slack.settled()
    await app.idle()
    expect(slack.ownMessages(OFFICERS)).toEqual([])
    expect(slack.ownMessages('scrutiny')).toEqual([])
    expect(slack.downloads).toEqual([])
  }, 30_000)
})
