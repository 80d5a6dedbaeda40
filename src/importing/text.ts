/** A draft in words, for the shell: what was read, what is asked, what is wrong. */
import { type Ask, type Draft, type DraftFinding, isOffer, isRefusal, publishable, type Refusal } from './model.ts'

const SHOWN = 40

/** What a file came to, in a few sentences. */
export function readLines(draft: Draft): string[] {
  const { counts, findings, asks } = draft
  return [
    `${draft.file}: ${draft.council ?? 'council not known'}, ${draft.layout}, ${draft.reportPeriod ?? 'period not known'}.`,
    `Read: ${plural(counts.measureRows, 'measure')}, ${plural(counts.values, 'figure')}, ${plural(counts.bands, 'band')}, ${plural(counts.benchmarks, 'benchmark')}; ${counts.notAvailable} not available, ${counts.suppressed} suppressed, ${counts.unused} cells not used.`,
    `New: ${draft.new.length}. Gone: ${draft.gone.length}. Revised: ${draft.revised.length}. Targets changed: ${draft.targetsChanged.length}.`,
    publishable(draft)
      ? 'Nothing stands against publication.'
      : `Before publication: ${plural(findings.filter((f) => f.severity === 'error').length, 'error')} to mend or confirm, ${plural(asks.filter((a) => !isOffer(a)).length, 'question')} to answer.`,
  ]
}

/** A question with its cell and what is suggested. */
export const askText = ({ sheet, cell, text, suggestions }: Ask): string =>
  `${cell ? `${sheet} ${cell}: ` : ''}${text}${suggestions.length === 0 ? '' : ` (${suggestions.join('; ')})`}`

/** How a question without a cell is answered in the shell. */
const IN_THE_SHELL: Readonly<Partial<Record<Ask['about'], string>>> = {
  council: 'Say it with --council KEY.',
  period: 'Say it with --period "Q1 2024/25".',
}
const askLine = (ask: Ask): string =>
  `  ask      ${askText(ask)}${ask.cell === null && IN_THE_SHELL[ask.about] ? ` ${IN_THE_SHELL[ask.about]}` : ''}`

export function draftText(result: Draft | Refusal): string {
  if (isRefusal(result)) return `${result.refused.text}\n`
  const { findings, asks } = result
  const lines = [
    ...readLines(result),
    ...result.revised
      .slice(0, SHOWN)
      .map(
        (r) => `  revised  ${r.ref ?? r.name}${r.sub === '' ? '' : ` (${r.sub})`}, ${r.period}: ${r.old} → ${r.new}`,
      ),
    ...asks.slice(0, SHOWN).map(askLine),
    ...more(asks.length, 'question'),
    ...findings.slice(0, SHOWN).map(line),
    ...more(findings.length, 'finding'),
  ]
  return `${lines.join('\n')}\n`
}

const plural = (n: number, noun: string): string => `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`
const more = (n: number, noun: string): string[] =>
  n > SHOWN ? [`  … and ${plural(n - SHOWN, noun)} more; --json has all`] : []
const line = (f: DraftFinding): string => `  ${f.severity.padEnd(8)} ${f.text} [${f.code}]`
