/** The form with what a person must say about a dropped file: the same questions as `import` asks in the shell. */
import type { InputBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Catalogue } from '../../../catalogue.ts'
import { UsageError } from '../../../errors.ts'
import { type Answer, answerIn, COLUMN_MEANINGS } from '../../../importing/answers.ts'
import { councilKeyOf } from '../../../importing/council-key.ts'
import { NEW } from '../../../importing/matching/mapping.ts'
import type { Ask } from '../../../importing/model.ts'
import type { Basis } from '../../../model/indicator.ts'
import { realDay } from '../../day-and-council.ts'
import { periodTyped } from '../../period-named.ts'
import type { Block } from '../cards/block.ts'
import { OPTION_VALUE } from '../cards/limits.ts'
import { context, option } from '../cards/text-blocks.ts'
import { councilOptions, NO_COUNCIL } from '../home/council-options.ts'
import { type Filled, field, form, tick } from '../releasing/inputs.ts'
import type { Dropped } from './dropped.ts'

export const IMPORT_FORM = 'import-answers'

const TICKED = 'yes'
const COUNCIL = 'council'
const OTHER_COUNCIL = 'other-council'
const PERIOD = 'period'
const PUBLISHED = 'published'
const NEW_MEASURES = 'new-measures'
const OFFERED = 'offered'
const MORE = 'more'
const askBlock = (i: number): string => `ask:${i}`

/** "id (part): name", as the reading suggests an indicator. */
const SUGGESTED = /^(\S+?)(?: \((.*?)\))?: (.*)$/
const NEW_MEASURE = option('It is a measure of its own, new here', NEW)

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  flow: 'What happened in each period: months add up',
  position: 'How many there were on its last day',
  share: 'An average: it is never added up',
  rolling: 'The twelve months that end with each period',
}

/** The value is what an answer means: "ehcp-20-weeks:number". */
function indicatorOptions(suggestions: readonly string[]): PlainTextOption[] {
  return suggestions.flatMap((text): PlainTextOption[] => {
    const [, id = '', sub = '', name = ''] = SUGGESTED.exec(text) ?? []
    const value = sub === '' ? id : `${id}:${sub}`
    return id === '' || value.length > OPTION_VALUE ? [] : [option(sub === '' ? name : `${name} (${sub})`, value)]
  })
}

function optionsOf({ about, suggestions }: Ask): PlainTextOption[] {
  if (about === 'indicator') return [...indicatorOptions(suggestions), NEW_MEASURE]
  if (about === 'figure') return indicatorOptions(suggestions)
  if (about === 'basis') return suggestions.map((basis) => option(BASIS_WORDS[basis as Basis], basis))
  const offered = about === 'column' ? [...new Set([...suggestions, ...COLUMN_MEANINGS])] : suggestions
  return offered.map((text) => option(text.replaceAll('_', ' '), text))
}

/** Others have fields of their own. */
const isOfCell = ({ cell }: Ask): boolean => cell !== null

const askField = (ask: Ask, i: number): InputBlock =>
  field(
    askBlock(i),
    `${ask.sheet} ${ask.cell}: ${ask.text}`,
    { type: 'static_select', options: optionsOf(ask) },
    { optional: true },
  )

const isAsked = ({ asks }: Dropped, about: Ask['about']): boolean => asks.some((a) => a.about === about)

