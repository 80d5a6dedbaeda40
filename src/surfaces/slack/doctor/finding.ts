/** One thing that was looked at, in a sentence. */
export interface Finding {
  /** "wrong" is to be mended before the bot can be relied on; "note" is worth knowing. */
  readonly level: 'ok' | 'note' | 'wrong'
  readonly say: string
}

export const ok = (say: string): Finding => ({ level: 'ok', say })
export const note = (say: string): Finding => ({ level: 'note', say })
export const wrong = (say: string): Finding => ({ level: 'wrong', say })
