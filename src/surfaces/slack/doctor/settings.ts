/** Settings that nobody reads: mostly misspelt. */
import { distance } from 'fastest-levenshtein'
import { SETTINGS } from '../../../config.ts'
import { type Finding, ok, wrong } from './finding.ts'

/** Letters that may be wrong in a name that is meant to be another. */
const MOST_WRONG = 3
const LONG = SETTINGS.filter((each) => each.includes('_'))
/** Names that are too short to be far from anything. */
const SHORT = SETTINGS.filter((each) => !each.includes('_'))
/** Slack's own command line sets these. */
const OF_OTHERS = /^SLACK_CLI_/

const nearest = (
  name: string,
  among: readonly string[],
): { readonly name: string; readonly away: number } | undefined =>
  among.map((each) => ({ name: each, away: distance(name, each) })).toSorted((a, b) => a.away - b.away)[0]

/** The one of `among` that was probably meant; null where none is near. */
export function meantBy(name: string, among: readonly string[]): string | null {
  const found = nearest(name, among)
  return found && found.away <= MOST_WRONG ? found.name : null
}

const lettersOf = (name: string): string => [...name].toSorted().join('')

/** The short setting that was probably meant: of its letters, in another order or one too few or too many. "GHOST" is none. */
const meantShort = (name: string): string | null =>
  SHORT.find(
    (each) =>
      [...name].every((letter) => each.includes(letter)) &&
      (distance(name, each) <= 1 || lettersOf(name) === lettersOf(each)),
  ) ?? null

/** `names` are those of all environment variables. */
export function settingFindings(names: readonly string[]): Finding[] {
  const found = names
    .filter((name) => !(SETTINGS as readonly string[]).includes(name) && !OF_OTHERS.test(name))
    .flatMap((name) => {
      const meant = name.includes('_') ? meantBy(name.toUpperCase(), LONG) : meantShort(name.toUpperCase())
      if (!meant && !/^(?:SCRUTINEER|SLACK)_/.test(name)) return []
      return [
        wrong(`${name} is no setting${meant ? `: ${meant} is probably meant` : '; .env.example lists them all'}.`),
      ]
    })
  return found.length > 0 ? found : [ok('No setting is misspelt.')]
}
