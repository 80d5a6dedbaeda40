/** The region that a question is about: the one it names, or the asker's own for "in our region"; null for all England. */
import type { Area } from '../../england/area.ts'
import type { England } from '../../england/england.ts'
import type { Session } from '../../intent.ts'

export function regionMeant({ reading }: Session, england: England, area: Area | null): Area | null {
  const named = reading.councils.flatMap((key) => england.area(key) ?? []).find((a) => a.kind === 'region')
  if (named) return named
  if (!reading.benchmarks.includes('region') || !area) return null
  return area.kind === 'region' ? area : (england.regions(area)[0] ?? null)
}
