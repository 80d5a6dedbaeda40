/** What somebody is told where something failed that is none of their doing: what became of it, and what to do. */

/** @param became what came of it, without a full stop: "nothing has changed" */
export const sorry = (became: string, then = 'Please try again.'): string =>
  `Something went wrong on my side, so ${became}. ${then}`

export const NOTHING_CHANGED = sorry('nothing has changed')
export const NOT_LOOKED_UP = 'I looked nothing up'
