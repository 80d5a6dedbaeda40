/** One answer as lines for a terminal. Only layout and style are added: every number stays as the answer's text has it. */
import { RAG_SYMBOLS } from '../../answers/format.ts'
import type { Answer } from '../../model/answer.ts'
import { isRag, paint, type Style } from './colour.ts'
import { plain, toAscii } from './plain.ts'
import { printedValue } from './printed-value.ts'
import type { Screen } from './screen.ts'
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

/** Value, rating and period: what most askers want, before the sentences that say it in full. */
function headline(answer: Answer, screen: Screen): string[] {
  const value = answer.kind === 'answer' ? printedValue(answer) : null
  if (value === null || !answer.period) return []
  const rag = answer.rag === 'none' ? '' : `, ${answer.rag.toUpperCase()}`
  const asked = answer.requestedPeriod ? ` (nothing is published for ${answer.requestedPeriod.label})` : ''
  const rest = `${rag}, for ${answer.period.label}${asked}`
  const [first = '', ...more] = wrap(withSymbols(shownOn(`${value}${rest}`, screen), screen), screen.width)
  const end = value.length
  const prominent = paint(first.slice(0, end), 'bold', screen) + finish(first.slice(end), screen)
  return [prominent, ...more.map((l) => finish(l, screen)), '']
}

/** One line of the answer's text. Notes are marked; where it is from steps back. */
function body(line: string, screen: Screen): string[] {
  const wrapped = wrap(withSymbols(line, screen), screen.width)
  if (/^Sources?: /.test(line)) return wrapped.map((l) => paint(l.replaceAll(STICKY, ' '), 'dim', screen))
  return wrapped.map((l) => finish(l, screen).replace(/^Note:/, (mark) => paint(mark, 'bold', screen)))
}

/** The whole answer, ready to write; ends with a line break. */
export function renderAnswer(answer: Answer, screen: Screen): string {
  const notes = new Set(answer.notes.map((n) => n.trim()))
  const lines = answer.text.split('\n').map((l) => (notes.has(l.trim()) ? `Note: ${l.trim()}` : l))
  const untold = [...notes].filter((n) => n !== '' && !answer.text.includes(n)).map((n) => `Note: ${n}`)
  const told = shownOn([...lines, ...untold].join('\n'), screen).split('\n')
  const trends = trendPoints(answer).flatMap((points) => {
    const shown = points.map((p) => ({ ...p, label: shownOn(p.label, screen), shown: shownOn(p.shown, screen) }))
    return trendLine(shown, screen)
  })
  const understood = answer.understood ? shownOn(`Understood as: ${answer.understood}.`, screen) : ''
  return `${[
    ...headline(answer, screen),
    ...told.flatMap((line) => body(line, screen)),
    ...trends.map((line) => line.replaceAll(STICKY, ' ')),
    ...(understood === '' ? [] : wrap(understood, screen.width).map((l) => paint(l, 'dim', screen))),
  ].join('\n')}\n`
}
