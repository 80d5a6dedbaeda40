/** Keys of reports are names of folders in what is exported, so nothing but a plain name is one. */
import { UsageError } from '../errors.ts'

const KEY = /^[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?$/

/** Whether it can be the key of a report, within its council. */
export const isReportKey = (key: string): boolean => KEY.test(key) && !key.includes('..')

/** @throws UsageError for a document whose key is not that of a council and a report */
export function refuseOtherKeys(document: string): void {
  const [council = '', report = '', ...more] = document.split('/')
  if (more.length === 0 && isReportKey(council) && isReportKey(report)) return
  throw new UsageError(
    `"${document}" is no key of a report; its council and its own key have small letters, digits and hyphens, such as "2024-25-q1".`,
  )
}
