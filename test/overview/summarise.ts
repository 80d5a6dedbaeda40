/** Summaries of the real data, as the shell makes them. */
import { Asking } from '../../src/answers/asking.ts'
import type { Period } from '../../src/model/period.ts'
import { buildSummary } from '../../src/overview/build-summary.ts'
import type { NothingPublished, Summary } from '../../src/overview/model.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'
import type { Running } from '../../src/setup.ts'

export function summarise(
  { catalogue, store }: Running,
  council: string,
  period: Period | string,
  themes: readonly string[] = [],
): Promise<Summary | NothingPublished> {
  const meant = typeof period === 'string' ? parsePeriodKey(period) : period
  if (!meant) throw new Error(`No period "${period}".`)
  return buildSummary(new Asking(catalogue, store, '2030-01-01'), { council, period: meant, themes })
}

/** The same where something must be published. */
export async function published(...args: Parameters<typeof summarise>): Promise<Summary> {
  const summary = await summarise(...args)
  if (summary.kind === 'nothing') throw new Error('Nothing is published.')
  return summary
}
