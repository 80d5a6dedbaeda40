/** The measures that a person watches, each with its latest figure and a button to stop. */
import type { SectionBlock } from '@slack/types'
import { measureName } from '../../../answers/figure/naming.ts'
import { valueText } from '../../../wording/format.ts'
import type { Block } from '../cards/card.ts'
import { header, plainText, textBlocks } from '../cards/text-blocks.ts'
import { RAG_SIGNS } from '../cards/words.ts'
import type { SlackDeps } from '../deps.ts'
import { digestBlock } from '../schedules/digest/block.ts'
import { latestFigure } from '../watching/latest.ts'
import { stopButton } from '../watching/stop-button.ts'
import { type Watch, watchesOf } from '../watching/watch.ts'
import type { HomeChange } from './home-view.ts'

const SHOWN = 30
const TEXT = 500

async function describe(deps: SlackDeps, { council, indicator, sub, name }: Watch): Promise<string> {
  const { catalogue } = deps.running()
  const row = catalogue.row(council, indicator, sub)
  const latest = await latestFigure(deps.running(), deps.today(), { council, indicator, sub })
  const head = `${catalogue.councilName(council)}: ${row ? measureName(row) : name}`
  if (!latest) return `${head}\nno figure is published`
  const { found, rag } = latest
  return `${head}\n${valueText(found.value, latest.row.unit)} (${found.period.label}) ${RAG_SIGNS[rag]}`
}

/** `change` is what is about to be saved. */
export async function watchedBlocks(deps: SlackDeps, user: string, change: HomeChange): Promise<Block[]> {
  const watches = (await watchesOf(deps, user)).filter(({ key }) => key !== change.withoutWatch)
  const shown = await Promise.all(
    watches.slice(0, SHOWN).map(
      async ({ key, watch }): Promise<SectionBlock> => ({
        type: 'section',
        text: plainText(await describe(deps, watch), TEXT),
        accessory: stopButton(key, watch.name),
      }),
    ),
  )
  const none = 'None yet: press “Watch” under an answer, and I tell you when a new figure is published.'
  if (shown.length === 0) return [header('Measures you watch'), ...textBlocks([[none]])]
  return [header('Measures you watch'), await digestBlock(deps, user, change.digest), ...shown]
}
