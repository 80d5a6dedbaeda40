/** Correcting a figure, or adding officers' words to it, from its card: a draft like any other. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { UsageError } from '../../../errors.ts'
import { numberIn } from '../../../publishing/correction.ts'
import { newDraft } from '../../../publishing/draft.ts'
import type { Work } from '../../../store/state.ts'
import { correctFigure } from '../../releases/correct-figure.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { openForm } from '../forms.ts'
import { pressedIn, whisper } from '../pressed.ts'
import { CORRECT_FIGURE } from '../releasing/correct-button.ts'
import {
  CORRECT_FORM,
  type Correction,
  correctForm,
  correcting,
  correctionIn,
  type FigureOfCard,
  figureOfCard,
  wrongValue,
} from '../releasing/correct-form.ts'
import { filled } from '../releasing/inputs.ts'
import {
  LANE,
  messageIn,
  orSentence,
  placeOfPress,
  previewed,
  RELEASERS,
  sentence,
  withReleases,
} from '../releasing/office.ts'
import { safeJson } from '../safe-json.ts'

const SORRY = 'Something went wrong on my side, so nothing was drafted. Please try again.'
const TOO_LATE = 'Slack could not open the form in time; please press it again.'
const GONE = 'I no longer have that figure at hand; please ask for it again.'

/** Null where the text can be a figure; else what is wrong with it. */
function wrongIn(value: string | null): string | null {
  try {
    if (value !== null) numberIn(value)
    return null
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

async function drafted(deps: SlackDeps, figure: FigureOfCard, correction: Correction, by: string) {
  const { council, indicator: measure, sub, period } = figure
  const { catalogue } = deps.running()
  return withReleases(deps, async (releases) => {
    const corrected = await correctFigure(releases, catalogue, {
      ...correction,
      council,
      measure,
      sub,
      period,
      document: null,
      today: deps.today(),
      by,
      at: deps.clock(),
    })
    const id = await releases.keepDraft(await newDraft(corrected, releases.at({}), catalogue))
    const draft = await releases.draft(id)
    return draft ? previewed(deps, releases, draft, by) : []
  })
}

export const correct: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(CORRECT_FIGURE, RELEASERS, async ({ action, body }) => {
    const pressed = pressedIn(body)
    const token = action.value
    if (!pressed || !token) return
    const key = `${CORRECT_FIGURE}:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
    const work = async (): Promise<Work> => {
      const figure = await figureOfCard(deps, token)
      if (!figure) return say(GONE)
      return openForm(deps, pressed, correctForm(figure, token, placeOfPress(pressed)), say(TOO_LATE))
    }
    await deps.deal(body, key, work, say(SORRY))
  })

  on.view(CORRECT_FORM, RELEASERS, async ({ body, view, about, ack }) => {
    const opened = correcting.safeParse(safeJson(about))
    const correction = correctionIn(filled(view.state.values))
    if ('errors' in correction) return ack({ response_action: 'errors', errors: correction.errors })
    const wrong = wrongIn(correction.value)
    const figure = opened.success ? await figureOfCard(deps, opened.data.token) : null
    if (wrong !== null || !opened.success || !figure)
      return ack({ response_action: 'errors', errors: wrongValue(wrong ?? GONE) })
    await ack()
    const { place } = opened.data
    const user = body.user.id
    const key = `correct:${view.id}`
    const say = (text: string): Work => ({ calls: [messageIn(place, user, key, sentence(text))] })
    const work = () =>
      orSentence<Work>(async () => {
        const messages = await drafted(deps, figure, correction, user)
        return { calls: messages.map((m, i) => messageIn(place, user, i === 0 ? key : `${key}:reading`, m)) }
      }, say)
    await deps.deal(body, LANE, work, say(SORRY))
  })
}