export function importForm(catalogue: Catalogue, dropped: Dropped, token: string): ModalView {
  const { asks, council, period, published, newMeasures, offered, sentences } = dropped
  const suggested = asks.find((a) => a.about === 'council')?.suggestions ?? []
  // Where nothing in the file tells, all councils are suggested, and none is likelier than another.
  const told = suggested.length < catalogue.reporting.length || catalogue.reporting.length === 1
  const likely = council ?? (told ? suggested.find((key) => catalogue.council(key)) : null)
  const blocks: Block[] = [
    ...context([`About ${dropped.name}. What you say here is remembered for the council's next file.`]),
    ...(council === null || isAsked(dropped, 'council')
      ? [
          field(COUNCIL, 'Which council is it of?', {
            type: 'static_select',
            ...councilOptions(catalogue, 'Another one, named below', likely ?? null),
          }),
          field(
            OTHER_COUNCIL,
            'Another council',
            { type: 'plain_text_input', max_length: 80 },
            { optional: true, hint: 'Its name, such as "North Somerset".' },
          ),
        ]
      : []),
    ...(period !== null || isAsked(dropped, 'period')
      ? [
          field(
            PERIOD,
            'Which period is it of?',
            { type: 'plain_text_input', max_length: 40, ...(period === null ? {} : { initial_value: period }) },
            { hint: 'Such as "Q1 2024/25", "2024-06" or "2024/25".' },
          ),
        ]
      : []),
    field(
      PUBLISHED,
      'The day the committee sees it',
      { type: 'datepicker', initial_date: published },
      { hint: 'From then on it is what the council says.' },
    ),
    ...asks.flatMap((ask, i): Block[] => (isOfCell(ask) && ask.about !== 'period' ? [askField(ask, i)] : [])),
    ...(isAsked(dropped, 'indicator') || newMeasures
      ? [
          tick(
            NEW_MEASURES,
            'Whatever is not answered above',
            option('Every other row that I do not know is a new measure', TICKED),
            newMeasures,
          ),
        ]
      : []),
    ...(sentences > 0
      ? [
          tick(
            OFFERED,
            'Figures in sentences',
            option(`Take ${sentences} figures that stand in sentences`, TICKED),
            offered,
          ),
        ]
      : []),
    ...(asks.some(isOfCell)
      ? [
          field(
            MORE,
            'Other answers',
            { type: 'plain_text_input', multiline: true, max_length: 2000 },
            { optional: true, hint: 'One a line: the cell and what it is, such as Scorecard!C5=cp-visits.' },
          ),
        ]
      : []),
  ]
  return form(IMPORT_FORM, 'About this file', 'Read it', { token }, blocks)
}

export type Said =
  | { readonly said: Partial<Dropped>; readonly answers: readonly Answer[] }
  /** By field. */
  | { readonly errors: Readonly<Record<string, string>> }

/** What somebody filled in, or what is wrong with it. */
export function saidInForm(dropped: Dropped, { one, many }: Filled): Said {
  const chosen = one(COUNCIL)
  const other = one(OTHER_COUNCIL)
  const council = other ? councilKeyOf(other) : chosen === null || chosen === NO_COUNCIL ? dropped.council : chosen
  if (!council) return { errors: { [OTHER_COUNCIL]: 'Choose the council, or write its name here.' } }
  const typed = one(PERIOD)
  if (typed !== null && periodTyped(typed) === null)
    return {
      errors: { [PERIOD]: 'This is no month, quarter or year; write it as "Q1 2024/25", "2024-06" or "2024/25".' },
    }
  const published = realDay(one(PUBLISHED) ?? dropped.published) ?? dropped.published
  const answers: Answer[] = dropped.asks.flatMap(({ sheet, cell }, i): Answer[] => {
    const [means = '', ...sub] = (one(askBlock(i)) ?? '').split(':')
    return cell === null || means === '' ? [] : [{ sheet, cell, means, sub: sub.join(':') }]
  })
  const lines = (one(MORE) ?? '').split('\n').filter((line) => line.trim() !== '')
  try {
    answers.push(...lines.map(answerIn))
  } catch (error) {
    if (error instanceof UsageError) return { errors: { [MORE]: error.message } }
    throw error
  }
  return {
    answers,
    said: {
      council,
      ...(other ? { councilName: other } : {}),
      ...(typed === null ? {} : { period: typed }),
      published,
      newMeasures: many(NEW_MEASURES).includes(TICKED),
      offered: many(OFFERED).includes(TICKED),
    },
  }
}
