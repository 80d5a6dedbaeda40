/** The blocks that a card is made of. */
import type { KnownBlock } from '@slack/types'

export interface ChartPoint {
  readonly label: string
  readonly value: number
}

export interface ChartSeries {
  readonly name: string
  readonly data: readonly ChartPoint[]
}

/**
 * A native chart: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 * `@slack/types` 3.2.0 has no type for it; only what we draw is described.
 */
export interface DataVisualizationBlock {
  readonly type: 'data_visualization'
  readonly title: string
  readonly chart: {
    readonly type: 'line' | 'bar'
    readonly series: readonly ChartSeries[]
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string }
  }
}

export type Block = KnownBlock | DataVisualizationBlock
