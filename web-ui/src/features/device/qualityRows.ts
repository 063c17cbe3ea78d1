import type { Quality } from './useDevices'

export type Verdict = keyof Quality['verdicts']
/** What became of a record: it moved the picture, it was stored with a mark, it was not stored. */
export const fates: readonly { readonly fate: 'taken' | 'doubted' | 'refused'; readonly verdicts: readonly Verdict[] }[] = [
  { fate: 'taken', verdicts: ['qualified', 'late'] },
  { fate: 'doubted', verdicts: ['speed', 'altitude', 'jump'] },
  { fate: 'refused', verdicts: ['duplicate', 'range', 'zero', 'ahead', 'behind'] },
]

export interface QualityRow {
  readonly fate: (typeof fates)[number]['fate']
  readonly verdict: Verdict
  readonly today: number
  readonly all: number
  /** Of all records. */
  readonly share: number
}

/** The verdicts that there were, each with how many of today and of all days; the good ones first. */
export function qualityRows(days: readonly Quality[], today: string): QualityRow[] {
  const records = days.reduce((sum, day) => sum + day.records, 0)
  return fates.flatMap(({ fate, verdicts }) => verdicts.map((verdict) => {
    const all = days.reduce((sum, day) => sum + (day.verdicts[verdict] ?? 0), 0)
    return { fate, verdict, all, today: days.find(({ day }) => day === today)?.verdicts[verdict] ?? 0, share: records ? all / records : 0 }
  })).filter(({ all, verdict }) => all > 0 || verdict === 'qualified')
}

/** The share of records that nobody doubts, late ones included; null without records. */
export function goodShare(days: readonly Quality[]): number | null {
  const records = days.reduce((sum, day) => sum + day.records, 0)
  return records ? days.reduce((sum, { verdicts }) => sum + (verdicts.qualified ?? 0) + (verdicts.late ?? 0), 0) / records : null
}
