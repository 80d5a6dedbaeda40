/** What can be pressed under a card. Every value finds the answer again by its token. */
import type { ActionsBlock, Button, ContextActionsBlock, Overflow } from '@slack/types'
import type { Answer, AnswerKind } from '../../../model/answer.ts'
import { plain } from '../../terminal/plain.ts'
import { cutMiddle } from './cut.ts'
import { ACTIONS_ELEMENTS, BUTTON_TEXT, CHOICES, STEP_BUTTONS } from './limits.ts'
import { option, plainText } from './text-blocks.ts'

const STEPS = {
  trend: { id: 'next:trend', text: 'Trend', spoken: 'Show how this measure went over time' },
  compare: { id: 'next:compare', text: 'Compare', spoken: 'Compare this with England and with neighbours' },
  why: { id: 'next:why', text: 'Why', spoken: 'Show what officers wrote about this' },
  source: { id: 'next:source', text: 'Source', spoken: 'Show where this figure is published' },
  share: { id: 'share', text: 'Share in channel', spoken: 'Share this answer in the channel' },
  ask: { id: 'ask-service', text: 'Ask the service', spoken: 'Ask the service a question about this' },
  watch: { id: 'watch', text: 'Watch', spoken: 'Tell me when a new figure of this measure is published' },
} as const
type Step = keyof typeof STEPS

/** The action of the menu with the steps that have no button. */
export const MORE_STEPS = 'more'

/**
 * Those wanted most often first. Steps that need a measure are left out where an answer is about none, and sharing where
 * it may not be shared.
 */
const STEPS_OF: Readonly<Record<AnswerKind, readonly Step[]>> = {
  answer: ['trend', 'compare', 'why', 'ask', 'share', 'watch', 'source'],
  series: ['compare', 'why', 'ask', 'watch', 'share', 'source'],
  comparison: ['trend', 'why', 'ask', 'watch', 'share', 'source'],
  list: ['source', 'share'],
  summary: ['source', 'share'],
  commentary: ['trend', 'compare', 'ask', 'watch', 'share', 'source'],
  definition: ['source', 'share'],
  no_data: ['trend', 'source', 'ask', 'watch'],
  clarify: [],
  out_of_scope: [],
  help: [],
  error: [],
}
const OF_A_MEASURE: readonly Step[] = ['trend', 'compare', 'why', 'ask', 'watch']
const WITHOUT_FEEDBACK: readonly AnswerKind[] = ['clarify', 'error']

function button(id: string, text: string, spoken: string, value: string): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, BUTTON_TEXT),
    accessibility_label: cutMiddle(spoken, BUTTON_TEXT),
    value,
  }
}

const rows = (buttons: readonly Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons.slice(0, ACTIONS_ELEMENTS) }]

/** What a menu holds for a step: what is to be done, and with which answer. */
const menuValue = (step: Step, token: string): string => `${STEPS[step].id} ${token}`

/** The same taken apart; null for what no menu of ours holds. */
export function chosenStep(value: string): { readonly id: string; readonly token: string } | null {
  const [id = '', token = '', ...more] = value.split(' ')
  const known = Object.values(STEPS).some((step) => step.id === id)
  return known && token !== '' && more.length === 0 ? { id, token } : null
}

const menu = (steps: readonly Step[], token: string): Overflow => ({
  type: 'overflow',
  action_id: MORE_STEPS,
  options: steps.map((step) => option(STEPS[step].text, menuValue(step, token))),
})

/** The next steps that make sense from an answer: four buttons at most, the rest in a menu beside them. */
export function stepBlocks(answer: Answer, token: string, shareable: boolean): ActionsBlock[] {
  const steps = STEPS_OF[answer.kind].filter(
    (step) =>
      (answer.indicator !== null || !OF_A_MEASURE.includes(step)) &&
      (shareable || step !== 'share') &&
      (answer.source !== null || step !== 'source'),
  )
  const fits = steps.length <= STEP_BUTTONS
  // A menu of one would cost a press more than its button.
  const first = fits ? steps : steps.slice(0, Math.min(STEP_BUTTONS, steps.length - 2))
  const rest = steps.slice(first.length)
  const buttons = first.map((step) => button(STEPS[step].id, STEPS[step].text, STEPS[step].spoken, token))
  return rest.length === 0 ? rows(buttons) : [{ type: 'actions', elements: [...buttons, menu(rest, token)] }]
}

/** One button for each candidate, 20 at most; `choice` counts from 0. What a label cuts is in the text above. */
export function choiceBlocks(items: readonly Answer[], token: string): ActionsBlock[] {
  const chosen = items.slice(0, CHOICES).map((item, i) => {
    const name = plain(item.text).replace(/\s+/g, ' ').trim() || `Choice ${i + 1}`
    return button(`choose:${i}`, cutMiddle(name, BUTTON_TEXT), name, JSON.stringify({ token, choice: i }))
  })
  return rows(chosen)
}

/** Two thumbs; none where nothing was answered yet. */
export function feedbackBlocks({ kind }: Answer, token: string): ContextActionsBlock[] {
  if (WITHOUT_FEEDBACK.includes(kind)) return []
  const thumb = (text: string, spoken: string, good: boolean) => ({
    text: { ...plainText(text, BUTTON_TEXT), emoji: true },
    accessibility_label: spoken,
    value: JSON.stringify({ token, good }),
  })
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: thumb('👍', 'This answer was useful', true),
          negative_button: thumb('👎', 'This answer was wrong or not useful', false),
        },
      ],
    },
  ]
}
