/** Looks at every watched measure; to be called after the start and whenever what is published has changed. */
import type { FigureDetail } from '../../../answers/figure-answer.ts'
import { schedulesOf } from '../../../schedules/kept.ts'
import type { SlackDeps } from '../deps.ts'
import { inDigests } from '../schedules/digest/digest.ts'
import { changeText } from './change.ts'
import { latestFigure, seenOf } from './latest.ts'
import { tellWatcher } from './message.ts'
import { allWatches, isWatched, type KeptWatch } from './watch.ts'

/** Tells whoever watches a measure that has another figure or RAG, unless they get a digest; returns how many messages that is. */
export async function checkWatches(deps: SlackDeps): Promise<number> {
  // A load while it runs makes for another check.
  const running = deps.running()
  const today = deps.today()
  const known = new Map<string, Promise<FigureDetail | null>>()
  const latestOf = ({ watch }: KeptWatch): Promise<FigureDetail | null> => {
    const measure = JSON.stringify([watch.council, watch.indicator, watch.sub])
    const found = known.get(measure) ?? latestFigure(running, today, watch)
    known.set(measure, found)
    return found
  }
  const together = inDigests(await schedulesOf(deps))
  let told = 0
  for (const kept of await allWatches(deps)) {
    if (together.has(kept.user)) continue
    try {
      const latest = await latestOf(kept)
      if (!latest) continue
      const now = seenOf(latest)
      const change = changeText(kept.watch.seen, now, latest.row.unit)
      // It may have been stopped while others were looked at.
      if (change === null || !(await isWatched(deps, kept.key))) continue
      await deps.save(tellWatcher(deps, kept, latest, now, change))
      told += 1
    } catch (error) {
      deps.log(`A watched measure could not be checked: ${(error as Error).message}`)
    }
  }
  return told
}
