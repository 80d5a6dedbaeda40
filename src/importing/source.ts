/** What every layout reads from, and what it gives: the raw half of a draft, before anything is compared or checked. */
import type { Basis } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import type { ReadFile } from './formats/sheet.ts'
import type { Mapping } from './matching/mapping.ts'
import type { Match } from './matching/match.ts'
import type { Ask, DraftCommentary, DraftFigure, DraftFinding, DraftMeasure, Unused } from './model.ts'
import type { Published } from './published.ts'
import type { Column } from './tables/heads.ts'
import type { LayoutWords } from './words/layout-words.ts'
import type { ToleranceSaid } from './words/tolerance-words.ts'

export interface Source {
  readonly file: string
  readonly read: ReadFile
  readonly council: string | null
  /** What the officer says that the report is of; null where its titles have to. */
  readonly period: Period | null
  readonly published: Published
  readonly words: LayoutWords
  readonly mapping: Mapping
  /** Whether rows that match no measure are measures of their own; else they are asked about. */
  readonly newMeasures: boolean
}

/** A measure with how it was matched. */
export interface ReadMeasure extends DraftMeasure {
  readonly match: Match
  readonly polarityPrinted: string
  /** Its printed words, by which an answer about it is remembered. */
  readonly row: string
  /** Whether a person has said that its figures are published as words. */
  readonly asWords: boolean
  /** Of a number in a sentence: where it is named in an answer ("B5#2"), and the words by which that is remembered. Else null. */
  readonly number: { readonly cell: string; readonly words: string } | null
  /** What a person has said that its figures are of; null where nobody has. */
  readonly basis: Basis | null
  /** What a person has said of its tolerance; null where nobody has. */
  readonly toleranceSaid: ToleranceSaid | null
}

/** A figure with what the checks need beyond it. */
export interface ReadFigure extends DraftFigure {
  /** Row and column of its cell, from 0. */
  readonly r: number
  readonly c: number
  readonly head: Column | null
  /** Whether a column of its row says when it is of. */
  readonly rowPeriod: boolean
  readonly percent: boolean
  /** Whether its cell says its thousands or millions itself, so that it is taken in full. */
  readonly inFull: boolean
  /** Of a formula: what it adds up, and whether it reads another workbook. */
  readonly formula: string | null
}

export interface Reading {
  readonly layout: string
  readonly title: string | null
  readonly report: { readonly key: string; readonly period: Period; readonly from: string | null } | null
  readonly sheetsRead: readonly string[]
  readonly sheetsNotRead: readonly string[]
  readonly sheetsRepeat: readonly string[]
  readonly measures: readonly ReadMeasure[]
  readonly figures: readonly ReadFigure[]
  readonly commentary: readonly DraftCommentary[]
  readonly unused: readonly Unused[]
  readonly asks: readonly Ask[]
  readonly findings: readonly DraftFinding[]
}
