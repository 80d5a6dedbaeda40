/** What the terminal can show. */

export interface Screen {
  /** Columns to write in, at most 80. */
  readonly width: number
  readonly colour: boolean
  readonly utf8: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const MOST_COLUMNS = 80
const FEWEST_COLUMNS = 20

/** Whether the locale writes UTF-8, by POSIX precedence: LC_ALL, LC_CTYPE, LANG. Windows terminals always do. */
export function isUtf8(env: Environment, platform: NodeJS.Platform = process.platform): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  return platform === 'win32' || /utf-?8/i.test(locale)
}

/** The screen behind `out`; `colour` is the person's own choice (NO_COLOR). */
export function screenOf(
  out: { readonly isTTY?: boolean; readonly columns?: number },
  colour: boolean,
  env: Environment = process.env,
): Screen {
  return {
    width: Math.max(FEWEST_COLUMNS, Math.min(out.columns || MOST_COLUMNS, MOST_COLUMNS)),
    colour: colour && out.isTTY === true && env.TERM !== 'dumb',
    utf8: isUtf8(env),
  }
}
