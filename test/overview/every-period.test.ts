/** Every council and every period that it publishes: the message is short, and no number comes from nowhere. */
import { expect, test } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import { placesText } from '../../src/overview/doubt-text.ts'
import type { Summary } from '../../src/overview/model.ts'
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
  const texts = [
    ...[...summary.reds, ...summary.declined, ...summary.improved].flatMap((r) =>
      r.commentary.flatMap((c) => [c.text, c.location]),
    ),
    ...summary.doubts.flatMap((d) => [d.text, d.text.replace(/\.$/, ''), placesText(d.places)]),
    summary.due?.text ?? '',
    summary.currency ?? '',
    ...summary.rows.map((r) => r.name),
    ...summary.missing.map((m) => m.name),
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

/** Checks the arithmetic of a line and takes it out; its operands are published, earlier results or the 10 of a tenth. */
function withoutSums(line: string, known: ReadonlySet<string>): string {
  const results = new Set<string>()
  const isKnown = (n: string): boolean => known.has(n) || known.has(`-${n}`) || results.has(n) || n === '10'
  const term = `(?:${NUMBER})%?`
  return line.replace(
    new RegExp(`(${term}(?: [+−÷] ${term})+) = (${NUMBER})`, 'g'),
    (whole, sum: string, result: string) => {
      const [first, ...rest] = sum.split(/ (?=[+−÷] )/).map((part) => bare(part))
      let value = Number(first)
      const operands = [first as string]
      for (const part of rest) {
        const operand = part.slice(2)
        operands.push(operand)
        value =
          part[0] === '+'
            ? value + Number(operand)
            : part[0] === '−'
              ? value - Number(operand)
              : value / Number(operand)
      }
      const places = bare(result).split('.')[1]?.length ?? 0
      expect(Math.abs(value - Number(bare(result))), whole).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9)
      expect(
        operands.filter((o) => !isKnown(o)),
        whole,
      ).toEqual([])
      results.add(bare(result))
      return ' '
    },
  )
}

/** Checks the distance between the two numbers right before it, and takes it out. */
const withoutDistance = (line: string): string =>
  line.replace(
    new RegExp(`: (${NUMBER})([^,]*, target \\D*)(${NUMBER})(\\S*) \\((${NUMBER})(?: points?| days?)? off\\)`, 'g'),
    (whole, value: string, between: string, target: string, after: string, distance: string) => {
      expect(Math.abs(Number(bare(target)) - Number(bare(value))), whole).toBeCloseTo(Number(bare(distance)), 9)
      return `: ${value}${between}${target}${after}`
    },
  )

/** How many measures or lines there are. */
const COUNTS =
  /(?:[■▲●] )?\b\d+ (?:red|amber|green|measures?|figures? (?:are|is) for the year)\b|\b\d+ of (?=\d+ measures?\b)|\(\d+ of \d+\)|\b\d+ changed colour \((?:\d+ worse)?(?:, )?(?:\d+ better)?\)|^(?:\*\*)?Further down\b.*|\bper 10{4,5}\b|\bper 100?,000\b/g
const REFERENCES = /\b[A-Z]{1,2}\.?\d+\b/g

function unexplained(summary: Summary, figures: readonly Figure[], text: string): string[] {
  const known = new Set(figures.flatMap((f) => [f.value ?? '', ...numbersIn(f.asPrinted)]))
  const phrases = repeated(summary, figures)
  return text.split('\n').flatMap((line) => {
    let rest = withoutDistance(line)
    for (const phrase of phrases) rest = rest.replaceAll(phrase, '§')
    rest = withoutSums(rest, known).replace(COUNTS, ' ').replace(REFERENCES, ' ')
    const wrong = numbersIn(rest).filter((n) => !known.has(n))
    return wrong.length > 0 ? [`${wrong.join(' ')} in "${line}"`] : []
  })
}

test('every council and period', { timeout: 120_000 }, async () => {
  const { catalogue, store } = running()
  let summaries = 0
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
        [...rendered.message, ...rendered.details].filter((s) => s.lines.length === 0),
        where,
      ).toEqual([])
      const { red, amber, green } = summary.counts
      expect(red + amber + green, where).toBe(
        summary.rows.filter((r) => r.lead.found.figure.rag !== 'none' && !r.lead.found.computed).length,
      )
      expect(summary.reds).toHaveLength(red)
    }
  }
  expect(summaries).toBeGreaterThan(40)
})
