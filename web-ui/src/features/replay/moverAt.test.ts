import { describe, expect, it } from 'vitest'
import { courseAt, indexAt, linesOf, moverAt } from './moverAt'

/** Ten seconds to the east, a gap of a minute, a stay, and on. */
const track = {
  time: [1_000, 11_000, 71_000, 171_000, 181_000],
  lon: [120, 120.01, 120.2, 120.2, 120.21],
  lat: [41, 41, 41, 41, 41.01],
  speedKmh: [30, 40, 0, null, 10],
  afterGap: [2],
}

describe('where a mover was', () => {
  it.each([
    [0, null],
    [1_000, { lon: 120, lat: 41, speedKmh: 30, known: true }],
    [6_000, { lon: 120.005, lat: 41, speedKmh: 30, known: true }],
    [11_000, { lon: 120.01, lat: 41, speedKmh: null, known: false }],
    [40_000, { lon: 120.01, lat: 41, speedKmh: null, known: false }],
    [71_000, { lon: 120.2, lat: 41, speedKmh: 0, known: true }],
    [121_000, { lon: 120.2, lat: 41, speedKmh: 0, known: true }],
    [176_000, { lon: 120.205, lat: 41.005, speedKmh: null, known: true }],
    [181_000, { lon: 120.21, lat: 41.01, speedKmh: null, known: true }],
    [999_000, { lon: 120.21, lat: 41.01, speedKmh: null, known: false }],
  ])('at %i ms', (time, expected) => {
    const at = moverAt(track, time)
    if (expected === null) expect(at).toBeNull()
    else expect(at).toEqual({ ...expected, lon: expect.closeTo(expected.lon, 9), lat: expect.closeTo(expected.lat, 9) })
  })

  it.each([
    ['before it was seen', 0, null],
    ['to the east', 6_000, 90],
    ['in a gap', 40_000, null],
    ['while it stands', 121_000, null],
    ['to the north-east, where a degree of longitude is shorter', 176_000, 37],
    ['after its last fix', 999_000, null],
  ])('%s it goes this way', (_, time, expected) => {
    const course = courseAt(track, time)
    expect(course === null ? null : Math.round(course)).toBe(expected)
  })

  it('is nowhere without fixes', () => {
    expect(moverAt({ time: [], lon: [], lat: [], speedKmh: [], afterGap: [] }, 5)).toBeNull()
  })

  it('takes the later of two points of one moment', () => {
    expect(indexAt([0, 5, 5, 9], 5)).toBe(2)
    expect(moverAt({ time: [5, 5, 9], lon: [1, 2, 3], lat: [0, 0, 0], speedKmh: [null, null, null], afterGap: [] }, 5)!.lon).toBe(2)
  })

  it('is drawn as lines that end at gaps', () => {
    expect(linesOf(track).map((line) => line.length)).toEqual([2, 3])
    expect(linesOf({ lon: [], lat: [], afterGap: [] })).toEqual([])
  })
})
