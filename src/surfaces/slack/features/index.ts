/** Everything the app does in Slack; a new feature is one file and one line here. */
import type { Feature } from '../deps.ts'
import { askService } from './ask-service.ts'
import { command } from './command.ts'
import { feedback } from './feedback.ts'
import { nextSteps } from './next-steps.ts'
import { questions } from './questions.ts'
import { share } from './share.ts'

export const FEATURES: readonly Feature[] = [questions, command, nextSteps, share, feedback, askService]
