import { describe, expect, it } from 'vitest'
import { layOut, legible } from './stripLayout'
import type { Strip } from './useStrip'

const issue = (id: number, fromMm: number, side?: 'left' | 'right', state = 'filed') => ({ id, category: 'garbage', state, side, fromMm, toMm: fromMm, foundAt: '2020-04-01T00:00:00Z' })
const strip = (issues: Strip['issues'], marks: Strip['marks'] = []): Strip => ({
  highwayId: 1, ref: 'G101', name: '', shared: [], marks, issues, cut: false,
  line: { prefix: 'K', from: 'K0+000', to: 'K10+000', fromMm: 0, toMm: 10_000_000, lengthMm: 10_000_000, breaks: [] },
})
const x = (mm: number) => mm / 10_000

describe('a strip', () => {
  it('draws left above and right below the road, and stacks what lies on one place', () => {
    const bars = layOut(strip([issue(1, 5_000_000, 'left'), issue(2, 5_000_000, 'left'), issue(3, 5_000_000, 'right'), issue(4, 9_000_000)]), x)
    expect(bars.map(({ y }) => Math.sign(y))).toEqual([-1, -1, 1, 1])
    expect(bars[1]!.y).toBeLessThan(bars[0]!.y)
    expect(bars[3]!.y).toBe(bars[2]!.y)
  })

  it('tells open issues from closed ones', () => {
    expect(layOut(strip([issue(1, 0), issue(2, 0, 'left', 'closed')]), x).map(({ open }) => open)).toEqual([true, false])
  })

  it('leaves out numbers for which there is no room', () => {
    const marks = [0, 1, 2, 3, 4].map((km) => ({ atMm: km * 200_000, text: `K${km}` }))
    expect(legible(strip([], marks), x, 40).map(({ text }) => text)).toEqual(['K0', 'K2', 'K4'])
  })
})
