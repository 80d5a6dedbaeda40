/** The tokens of normalised text: runs of letters and digits, with what stands between them left out. */

export type TokenKind = 'word' | 'number' | 'mixed' | 'other'

export interface TypedToken {
  readonly typed: string
  readonly from: number
  readonly to: number
  readonly kind: TokenKind
  /** Nothing but one blank or hyphen stands between the token before and this one. */
  readonly follows: boolean
  /** A clause begins here. */
  readonly begins: boolean
}

export function typedTokens(text: string): TypedToken[] {
  const out: TypedToken[] = []
  let end = 0
  for (const m of text.matchAll(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)*/gu)) {
    const gap = text.slice(end, m.index)
    out.push({
      typed: m[0],
      from: m.index,
      to: m.index + m[0].length,
      kind: kindOf(m[0]),
      follows: out.length > 0 && (gap === ' ' || gap === '-'),
      begins: out.length === 0 || /[^ /'"-]/.test(gap),
    })
    end = m.index + m[0].length
  }
  return out
}

function kindOf(token: string): TokenKind {
  if (/^[a-z]+$/.test(token)) return 'word'
  if (/^\d+$/.test(token)) return 'number'
  return /^[a-z\d]+$/.test(token) ? 'mixed' : 'other'
}
