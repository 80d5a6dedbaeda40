/** "Compare us with our neighbours": the same table of places with a chart in the terminal, in Slack and in the meeting pack. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { parseHTML } from 'linkedom'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Asking } from '../../src/answers/asking.ts'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { answerJson } from '../../src/model/answer.ts'
import { besideEngland } from '../../src/overview/beside-england.ts'
import { type Pack, packOf } from '../../src/overview/pack.ts'
import { type Running, start } from '../../src/setup.ts'
import { packDocx } from '../../src/surfaces/pack/docx.ts'
import { packHtml } from '../../src/surfaces/pack/html.ts'
import { findChromium } from '../../src/surfaces/pack/pdf.ts'
import { renderCard, withoutNative } from '../../src/surfaces/slack/cards/card.ts'
import { renderAnswer } from '../../src/surfaces/terminal/render.ts'
import { widthOf } from '../../src/surfaces/terminal/wrap.ts'
import { DICTIONARY, dictionaryRow, inFolder, ROWS, writeSample } from '../importing/lait/sample-release.ts'
import { published } from '../overview/summarise.ts'
import { CONFIG } from '../running.ts'
import { problemsOf } from '../slack/cards/block-limits.ts'
import { blocksOf, seen } from '../slack/cards/seen.ts'

const DENTAL: Readonly<Record<string, string>> = {
  Barnsley: '81',
  Leeds: '-',
  Rotherham: '87',
  'Kingston Upon Hull, City of': '69',
  Cumberland: '100',
  'Westmorland and Furness': '81',
  Camden: '93',
  'Stockton-on-Tees': '42',
  England: '79',
  'Yorkshire and the Humber': '82',
}
/** A score with figures on both sides of nought. */
const SCORE: Readonly<Record<string, string>> = { Barnsley: '-0.5', Rotherham: '0.25', Camden: '0.5' }

const sample = {
  dictionary: [
    ...DICTIONARY,
    dictionaryRow({
      Measure_short: 'LACDental%',
      Measure: 'CLA dental checks (%)',
      Chart_title: 'Children looked after who received dental checks (%)',
    }),
    dictionaryRow({
      Measure_short: 'AVG_Prog8_Score',
      Topic: 'KS4',
      Measure: 'Progress 8 score',
      Chart_title: 'Average Progress 8 score per pupil',
      y_axis_name: 'Average score',
      dps: '2',
      Year_Type: 'Academic Year',
    }),
  ],
  rows: [
    ...ROWS,
    ...Object.entries(DENTAL).map(([area, value]) => ({ short: 'LACDental%', year: '2024', area, value })),
    ...['Barnsley', 'Camden'].map((area) => ({ short: 'CareLeaverEET', year: '2024', area, value: '70' })),
    ...['Barnsley', 'Camden'].map((area) => ({ short: 'CPP_rate', year: '2025', area, value: '8.5' })),
    ...Object.entries(SCORE).map(([area, value]) => ({ short: 'AVG_Prog8_Score', year: '2024', area, value })),
  ],
}

let running: Running

beforeAll(async () => {
  await inFolder(async (folder) => {
    const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
    await writeSample(folder, sample)
    await runLaitImport([folder], config, () => undefined)
    running = await start(config)
  })
}, 60_000)
afterAll(() => running.store.close())

const ask = (text: string, council: string) =>
  running.scrutineer.ask({ text, council, now: '2026-05-01', thread: null }, 0)

const SCREEN = { width: 80, colour: false, utf8: true }

