/** One answer as lines for a terminal. Only layout and style are added: every number stays as the answer's text has it. */

import type { Answer } from '../../model/answer.ts'
import { RAG_SYMBOLS } from '../../wording/format.ts'
import { type Line, type LineRole, linesOf, marked, noteLine, shownOf, untoldNotes } from '../../wording/line.ts'
import { isRag, paint, type Style } from './colour.ts'
import { plain, toAscii } from './plain.ts'
import type { Screen } from './screen.ts'
import { standingBars } from './standing-bars.ts'
import { trendLine, trendPoints } from './trend-line.ts'
import { STICKY, wrap } from './wrap.ts'

/** `text` safe for the screen, in characters that it has. */
export const shownOn = (text: string, screen: Pick<Screen, 'utf8'>): string =>
  screen.utf8 ? plain(text) : toAscii(plain(text))

const symbolOf = (word: string, screen: Pick<Screen, 'utf8'>): string => {
  const rag = word.toLowerCase()
  return isRag(rag) ? shownOn(RAG_SYMBOLS[rag], screen) : ''
}

/** RAG words where the text states a rating, not where it explains a rule, with their symbol before them. */
const withSymbols = (text: string, screen: Screen): string =>
  text.replace(
    /(?<![■▲●] ?)(?:\b(?:RED|AMBER|GREEN)\b|(?<=\()(?:red|amber|green)(?=\))|^(?:Red|Amber|Green)(?=:$))/gm,
    (word) => `${symbolOf(word, screen)}${STICKY}${word}`,
  )

const RATED = new RegExp(`\\S${STICKY}(red|amber|green)\\b`, 'gi')

/** Colours the ratings of a wrapped line and turns held spaces into ordinary ones. */
const finish = (line: string, screen: Screen): string =>
  line
    .replace(RATED, (rated, word: string) => paint(rated, word.toLowerCase() as Style, screen))
    .replaceAll(STICKY, ' ')

const STYLES: Readonly<Partial<Record<LineRole, Style>>> = { verdict: 'bold', source: 'dim' }

/** One line of an answer. The figure itself stands out, notes are marked, where it is from steps back. */
function body({ role, text, label }: Line, value: string | null, screen: Screen): string[] {
  const style = STYLES[role]
  const wrapped = shownOn(text, screen)
    .split('\n')
    .flatMap((line) => wrap(style === 'dim' ? line : withSymbols(line, screen), screen.width))
  if (style) return wrapped.map((l) => paint(l.replaceAll(STICKY, ' '), style, screen))
  return wrapped.map((l) => {
    const marked =
      role === 'note' && label
        ? finish(l, screen).replace(`${label}:`, (m) => paint(m, 'bold', screen))
        : finish(l, screen)
    return role === 'head' && value !== null ? marked.replace(value, (v) => paint(v, 'bold', screen)) : marked
  })
}

/** The whole answer, ready to write; ends with a line break. */
export function renderAnswer(answer: Answer, screen: Screen): string {
  const lines = linesOf(answer)
  const untold = untoldNotes(answer).map(noteLine)
  const value = shownOf(answer)
  const bars = standingBars(answer, screen)
  const trends = trendPoints(answer).flatMap((points) => {
    const shown = points.map((p) => ({ ...p, label: shownOn(p.label, screen), shown: shownOn(p.shown, screen) }))
    return trendLine(shown, screen)
  })
  const understood = answer.understood ? shownOn(`Understood as: ${answer.understood}.`, screen) : ''
  return `${[
    ...[...lines.map(marked), ...untold].flatMap((line) => bars.get(line.text) ?? body(line, value, screen)),
    ...trends.map((line) => line.replaceAll(STICKY, ' ')),
    ...(understood === '' ? [] : wrap(understood, screen.width).map((l) => paint(l, 'dim', screen))),
  ].join('\n')}\n`
}
