/** Every council and every period that it publishes: the message is short, and no number comes from nowhere. */
import { expect, test } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import type { Summary } from '../../src/overview/model.ts'
import { cautionsIn, cutAt } from '../../src/overview/reason.ts'
import { messageText, summaryText } from '../../src/overview/render.ts'
import { sectionsOf } from '../../src/overview/sections.ts'
import { dayLabel } from '../../src/periods/calendar.ts'
import { useRunning } from '../running.ts'
import { summarise } from './summarise.ts'

const running = useRunning()
const NUMBER = String.raw`-?\d[\d,]*(?:\.\d+)?`
const bare = (text: string): string => text.replace(/[,%]/g, '')
const numbersIn = (text: string): string[] => (text.match(new RegExp(NUMBER, 'g')) ?? []).map(bare)

/** What a summary repeats word for word: names, places, periods, officers' words, notes on the data. */
function repeated(summary: Summary, figures: readonly Figure[]): string[] {
  const { catalogue } = running()
  const reasons = [
    ...summary.reds.flatMap((r) => r.reason ?? []),
    ...summary.said,
    ...cautionsIn(summary.reds.flatMap((r) => r.commentary)),
  ]
  const all = [...summary.rows, ...summary.narrative]
  const texts = [
    ...summary.reds.flatMap((r) => r.commentary.flatMap((c) => [c.text, c.location])),
    ...reasons.flatMap((r) => [r.text, cutAt(r.text, 130), r.place]),
    ...summary.doubts.map((d) => d.text),
    summary.due?.text ?? '',
    summary.currency ?? '',
    ...all.map((r) => r.name),
    ...figures.flatMap((f) => [
      f.period.label,
      ...(f.kind === 'green' ? [`target ${f.asPrinted}`, `target of ${f.asPrinted}`] : []),
    ]),
    ...catalogue.documents.map((d) => d.document),
    ...[...catalogue.documents.map((d) => d.published), summary.period.end].map(dayLabel),
    summary.period.label,
    summary.periodBefore?.label ?? '',
  ]
  return [...new Set(texts)].filter(Boolean).toSorted((a, b) => b.length - a.length)
}

/** Checks the sums of a line and takes them out; what is added up is published. */
function withoutSums(line: string, known: ReadonlySet<string>): string {
  return line.replace(
    new RegExp(`(${NUMBER}(?: \\+ ${NUMBER})+) = (${NUMBER})`, 'g'),
    (whole, sum: string, result: string) => {
      const operands = sum.split(' + ').map(bare)
      expect(
        operands.reduce((total, n) => total + Number(n), 0),
        whole,
      ).toBeCloseTo(Number(bare(result)), 9)
      expect(
        operands.filter((o) => !known.has(o)),
        whole,
      ).toEqual([])
      return ' '
    },
  )
}

/** Checks the distance between the two numbers right before it, and takes it out. */
const withoutDistance = (line: string): string =>
  line.replace(
    new RegExp(
      `: (${NUMBER})([^,]*, target \\D*)(${NUMBER})([^,]*), (${NUMBER})(?: percentage points?| days?)? away`,
      'g',
    ),
    (whole, value: string, between: string, target: string, after: string, distance: string) => {
      expect(Math.abs(Number(bare(target)) - Number(bare(value))), whole).toBeCloseTo(Number(bare(distance)), 9)
      return `: ${value}${between}${target}${after}`
    },
  )

/** How many measures or lines there are. */
const COUNTS =
  /\b\d+ (?:red|amber|green|are red|is red|are amber|is amber|are green|is green|measures?|more|for the (?:worse|better)|changed colour|with no figure|counted in|that cannot|have no target|has no target)\b|^Of \d+ measures|\((?:the )?\d+ (?:biggest )?of \d+\)|^(?:\*\*)?Further down\b.*|\bper 10{4,5}\b|\bper 100?,000\b|\bout of 100\b/g
const REFERENCES = /\b[A-Z]{1,2}\.?\d+\b/g

function unexplained(summary: Summary, figures: readonly Figure[], text: string): string[] {
  const known = new Set(figures.flatMap((f) => [f.value ?? '', ...numbersIn(f.asPrinted)]))
  const phrases = repeated(summary, figures)
  return text.split('\n').flatMap((line) => {
    let rest = withoutDistance(line.replaceAll('−', '-'))
    for (const phrase of phrases) rest = rest.replaceAll(phrase, '§')
    rest = withoutSums(rest, known).replace(COUNTS, ' ').replace(REFERENCES, ' ')
    const wrong = numbersIn(rest).filter((n) => !known.has(n))
    return wrong.length > 0 ? [`${wrong.join(' ')} in "${line}"`] : []
  })
}

const MOST_WORDS = 25

/** Sentences of ours that are too long to be read out; quotations, titles and notes of the data are others' words. */
function longSentences(text: string): string[] {
  const [, ...lines] = text.replace(/“[^”]*”|"[^"]*"/g, '…').split('\n')
  return lines
    .filter((line) => !/^(?:Source: |Further down: )|: before: |; before: /.test(line))
    .flatMap((line) => line.split(/[.;:?]\s|\.$/))
    .filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS)
}

test('every council and period', { timeout: 120_000 }, async () => {
  const { catalogue, store } = running()
  let summaries = 0
  const long: string[] = []
  for (const { key } of catalogue.councils) {
    const figures = await store.figures({ council: key })
    const periods = new Map(
      figures.filter((f) => f.kind === 'value').map(({ period: p }) => [`${p.start} ${p.end} ${p.kind}`, p]),
    )
    for (const period of periods.values()) {
      const summary = await summarise(running(), key, period)
      if (summary.kind === 'nothing') continue
      summaries++
      const rendered = sectionsOf(catalogue, summary)
      const where = `${key}, ${period.label}`
      for (const form of ['text', 'markdown'] as const)
        expect(messageText(rendered, form).length, where).toBeLessThanOrEqual(1500)
      const text = summaryText(rendered, 'text')
      expect(unexplained(summary, figures, text), where).toEqual([])
      expect(text, where).not.toMatch(/undefined|null|NaN|\[object/)
      expect(
        [...rendered.message, ...rendered.details].filter((s) => s.lines.length === 0 && !s.about),
        where,
      ).toEqual([])
      const { red, amber, green } = summary.counts
      expect(red + amber + green, where).toBe(
        summary.rows.filter((r) => r.lead.found.figure.rag !== 'none' && !r.lead.found.computed).length,
      )
      const inText = summary.narrative.filter((r) => r.lead.rag === 'red').length
      expect(summary.reds).toHaveLength(red + inText)
      // What matters most is what is told first.
      expect(
        summary.matters.map((m) => m.of),
        where,
      ).toEqual([...summary.reds, ...summary.declined].slice(0, 3).map((m) => m.of))
      long.push(...longSentences(text))
      for (const { detail, from } of [...summary.improved, ...summary.declined])
        expect(from.period.kind, where).toBe(detail.found.period.kind)
    }
  }
  expect([...new Set(long)]).toEqual([])
  expect(summaries).toBeGreaterThan(40)
})
