import type { Strip } from './useStrip'

export interface Bar {
  readonly id: number
  readonly x: number
  readonly wide: number
  /** From the road's middle outwards, downwards positive. */
  readonly y: number
  readonly category: string
  readonly open: boolean
  readonly title: string
}

const STACK = 9
const DEEPEST = 74
const NEAREST = 12
const NARROWEST = 7
const ended = new Set(['closed', 'rejected', 'merged'])

/** Where each issue is drawn: left of rising stakes above the road, right below; what falls onto one place is stacked outwards. */
export function layOut(strip: Strip, x: (mm: number) => number): Bar[] {
  const stacked = new Map<string, number>()
  return strip.issues.map((issue) => {
    const at = x(issue.fromMm)
    const above = issue.side === 'left'
    const cell = `${Math.round(at / NARROWEST)}${above ? 'l' : 'r'}`
    const high = (stacked.get(cell) ?? 0) + 1
    stacked.set(cell, high)
    const away = Math.min(DEEPEST, NEAREST + (high - 1) * STACK)
    return {
      id: issue.id, x: at, wide: Math.max(NARROWEST - 1, x(issue.toMm) - at), y: above ? -away - STACK + 1 : away,
      category: issue.category, open: !ended.has(issue.state), title: `@${issue.id} ${issue.stake ?? ''}`,
    }
  })
}

/** The marks that have room for their numbers. */
export function legible(strip: Strip, x: (mm: number) => number, room: number) {
  let free = -Infinity
  return strip.marks.filter(({ atMm }) => {
    if (x(atMm) < free) return false
    free = x(atMm) + room
    return true
  })
}
