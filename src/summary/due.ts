import type { Catalogue } from '../catalogue.ts'
import type { IsoDate } from '../model/period.ts'
export const nextDue = (_c: Catalogue, _k: string, _t: IsoDate): { text: string } | null => null
