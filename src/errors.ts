/** An error with a sentence for a person in `message` and a stable `code` for the log. */
export class ScrutineerError extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** A setting, option or argument that cannot be used. */
export class UsageError extends ScrutineerError {
  constructor(message: string, options?: ErrorOptions) {
    super('usage', message, options)
  }
}

/** The status that a start ends with which no further start mends (EX_CONFIG of sysexits.h). */
export const UNUSABLE_SETTINGS = 78

/** Published data that cannot be loaded. The message names file, row and column where there are any. */
export class DataError extends ScrutineerError {
  constructor(message: string, options?: ErrorOptions) {
    super('data', message, options)
  }
}

/** The database cannot be opened, read or written. */
export class StoreError extends ScrutineerError {
  constructor(message: string, options?: ErrorOptions) {
    super('store', message, options)
  }
}

/** The database is away for the moment, and was left as it was or has done the work: it may be tried again. */
export class AwayError extends StoreError {}
