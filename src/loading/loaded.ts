/** The data as read, each row with the place it came from: what the checks look at. */
import type { Document, Figure, FigureKind } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { SharedRules } from '../rules/rag.ts'
import type { Place } from './finding.ts'
import type { Relations } from './relations.ts'

export interface LoadedMeasure {
  readonly measure: Measure
  readonly at: Place
}

export interface LoadedFigure {
  readonly figure: Figure
  /** `target` is kept here: among figures it is a green band without tolerance. */
  readonly printedKind: FigureKind | 'target'
  readonly at: Place
}

export interface LoadedDocument {
  readonly document: Document
  /** The path of its report.json. */
  readonly file: string
}

export interface LoadedData {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly documents: readonly LoadedDocument[]
  readonly measures: readonly LoadedMeasure[]
  readonly figures: readonly LoadedFigure[]
  readonly relations: Relations
  /** Null where they cannot be used, which is an error by itself. */
  readonly rules: SharedRules | null
}
