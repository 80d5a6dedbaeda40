/** Every check, in the order in which its findings are told. */
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import { checkBands } from './bands.ts'
import { checkBenchmarks } from './benchmarks.ts'
import { checkDatedPositions } from './dated-positions.ts'
import { checkDisagreements } from './disagreements.ts'
import { checkDuplicates } from './duplicates.ts'
import { checkJumps } from './jumps.ts'
import type { Check } from './leads.ts'
import { checkOutturnPosition } from './outturn-position.ts'
import { checkOutturnShare } from './outturn-share.ts'
import { checkPercentages } from './percentages.ts'
import { checkPrintedPeriods } from './printed-periods.ts'
import { checkRateAndCount } from './rate-and-count.ts'
import { checkReportTitles } from './report-titles.ts'
import { checkShares } from './shares.ts'
import { checkSums } from './sums.ts'
import { checkUnits } from './units.ts'
import { checkYearToDate } from './year-to-date.ts'

const CHECKS: readonly Check[] = [
  checkDuplicates,
  checkBands,
  checkPercentages,
  checkDisagreements,
  checkDatedPositions,
  checkOutturnPosition,
  checkOutturnShare,
  checkYearToDate,
  checkSums,
  checkShares,
  checkRateAndCount,
  checkBenchmarks,
  checkUnits,
  checkPrintedPeriods,
  checkReportTitles,
  checkJumps,
]

export const runChecks = (loaded: LoadedData): Finding[] => CHECKS.flatMap((check) => check(loaded))
