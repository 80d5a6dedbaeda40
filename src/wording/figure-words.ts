/** One figure in words: its first line, and what is said of its colour and its target. */

import type { Figure, Rag } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import { type Fallback, newestText } from './fallback-words.ts'
import { sentence, valueText } from './format.ts'
import { type Holder, theNewest } from './holder.ts'
import type { Line } from './line.ts'
import { noTargetText, targetInWordsText } from './nothing-words.ts'

const VAGUE = /\b(?:about|approximately|around|over|above|below|under|nearly|almost|fewer|more|less|regularly)\b/i

/** Whether words make a printed figure less than exact: "approximately 1,000", "over 600". */
export const isVague = ({ asPrinted }: Figure): boolean => VAGUE.test(asPrinted)

/** A figure with its unit; as printed where it is less than exact. */
export const shownAs = (figure: Figure, unit: Unit): string =>
  isVague(figure) ? figure.asPrinted : valueText(figure.value as string, unit)

/** One figure of several. */
export const partText = (period: string, shown: string): string => `${period}: ${shown}.`

export interface Head {
  /** It is for another time than was asked for; null where it is not, or a verdict has said so. */
  readonly instead: Fallback | null
  readonly name: string
  readonly council: string
  readonly shown: string
  /** "1525 + 1588 + 1607 = 4720"; null where it is published as such. */
  readonly working: string | null
  readonly when: string
  /** Years have passed since, so that its age has to be said. */
  readonly isOld: boolean
  /** Null where a verdict has told it, or there is none. */
  readonly colour: Exclude<Rag, 'none'> | null
  readonly target: string | null
  /** The verdict before it told the value. */
  readonly isValueTold: boolean
}

function headText(
  { name, council, shown, working, when, isOld, colour, target, isValueTold }: Head,
  holder: Holder,
): string {
  const worked = working ? ` (${working})` : ''
  const value = isValueTold ? `, ${working ? `${shown}${worked} ` : ''}` : `: ${shown}${worked} `
  const parts = [
    `${name}, ${council}${value}${when}`,
    ...(isOld ? [theNewest(holder)] : []),
    ...(colour ? [colour.toUpperCase()] : []),
    ...(target ? [`target ${target}`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** "Children in care, Rotherham: 502 at 31 March 2024 (the end of 2023/24), GREEN, target under 520." */
export function headLine(head: Head): Line {
  const { instead, isOld } = head
  const rest = headText(head, 'bot')
  if (instead) {
    const by = newestText(instead, 'bot')
    const ofReports = `${newestText(instead, 'reports')} ${headText(head, 'reports')}`
    return { role: 'head', text: `${by} ${rest}`, opened: { by, rest }, ofReports }
  }
  return { role: 'head', text: rest, ...(isOld && { ofReports: headText(head, 'reports') }) }
}

/** What is to be said of a colour beyond the first line. */
export type Rule =
  | { readonly kind: 'target-in-words'; readonly printed: string }
  /** No target is held for the figure's time. */
  | { readonly kind: 'no-target'; readonly period: string }
  /** The report prints one in the figure's row that is for a later year. */
  | { readonly kind: 'later-target'; readonly printed: string; readonly period: string }
  | {
      readonly kind: 'bands'
      readonly rag: Rag
      /** What gave the colour, or why there is none, as far as the first line has not said it. */
      readonly reason: string
      readonly polarity: Polarity
    }

/** A target in the figure's row that is for a later year. @param printed as the report has it */
export const laterTargetText = (printed: string, period: string): string =>
  `The report prints a target of ${printed} beside it, which I read as that of ${period}.`

export function ruleLines(rule: Rule): Line[] {
  switch (rule.kind) {
    case 'target-in-words':
      return [{ role: 'rule', text: targetInWordsText(rule.printed) }]
    case 'no-target':
      return [{ role: 'rule', text: noTargetText(rule.period) }]
    case 'later-target':
      return [
        {
          role: 'target',
          text: `${laterTargetText(rule.printed, rule.period)} So this figure has no colour.`,
        },
      ]
    case 'bands':
      return bandsText(rule).map((text): Line => ({ role: 'rule', text }))
  }
}

/** The bands that gave a colour, or why there is none; nothing of a measure that never has one. */
function bandsText({ rag, reason, polarity }: Extract<Rule, { kind: 'bands' }>): string[] {
  if (reason === '' || (rag === 'none' && polarity === 'info')) return []
  return [sentence(reason)]
}

/** Why a sum of months has no colour. @param months how many there are */
export const sumWithoutTargetText = (months: number): string =>
  `the sum of ${months === 3 ? 'three' : months} months has no target of its own`
