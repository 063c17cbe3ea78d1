import { describe, expect, it } from 'vitest'
import { pixelsPerArcMinute, wallGeometry } from './arcMinutes'

describe('type on the wall', () => {
  it.each([
    { panels: '2 x 2 of 55 inch', width: 2.42, font: 51 },
    { panels: '3 x 3 of 55 inch', width: 3.63, font: 34 },
    { panels: '4 x 4 of 55 inch', width: 4.84, font: 25.5 },
  ])('at 5 m on $panels, 20 arc-minutes of Chinese need about $font px', ({ width, font }) => {
    expect((20 * pixelsPerArcMinute(3840, { width, distance: 5 })) / 0.905).toBeCloseTo(font, 0)
  })

  it.each([
    [{}, { width: 2.42, distance: 5 }],
    [{ width: '4.84', distance: '8' }, { width: 4.84, distance: 8 }],
    [{ width: '-1', distance: 'far' }, { width: 2.42, distance: 5 }],
  ])('reads %j as %j', (query, geometry) => {
    expect(wallGeometry(query)).toEqual(geometry)
  })
})
