/** Who a sentence says holds a figure: the bot, or the council's reports alone, where more is held than they have. */
export type Holder = 'bot' | 'reports'

/** A sentence for either, of which the first is said unless more is held. */
export interface Held {
  readonly text: string
  readonly ofReports: string
}

export const nothingFor = (holder: Holder): string =>
  holder === 'bot' ? 'I hold nothing for' : "The council's reports have nothing for"

export const theNewest = (holder: Holder): string =>
  holder === 'bot' ? 'the newest I hold' : "the newest in the council's reports"

export const asHeld = (say: (holder: Holder) => string): Held => ({ text: say('bot'), ofReports: say('reports') })
