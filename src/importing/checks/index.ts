/** Every check of a draft, in the order in which its findings are told. */
import { checkAfterReport } from './after-report.ts'
import { checkAnnualTarget } from './annual-target.ts'
import { checkBandsOrder } from './bands-order.ts'
import type { Check } from './check.ts'
import { checkDisagreement } from './disagreement.ts'
import { checkFlowOnADay } from './flow-on-a-day.ts'
import { checkGoodSide } from './good-side.ts'
import { checkHistory } from './history.ts'
import { checkLoaded } from './loaded.ts'
import { checkMeasures } from './measures.ts'
import { checkMonths } from './months.ts'
import { checkNumbers } from './numbers.ts'
import { checkScale } from './scale.ts'
import { checkToDateFalls } from './to-date-falls.ts'

export const DRAFT_CHECKS: readonly Check[] = [
  checkMeasures,
  checkNumbers,
  checkScale,
  checkBandsOrder,
  checkGoodSide,
  checkAnnualTarget,
  checkFlowOnADay,
  checkMonths,
  checkToDateFalls,
  checkAfterReport,
  checkHistory,
  checkDisagreement,
  checkLoaded,
]
