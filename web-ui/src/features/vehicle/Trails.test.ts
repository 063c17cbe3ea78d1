import { describe, expect, it } from 'vitest'
import { TRAIL_LENGTH, Trails } from './Trails'

const minute = 60_000

describe('trails', () => {
  it('keep the last half hour, oldest first, and a point every twenty seconds at most', () => {
    const trails = new Trails()
    const start = 1_000_000_000
    for (let second = 0; second <= 3600; second++) trails.note(7, start + second * 1000, second, 41)
    const way = trails.of(7, start + 3600_000).map(([lon]) => lon)
    expect(way).toHaveLength(90)
    expect([way[0], way[1], way.at(-1)]).toEqual([1820, 1840, 3600])
    expect(trails.of(7, start + 3600_000 + 20 * minute)).toHaveLength(30)
    expect(trails.of(8, start)).toEqual([])
  })

  it('are let go where nothing was seen for long', () => {
    const trails = new Trails()
    trails.note(7, 1_000_000_000, 120, 41)
    trails.prune(1_000_000_000 + TRAIL_LENGTH)
    expect(trails.of(7, 1_000_000_000)).toHaveLength(1)
    trails.prune(1_000_000_001 + TRAIL_LENGTH)
    expect(trails.of(7, 1_000_000_000)).toEqual([])
  })
})