describe('a council among its neighbours', () => {
  it('is told in order with its own place, those without a figure, and what they are held against', async () => {
    const { text, standings } = await ask('compare us with our neighbours on cla dental checks', 'barnsley')
    expect(standings?.rows.map((r) => [r.place, r.name, r.shown, r.whose])).toEqual([
      ['1st', 'Cumberland', '100%', 'other'],
      ['2nd', 'Camden', '93%', 'other'],
      ['3rd', 'Rotherham', '87%', 'other'],
      ['joint 4th', 'Barnsley', '81%', 'own'],
      ['joint 4th', 'Westmorland and Furness', '81%', 'other'],
      ['6th', 'Kingston upon Hull', '69%', 'other'],
      ['7th', 'Stockton-on-Tees', '42%', 'other'],
      [null, "Neighbours' average", '78.7%', 'average'],
      [null, 'England', '79%', 'average'],
      [null, 'Yorkshire and the Humber', '82%', 'average'],
    ])
    for (const row of standings?.rows ?? []) expect(text.split('\n')).toContain(row.line)
    expect(text).toContain('of 6 of the 7 statistical neighbours (the list of May 2025); no figure for Leeds')
    expect(answerJson({ standings })).toBe('{}')
  })

  it("stands below the figure that its own report has, for the same year, with the Department's source", async () => {
    const { text, value, standings } = await ask('how do we compare with our neighbours on B.14', 'rotherham')
    expect(value).toBe(66.4)
    expect(standings?.rows.find((r) => r.whose === 'own')).toMatchObject({ place: '3rd', shown: '66%' })
    expect(text).toContain('The Department counts care leavers aged 19 to 21')
    expect(text.match(/^Source: /gm)).toHaveLength(2)
  })

  it('leads with the Department where its own report prints no benchmark, and tells its own figure', async () => {
    const { text, value } = await ask('how do we compare with our neighbours on dental checks', 'rotherham')
    expect(value).toBe(87)
    expect(text).toContain("The council's own report has 61.8% for 2023/24")
  })
})

it('a rank has the one of the year before beside it', async () => {
  const { text } = await ask('how do we rank on care leavers in EET', 'barnsley')
  expect(text).toContain('For 2023/24 it was joint best of 3 councils with a figure.')
})

describe('the button "Compare" under a card', () => {
  const compare = async (text: string, council: string) => {
    const question = { council, now: '2026-05-01', thread: `compare-${council}` }
    await running.scrutineer.ask({ ...question, text }, 0)
    const step = { act: 'benchmark', benchmarks: ['national', 'statistical_neighbours'] } as const
    return running.scrutineer.ask({ ...question, text: '', step }, 1)
  }

  it('shows the table of the neighbours, with England in it', async () => {
    const { standings } = await compare('cla dental checks', 'barnsley')
    expect(standings?.rows.map((r) => r.name)).toContain('England')
    expect(standings?.rows.find((r) => r.whose === 'own')?.place).toBe('joint 4th')
  })

  it('holds a region, which has no neighbours, against England', async () => {
    const answer = await compare('cla dental checks', 'yorkshire-and-the-humber')
    expect(answer).toMatchObject({ kind: 'answer', value: 82 })
    expect(answer.text).toContain('79%')
  })
})

describe('who the neighbours are', () => {
  it.each([
    'who are our statistical neighbours',
    'which councils are most like us',
    'list our neighbours',
    "what are Barnsley's statistical neighbours",
  ])("%s: the council's own list with its month, never another council's glossary", async (text) => {
    const answer = await ask(text, 'barnsley')
    expect(answer.text).toMatch(
      /^Barnsley has 7 statistical neighbours, .* \(the list of May 2025\):\n1\. Leeds: very close\n/,
    )
    expect(answer.source?.location).toBe('the list of statistical neighbours')
  })

  it('asks on which measure to compare, and takes what the term means for a question of its own', async () => {
    expect((await ask('compare us with our neighbours', 'barnsley')).text).toMatch(/^On which measure\?/)
    expect((await ask('what does statistical neighbours mean', 'rotherham')).text).toContain('Statistical neighbours')
  })

  it.each([
    [
      'are we better than our neighbours on cla dental checks',
      "Yes: 81% is above the neighbours' average (78.7%), which is better.",
    ],
    [
      'are we below our neighbours on cla dental checks',
      "No: 81% is above the neighbours' average (78.7%), which is better.",
    ],
  ])('%s: the yes or no comes first', async (text, verdict) => {
    expect((await ask(text, 'barnsley')).text.split('\n')[0]).toBe(verdict)
  })

  it('says neither better nor worse of a measure without polarity, and that a span is one year here', async () => {
    const { text } = await ask('are we worse than our neighbours on CP plans rate', 'barnsley')
    expect(text).toMatch(/^Neither better nor worse can be said, since /)
    const since = await ask('how do we compare with our neighbours on cla dental checks since 2022', 'barnsley')
    expect(since.text).toContain('This compares one year; ask for the trend of one council to see several.')
  })

  it('tells that an abolished council is in no rank', async () => {
    expect((await ask('compare us with our neighbours on care leavers in EET', 'cumbria')).text).toContain(
      'Cumbria was abolished on 31 March 2023',
    )
  })

  it('which boroughs are worst asks for councils, and not for a year', async () => {
    const { items } = await ask('which North West boroughs are worst for care leavers in EET', 'barnsley')
    expect(items.map((i) => i.council)).toEqual(['cumberland', 'westmorland-and-furness'])
  })
})

