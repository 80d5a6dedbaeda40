/** A file that cannot be read, with one sentence that says why and what to do. */
export class FileRefused extends Error {
  /** Stable, for programs. */
  readonly code: string
  readonly sheet: string | null
  /** From 1, of a text file. */
  readonly line: number | null
  constructor(code: string, message: string, where: { sheet?: string; line?: number } = {}) {
    super(message)
    this.name = 'FileRefused'
    this.code = code
    this.sheet = where.sheet ?? null
    this.line = where.line ?? null
  }
}

export const DAMAGED = 'The file is cut off or damaged; save it again and send it once more.'
