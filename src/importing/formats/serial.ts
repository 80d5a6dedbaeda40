/** The numbers that a spreadsheet keeps dates as. */
import type { IsoDate } from '../../model/period.ts'
import { addDays } from '../../periods/days.ts'

/** Right from March 1900 on: the 29th of February before it, which spreadsheets count, never was. */
export const dayOfSerial = (serial: number): IsoDate => addDays('1899-12-30', serial)
