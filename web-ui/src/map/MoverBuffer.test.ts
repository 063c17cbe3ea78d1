import { describe, expect, it } from 'vitest'
import { ALARMED, MoverBuffer, STALE, type Put } from './MoverBuffer'

const centre = [120, 41] as const
const all = (...units: (readonly [id: number, lon: number, lat: number])[]) => (put: Put) => units.forEach(([id, lon, lat]) => put(id, lon, lat, 1, 0, 0))
const rows = (buffer: MoverBuffer) => Array.from({ length: buffer.count }, (_, slot) => [...buffer.filled().subarray(slot * 8, slot * 8 + 8)])
const degrees = (mercator: number) => mercator * 360

describe('the buffer of drawn movers', () => {
  it('shows a new one in place, and lets a known one glide from where it is', () => {
    const buffer = new MoverBuffer(centre, false)
    buffer.update(0, 1000, all([7, 120, 41]))
    buffer.update(1000, 1000, all([7, 120.01, 41]))
    buffer.update(1500, 1000, all([7, 120.03, 41]))
    const [row] = rows(buffer)
    expect(degrees(row![0]!)).toBeCloseTo(0.005, 4)
    expect(degrees(row![2]!)).toBeCloseTo(0.03, 4)
    expect(buffer.movingUntil).toBe(2500)
  })

  it.each([
    ['too far to be driven', false, 121],
    ['that somebody wants no motion to show', true, 120.01],
  ])('lets a way %s be a jump', (_, still, lon) => {
    const buffer = new MoverBuffer(centre, still)
    buffer.update(0, 1000, all([7, 120, 41]))
    buffer.update(1000, 1000, all([7, lon, 41]))
    const [row] = rows(buffer)
    expect(row![0]).toBe(row![2])
  })

  it('keeps flags and course side by side', () => {
    const buffer = new MoverBuffer(centre, false)
    buffer.update(0, 1000, (put) => put(7, 120, 41, 3, STALE + ALARMED, 359))
    const [row] = rows(buffer)
    expect([row![6], row![7]! % 8, Math.floor(row![7]! / 8)]).toEqual([3, 5, 359])
  })

  it('forgets who is no longer put, and keeps the others', () => {
    const buffer = new MoverBuffer(centre, false)
    buffer.update(0, 1000, all([1, 120.01, 41], [2, 120.02, 41], [3, 120.03, 41]))
    buffer.update(1000, 1000, all([2, 120.02, 41], [3, 120.03, 41]))
    buffer.update(2000, 1000, all([2, 120.02, 41], [3, 120.03, 41], [4, 120.04, 41]))
    expect(rows(buffer).map((row) => Math.round(degrees(row[2]!) * 100)).sort()).toEqual([2, 3, 4])
  })

  it('says whether there is anything to draw anew', () => {
    const buffer = new MoverBuffer(centre, false)
    const marked = (look: number, flags = 0) => (put: Put) => put(7, 120, 41, look, flags, 0)
    const rounds = [marked(1), marked(1), marked(2), marked(2, STALE), marked(2, STALE), all([7, 120.01, 41]), all([7, 120.01, 41]), () => undefined, () => undefined]
    expect(rounds.map((fill, second) => buffer.update(second * 1000, 1000, fill))).toEqual([true, false, true, true, false, true, false, true, false])
  })

  it('knows how fast the glide is that is still under way', () => {
    const buffer = new MoverBuffer(centre, false)
    buffer.update(0, 1000, all([7, 120, 41]))
    buffer.update(1000, 1000, all([7, 120.01, 41]))
    const speed = buffer.fastest
    expect(speed).toBeGreaterThan(0)
    buffer.update(1500, 1000, all([7, 120.01, 41]))
    expect(buffer.fastest).toBe(speed)
  })

  it('holds more than it was made for', () => {
    const buffer = new MoverBuffer(centre, false)
    buffer.update(0, 1000, all(...Array.from({ length: 1000 }, (_, id) => [id, 120 + id / 1000, 41] as const)))
    expect(buffer.count).toBe(1000)
    expect(degrees(rows(buffer)[999]![2]!)).toBeCloseTo(0.999, 4)
  })
})
