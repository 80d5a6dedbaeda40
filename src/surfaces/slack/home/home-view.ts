/** The Home tab of a person, whole. */
import type { HomeView } from '@slack/types'
import type { OutgoingCall } from '../../../store/state.ts'
import { councilFor } from '../asker.ts'
import type { Block } from '../cards/card.ts'
import { context, header, plainText, textBlocks } from '../cards/text-blocks.ts'
import { isOfficer, type SlackDeps } from '../deps.ts'
import { type ScheduleChange, scheduleBlocks } from '../schedules/list/blocks.ts'
import { councilOptions } from './council-options.ts'
import { glanceOf } from './glance.ts'
import { glanceBlocks } from './glance-blocks.ts'
import { mostAskedBlocks } from './most-asked.ts'
import { officerBlocks } from './officer-blocks.ts'
import { questionBlocks } from './question-blocks.ts'
import { watchedBlocks } from './watched-blocks.ts'

/** The menu of councils in a Home tab. */
export const CHOOSE_COUNCIL = 'home:council'

// https://docs.slack.dev/reference/views/home-tab-views
const VIEW_BLOCKS = 100

/** What is about to change, and so is not in the state yet. */
export interface HomeChange {
  readonly withoutWatch?: string
  readonly council?: string | null
  /** How watched measures are told, as chosen in the menu. */
  readonly digest?: string
  readonly schedule?: ScheduleChange
}

const HINT =
  'Ask me in a direct message, or in a channel by my name: “what is red?”, “what got worse?”, “summary”, or any measure in your own words. I tell you figures that councils published, and where.'

export const loadedIn =
  ({ running }: SlackDeps) =>
  (council: string): boolean =>
    running().catalogue.council(council) !== null

/** The person's own council, else the program's, else the only one there is. */
async function ownCouncil(deps: SlackDeps, user: string, change: HomeChange): Promise<string | null> {
  const { config, state, running } = deps
  const { councils } = running().catalogue
  const only = councils.length === 1 ? (councils[0]?.key ?? null) : null
  if (change.council) return change.council
  if (change.council === null) return config.council && loadedIn(deps)(config.council) ? config.council : only
  return (await councilFor(state, { channel: null, user }, config.council, loadedIn(deps))) ?? only
}

function councilBlock({ running }: SlackDeps, council: string | null): Block {
  const menu = councilOptions(running().catalogue, 'No council of my own', council)
  return {
    type: 'section',
    // A new choice must replace what the person sees chosen.
    block_id: `home:council:${council ?? '-'}`.slice(0, 255),
    text: plainText('Your council: what I tell you about where you name none', 500),
    accessory: { type: 'static_select', action_id: CHOOSE_COUNCIL, ...menu },
  }
}

async function reportBlocks(deps: SlackDeps, council: string | null): Promise<Block[]> {
  const { catalogue } = deps.running()
  if (!council) return textBlocks([['Choose your council, and you see its latest report here.']])
  const glance = await glanceOf(deps.running(), council, deps.today())
  const name = catalogue.councilName(council)
  if (!glance) return textBlocks([[`No report of ${name} is loaded.`]])
  return [...glanceBlocks(name, glance), ...(await mostAskedBlocks(deps, council))]
}

async function homeView(deps: SlackDeps, user: string, change: HomeChange): Promise<HomeView> {
  const council = await ownCouncil(deps, user, change)
  const blocks: Block[] = [
    councilBlock(deps, council),
    ...(await reportBlocks(deps, council)),
    ...(await watchedBlocks(deps, user, change)),
    ...(await questionBlocks(deps, user)),
    ...(isOfficer(deps, user)
      ? [...(await scheduleBlocks(deps, change.schedule ?? null)), ...(await officerBlocks(deps))]
      : []),
    header('How to ask'),
    ...context([HINT]),
  ]
  // None of the newer blocks is among them.
  return { type: 'home', blocks: blocks.slice(0, VIEW_BLOCKS) as HomeView['blocks'] }
}

export const laneOfHome = (user: string): string => `home:${user}`

/** The call that shows a person their Home tab as it is now; `key` names what it answers. */
export async function publishHome(
  deps: SlackDeps,
  user: string,
  key: string,
  change: HomeChange = {},
): Promise<OutgoingCall> {
  const view = await homeView(deps, user, change)
  return { key: `home:${key}`, method: 'views.publish', lane: laneOfHome(user), args: { user_id: user, view } }
}
