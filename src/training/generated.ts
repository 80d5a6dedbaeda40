/** Questions made of phrasings and what the catalogue holds: they teach what an act sounds like, and are never scored. */
import { createRequire } from 'node:module'
import type { Catalogue } from '../catalogue.ts'
import type { GoldenQuestion } from '../tools/eval.ts'
import { restricted, restrictionOf } from './augment.ts'
import { seeded } from './noise.ts'

const PHRASINGS = createRequire(import.meta.url)('./phrasings.json') as Readonly<Record<string, readonly string[]>>

const FOLLOW_UPS = createRequire(import.meta.url)('./follow-ups.json') as Readonly<
  Record<string, Readonly<Record<string, readonly string[]>> & { readonly first: readonly string[] }>
>

const PERIODS = [
  'in March 2024',
  'in 2023/24',
  'last year',
  'last quarter',
  'Q4 2023/24',
  'for 2022/23',
  'this year',
  'at the end of February 2024',
  'in term 2 2023/24',
  'in January',
  'last month',
  '23/24',
  '',
  '',
  '',
] as const
const BENCHMARKS = [
  'England',
  'the national average',
  'our statistical neighbours',
  'the region',
  'the best neighbour',
  'the top quartile',
] as const
const CONDITIONS = [
  'red',
  'amber',
  'green',
  'off target',
  'on target',
  'worse than last year',
  'better than England',
  'below the England average',
  'getting worse',
  'improving',
  'red and getting worse',
  'below target',
  'behind our neighbours',
  'without a target',
  'at 100%',
  'green in January but not in March 2024',
  'not green',
  'better than the best neighbour',
  'in the top quartile',
  'above 90%',
  'under 50%',
  'higher than in 2022/23',
  'lower than they were last year',
  'below where they were in 2022/23',
  'the same as last year',
  'green but getting worse',
  'red or amber',
  'neither red nor amber',
  'worse than England but better than our neighbours',
  'better than both England and our neighbours',
  'ahead of target',
  'missing their target',
  'moving the wrong way',
  'going up',
  'down on last year',
  'above target',
] as const
const RESTRICTING = [
  'how many of those are',
  'how many of them were',
  'and how many of these are',
  'of those, how many are',
  'could that be broken down to show just those',
  'only the ones',
  'what about those',
  'how many of those children are',
] as const
const OF_THOSE = 80
const EACH = 8
const EACH_FOLLOW_UP = 3
const EACH_RESTRICTED = 24

/** Asked by each council of its own measures; right only as the act that the phrasing is listed under. */
export function generated(catalogue: Catalogue, themes: readonly string[], seed: number): GoldenQuestion[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const out: GoldenQuestion[] = []
  const filled = (template: string, council: string): string => {
    const held = [...catalogue.indicators].filter((m) => catalogue.holds(council, m.id))
    const phrase = (): string => pick(pick(held).say)
    const term = pick(catalogue.glossary)
    const first = pick(catalogue.councils)
    const second = pick(catalogue.councils.filter((c) => c !== first))
    return template
      .replace('{m}', phrase)
      .replace('{n}', phrase)
      .replace('{p}', () => pick(PERIODS))
      .replace('{b}', () => pick(BENCHMARKS))
      .replace('{t}', () => pick(themes))
      .replaceAll('{x}', () => pick(CONDITIONS))
      .replace('{c}', () => first.name)
      .replace('{d}', () => second.name)
      .replace('{g}', () => pick([term.term, ...term.abbreviations]).toLowerCase())
      .trim()
  }
  for (const [kind, { first, ...acts }] of Object.entries(FOLLOW_UPS))
    for (const [act, templates] of Object.entries(acts))
      for (const [i, template] of templates.entries())
        for (let n = 0; n < EACH_FOLLOW_UP; n++) {
          const council = pick(catalogue.councils).key
          const thread = `${kind}-${act}-${i}-${n}`
          const now = '2024-07-30'
          const opening = kind === 'lists' ? 'list' : 'figure'
          out.push({
            id: `${thread}-1`,
            council,
            now,
            thread,
            q: filled(pick(first), council),
            expect: { act: opening },
          })
          out.push({ id: `${thread}-2`, council, now, thread, q: filled(template, council), expect: { act } })
        }
  for (let n = 0; n < OF_THOSE; n++) {
    const council = pick(catalogue.councils).key
    const thread = `of-those-${n}`
    const now = '2024-07-30'
    out.push({
      id: `${thread}-1`,
      council,
      now,
      thread,
      q: filled(pick(['{m} {p}', 'what is {m}']), council),
      expect: { act: 'figure' },
    })
    const q = `${pick(RESTRICTING)} ${restrictionOf(random)}`
    out.push({ id: `${thread}-2`, council, now, thread, q, expect: { act: 'nothing' } })
  }
  for (const [act, templates] of Object.entries(PHRASINGS))
    for (const [i, template] of templates.entries())
      for (let n = 0; n < EACH; n++) {
        const council = pick(catalogue.councils).key
        const q = filled(template, council)
        out.push({ id: `${act}-${i}-${n}`, council, now: '2024-07-30', q, expect: { act } })
      }
  for (const [i, template] of (PHRASINGS.figure ?? []).entries())
    for (let n = 0; n < EACH_RESTRICTED; n++) {
      const council = pick(catalogue.councils).key
      const q = restricted(filled(template, council), restrictionOf(random))
      out.push({ id: `nothing-${i}-${n}`, council, now: '2024-07-30', q, expect: { act: 'nothing' } })
    }
  return out
}
