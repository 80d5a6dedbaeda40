/** Everything the app does in Slack; a new feature is one file and one line here. */
import type { Feature } from '../deps.ts'
import { digest } from '../schedules/digest/menu.ts'
import { drafts } from '../schedules/drafts/buttons.ts'
import { scheduleModal } from '../schedules/form/modal.ts'
import { schedules } from '../schedules/list/menu.ts'
import { ownerSteps } from '../schedules/owner/buttons.ts'
import { agentView } from './agent-view.ts'
import { askService } from './ask-service.ts'
import { command } from './command.ts'
import { correct } from './correct.ts'
import { feedback } from './feedback.ts'
import { files } from './files.ts'
import { home } from './home.ts'
import { moreSteps } from './more-steps.ts'
import { nextSteps } from './next-steps.ts'
import { questions } from './questions.ts'
import { releases } from './releases.ts'
import { settingsModal } from './settings-modal.ts'
import { share } from './share.ts'
import { takenOut } from './taken-out.ts'
import { targets } from './targets.ts'
import { watch } from './watch.ts'

export const FEATURES: readonly Feature[] = [
  questions,
  command,
  nextSteps,
  moreSteps,
  share,
  feedback,
  askService,
  home,
  watch,
  settingsModal,
  scheduleModal,
  schedules,
  agentView,
  digest,
  drafts,
  ownerSteps,
  releases,
  files,
  correct,
  takenOut,
  targets,
]
