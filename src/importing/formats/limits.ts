/** What a file may cost. Measured: real workbooks of councils stay far below each of these. */
export const LIMITS = {
  /** Bytes of the file itself. */
  file: 64 * 2 ** 20,
  /** Bytes that one part of a workbook may unpack to. */
  part: 48 * 2 ** 20,
  /** Bytes that all parts may unpack to. */
  parts: 128 * 2 ** 20,
  partCount: 2000,
  /** Rows of a sheet that are read. */
  rows: 20_000,
  /** Rows of a text file that are read. */
  lines: 100_000,
  columns: 1000,
  /** Figures of one file: more than a hundred scorecards have. */
  figures: 20_000,
  /** Characters of one row of a text file: an open quote ends here instead of taking the memory. */
  record: 200_000,
  milliseconds: 10_000,
  megabytes: 384,
} as const

const MEGA = 2 ** 20

/** Bytes as people say them. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / MEGA).toLocaleString('en-GB')} MB`

/** What is said of a file of more than `LIMITS.file` bytes. */
export const tooLarge = (bytes: number): string =>
  `The file has ${megabytes(bytes)}, more than ${megabytes(LIMITS.file)}; send the sheet with the scorecard alone.`