describe('a report that is older than the Department', () => {
  it('is not called the newest that is held, and the later figure is told with its label', async () => {
    const { text, notes } = await ask('care leavers in EET', 'rotherham')
    expect(text).toContain("66.4% at 31 March 2024 (the end of 2023/24), the newest in the council's reports, GREEN")
    expect(text).not.toContain('newest I hold')
    expect(notes).toContainEqual(
      expect.stringContaining(
        'The Department for Education has a later figure of Rotherham: 71% for 2024/25 (LAIT, measure CareLeaverEET, labelled 2025). The Department counts',
      ),
    )
  })

  it("is followed by the Department's figure for a later year that was asked for", async () => {
    const { value, text } = await ask('care leavers in EET 2024/25', 'rotherham')
    expect(value).toBe(71)
    expect(text).toContain(
      "The council's own reports have nothing for 2024/25, so this is the Department for Education's",
    )
    expect(text).toContain('their newest is 66.4% for 2023/24')
    expect(text).not.toContain('is taken as good')
  })

  it('needs nothing said of later years where it has the year that was asked for', async () => {
    expect((await ask('care leavers in EET 2022/23', 'rotherham')).text).not.toContain('later figure')
  })
})

describe('in the terminal', () => {
  it('has a bar for each line, whose length is its figure, and says which is the own', async () => {
    const answer = await ask('compare us with our neighbours on cla dental checks', 'barnsley')
    const lines = renderAnswer(answer, SCREEN).split('\n')
    const bar = (name: string): number =>
      /[█░]*$/.exec(lines.find((l) => l.includes(` ${name} `)) ?? '')?.[0].length ?? 0
    expect(bar('Cumberland') / bar('Stockton-on-Tees')).toBeCloseTo(100 / 42, 1)
    expect(bar('England')).toBeGreaterThan(bar('Kingston upon Hull'))
    expect(lines.filter((l) => l.startsWith('►'))).toEqual([expect.stringMatching(/^► joint 4th Barnsley +81% █+$/)])
    expect(lines).toContain('Bars from 0; ► Barnsley; ░ averages.')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })

  it('draws to both sides of nought, in ASCII too', async () => {
    const answer = await ask('compare us with our neighbours on progress 8', 'barnsley')
    const lines = renderAnswer(answer, { ...SCREEN, utf8: false }).split('\n')
    expect(lines.find((l) => l.includes('Camden'))).toMatch(/0\.5 +\|#{20}$/)
    expect(lines.find((l) => l.startsWith('>'))).toMatch(/-0\.5 #{20}\|$/)
  })

  it('keeps the plain lines where there is no room for bars', async () => {
    const answer = await ask('compare us with our neighbours on cla dental checks', 'barnsley')
    expect(renderAnswer(answer, { ...SCREEN, width: 40 })).toContain('- joint 4th: Barnsley 81%')
  })
})

describe('in Slack', () => {
  it.each([
    'barnsley',
    'rotherham',
  ])('%s has a bar chart and a table, each figure once, within the limits', async (council) => {
    const answer = await ask('how do we compare with our neighbours on dental checks', council)
    const message = renderCard(answer, { question: null, shareable: true, token: 't' })
    expect(problemsOf(message)).toEqual([])
    const [chart] = blocksOf(message, 'data_visualization')
    const own = council === 'barnsley' ? '► Barnsley' : '► Rotherham'
    expect(chart?.chart).toMatchObject({ type: 'bar', axis_config: { y_label: 'Percent' } })
    expect(chart?.chart.series[0]?.data).toContainEqual({ label: own, value: council === 'barnsley' ? 81 : 87 })
    const [table] = blocksOf(message, 'data_table')
    expect(table?.rows).toHaveLength(11)
    expect(seen(message)).not.toContain('- 1st: Cumberland')
    const plain = withoutNative(message)
    expect(problemsOf(plain)).toEqual([])
    expect(seen(plain)).toContain('• Cumberland: Place 1st; Figure 100%')
  })

  it('a league is a chart and one table', async () => {
    const answer = await ask('top three in England for cla dental checks', 'rotherham')
    const message = renderCard(answer, { question: null, shareable: true, token: 't' })
    expect(problemsOf(message)).toEqual([])
    expect(blocksOf(message, 'data_table')).toHaveLength(1)
    expect(blocksOf(message, 'data_visualization')[0]?.chart.axis_config.categories).toContain('► Rotherham')
  })
})

describe('in the meeting pack', () => {
  const chromium = findChromium()

  async function pack(): Promise<Pack> {
    const summary = await published(running, 'rotherham', '2023/24 Q4')
    const asking = new Asking(running.catalogue, running.store, '2026-05-01')
    return packOf(running.catalogue, summary, await besideEngland(asking, summary))
  }

  it("has the Department's benchmarks and rank with their year beside those printed, and one chart with its table", async () => {
    const { document } = parseHTML(packHtml(await pack()))
    const section = [...document.querySelectorAll('section')].find((s) =>
      s.querySelector('h2')?.textContent?.includes('England'),
    )
    const rows = [...(section?.querySelectorAll('table tr') ?? [])].map((r) =>
      [...r.querySelectorAll('th,td')].map((c) => c.textContent),
    )
    expect(rows).toContainEqual([
      'Children in care with an up-to-date dental assessment (A.17): the Department, 2023/24',
      ...['87%', '79%', '77.7%', '82%', 'B', '3rd best of 7'],
    ])
    expect(rows).toContainEqual(['Rotherham', '3rd', '87%'])
    expect(section?.querySelectorAll('svg pattern')).toHaveLength(3)
    expect(section?.textContent).toContain('Rotherham is solid, other councils are pale and averages striped')
    expect(section?.textContent).toContain('Open Government Licence v3.0; measure LACDental%, labelled 2024')
    const description = section?.querySelector('svg desc')?.textContent ?? ''
    for (const cell of section?.querySelectorAll('figure td') ?? []) expect(description).toContain(cell.textContent)
  })

  it('has no fault that axe finds', { timeout: 60_000 }, async ({ skip }) => {
    const command = await chromium
    if (!command) return skip('No Chromium on this machine.')
    const path = execFileSync('sh', ['-c', `command -v ${command}`])
      .toString()
      .trim()
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await puppeteer.launch({ executablePath: path, args })
    try {
      const page = await browser.newPage()
      await page.setContent(packHtml(await pack()))
      await page.evaluate(await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'))
      const tags = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      const { violations } = (await page.evaluate(
        `axe.run(document, { runOnly: { type: 'tag', values: ${tags} } })`,
      )) as { violations: { id: string; nodes: { html: string }[] }[] }
      expect(violations.map((v) => [v.id, ...v.nodes.map((n) => n.html)])).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('is in the Word document too, with words for the picture', async () => {
    const zip = await JSZip.loadAsync(await packDocx(await pack()))
    const body = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(body).toContain('3rd best of 7')
    expect(body).toMatch(/<wp:docPr [^>]*descr="Cumberland 1st 100%, /)
  })
})
