/** Setting targets and tolerances, from the card of a figure or by name: a draft like any other. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { measureName } from '../../../answers/figure/naming.ts'
import { UsageError } from '../../../errors.ts'
import { BAND_KINDS, type BandKind } from '../../../model/figure.ts'
import type { Measure } from '../../../model/indicator.ts'
import type { Period } from '../../../model/period.ts'
import { reportingYear, reportingYearOf } from '../../../periods/calendar.ts'
import type { Work } from '../../../store/state.ts'
import { rowForTargets } from '../../releases/target-draft.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { openForm } from '../forms.ts'
import type { Command } from '../listeners.ts'
import { placeOf, tell } from '../place.ts'
import { pressedIn, whisper } from '../pressed.ts'
import { SET_ANY_TARGETS, SET_TARGETS } from '../releasing/correct-button.ts'
import { type FigureOfCard, figureOfCard } from '../releasing/correct-form.ts'
import { filled } from '../releasing/inputs.ts'
import { type FormPlace, LANE, messageIn, orSentence, placeOfPress, RELEASERS, sentence } from '../releasing/office.ts'
import { keptTargets } from '../releasing/target-messages.ts'
import {
  anyTargetsForm,
  TARGETS_FORM,
  type TargetsOfMeasure,
  type TargetsTyped,
  targeting,
  targetsForm,
  targetsTyped,
  wrongMeasure,
} from '../releasing/targets-form.ts'
import { safeJson } from '../safe-json.ts'

const SORRY = 'Something went wrong on my side, so nothing was drafted. Please try again.'
const TOO_LATE = 'Slack could not open the form in time; please press it again.'
const GONE = 'I no longer have that figure at hand; please ask for it again.'
const WHICH_SUB = 'the part of the measure'

/** "95%+", "<87%", "50-70%". */
const LIMIT = /[<>≤≥+]|\d-\d/

const holds = (outer: Period, inner: Period): boolean => outer.start <= inner.start && outer.end >= inner.end

/** The targets printed for the year of a figure. */
async function targetsOfCard({ running }: SlackDeps, figure: FigureOfCard): Promise<TargetsOfMeasure | null> {
  const { council, indicator, sub, period, asked } = figure
  const { catalogue, store } = running()
  const row = catalogue.row(council, indicator, sub)
  if (!row || !catalogue.reports(council)) return null
  const figures = await store.figures({ council, indicators: [indicator] })
  const printed = figures.filter(
    (f) => f.document === row.document && f.sub === sub && isBand(f.kind) && holds(f.period, period),
  )
  const year = printed[0]?.period ?? reportingYear(reportingYearOf(period.end))
  // A row may print its target once as a number and once as a limit, which says more.
  const limitsLast = printed.toSorted((a, b) => Number(LIMIT.test(a.asPrinted)) - Number(LIMIT.test(b.asPrinted)))
  const bands = Object.fromEntries(limitsLast.map((f) => [f.kind, f.asPrinted]))
  return { row: { council, indicator, sub }, name: asked.measure, year, bands }
}

const isBand = (kind: string): kind is BandKind => (BAND_KINDS as readonly string[]).includes(kind)

/** The row that is meant, or what is wrong with its name. */
function rowOf({ running }: SlackDeps, { council, measure, sub }: TargetsTyped): Measure | string {
  try {
    return rowForTargets(running().catalogue, { council, measure, sub, document: null }, WHICH_SUB)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

/** In the Home tab there is no message to answer below, so it comes directly. */
const placeIn = (body: BlockAction): FormPlace => {
  const pressed = pressedIn(body)
  return pressed ? placeOfPress(pressed) : { channel: body.user.id, thread: null, alone: false }
}

/** `/scorecard targets`: of a measure that is named in the form. */
export async function openTargets(deps: SlackDeps, { channel, user, trigger }: Command, late: Work): Promise<Work> {
  const place: FormPlace = { channel, thread: null, alone: true }
  return openForm(deps, { user, trigger }, anyTargetsForm(deps.running().catalogue.reporting, place), late)
}

export const TARGETS_TOO_LATE = TOO_LATE

export const targets: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(SET_TARGETS, RELEASERS, async ({ action, body }) => {
    const pressed = pressedIn(body)
    const token = action.value
    if (!pressed || !token) return
    const key = `${SET_TARGETS}:${pressed.trigger}`
    const say = (text: string): Work => ({ calls: [whisper(pressed, key, text)] })
    const work = async (): Promise<Work> => {
      const figure = await figureOfCard(deps, token)
      const shown = figure && (await targetsOfCard(deps, figure))
      if (!shown) return say(GONE)
      return openForm(deps, pressed, targetsForm(shown, placeOfPress(pressed)), say(TOO_LATE))
    }
    await deps.deal(body, key, work, say(SORRY))
  })

  on.action<BlockAction<ButtonAction>>(SET_ANY_TARGETS, RELEASERS, async ({ body }) => {
    const place = placeOf(body)
    const key = `${SET_ANY_TARGETS}:${place.trigger}`
    const { reporting } = deps.running().catalogue
    const late: Work = { calls: [tell(place, key, TOO_LATE)] }
    await deps.deal(body, key, () => openForm(deps, place, anyTargetsForm(reporting, placeIn(body)), late))
  })

  on.view(TARGETS_FORM, RELEASERS, async ({ body, view, about, ack }) => {
    const opened = targeting.safeParse(safeJson(about))
    if (!opened.success) return ack()
    const typed = targetsTyped(opened.data, filled(view.state.values))
    if ('errors' in typed) return ack({ response_action: 'errors', errors: typed.errors })
    const row = rowOf(deps, typed)
    if (typeof row === 'string') return ack({ response_action: 'errors', errors: wrongMeasure(opened.data, row) })
    await ack()
    const { place } = opened.data
    const user = body.user.id
    const key = `targets:${view.id}`
    const say = (text: string): Work => ({ calls: [messageIn(place, user, key, sentence(text))] })
    const work = () =>
      orSentence<Work>(async () => {
        const targets = [{ row, period: typed.period, bands: typed.bands, from: measureName(row) }]
        const messages = await keptTargets(deps, { targets, name: 'typed', by: user })
        return { calls: messages.map((m, i) => messageIn(place, user, i === 0 ? key : `${key}:${i}`, m)) }
      }, say)
    await deps.deal(body, LANE, work, say(SORRY))
  })
}
