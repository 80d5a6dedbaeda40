/** A draft in words, for the shell: what was read, what is asked, what is wrong. */
import { type Draft, type DraftFinding, isRefusal, publishable, type Refusal } from './model.ts'

const SHOWN = 40

export function draftText(result: Draft | Refusal): string {
  if (isRefusal(result)) return `${result.refused.text}\n`
  const { counts, findings, asks } = result
  const lines = [
    `${result.file}: ${result.council ?? 'council not known'}, ${result.layout}, ${result.reportPeriod ?? 'period not known'}.`,
    `Read: ${plural(counts.measureRows, 'measure')}, ${plural(counts.values, 'figure')}, ${plural(counts.bands, 'band')}, ${plural(counts.benchmarks, 'benchmark')}; ${counts.notAvailable} not available, ${counts.suppressed} suppressed, ${counts.unused} cells not used.`,
    `New: ${result.new.length}. Gone: ${result.gone.length}. Revised: ${result.revised.length}. Targets changed: ${result.targetsChanged.length}.`,
    publishable(result)
      ? 'Nothing stands against publication.'
      : `Before publication: ${plural(findings.filter((f) => f.severity === 'error').length, 'error')} to mend or confirm, ${plural(asks.length, 'question')} to answer.`,
    ...result.revised
      .slice(0, SHOWN)
      .map(
        (r) => `  revised  ${r.ref ?? r.name}${r.sub === '' ? '' : ` (${r.sub})`}, ${r.period}: ${r.old} → ${r.new}`,
      ),
    ...asks
      .slice(0, SHOWN)
      .map(
        (a) =>
          `  ask      ${a.cell ? `${a.sheet} ${a.cell}: ` : ''}${a.text}${a.suggestions.length === 0 ? '' : ` (${a.suggestions.join('; ')})`}`,
      ),
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
