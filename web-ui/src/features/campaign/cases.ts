import type { CampaignLine } from '@/api/models'
import type { Grouping } from './useFigures'

export type CaseMeasure = 'found' | 'removed' | 'verified' | 'open'

/** Which issues somebody wants to see behind a figure. */
export interface CaseWish {
  readonly title: string
  readonly category?: string
  readonly unit?: CampaignLine['unit']
  readonly measure?: CaseMeasure
  readonly by?: Grouping
  readonly key?: string
}

/** What of a line's target, or of what was found where there is none, is verified and removed: as shares of a bar, at most 1. */
export function sharesOf({ target, found, removed, verified }: CampaignLine): { verified: number; removed: number } {
  const whole = target ?? found
  const share = (amount: number) => (whole > 0 ? Math.min(1, amount / whole) : 0)
  return { verified: share(verified), removed: Math.max(0, share(removed) - share(verified)) }
}

/** Amounts of days as what there was by the end of each. */
export function summed(amounts: readonly number[]): number[] {
  let sum = 0
  return amounts.map((amount) => Math.round((sum += amount) * 1000) / 1000)
}
