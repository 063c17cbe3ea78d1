import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decode, transferable, type Cell } from './frame'

interface Golden {
  name: string
  hex: string
  frame: {
    time: number
    whole: boolean
    crowd: boolean
    cellSide: number
    movers: { kind: 'unit' | 'vehicle'; id: number; lon: number; lat: number; ageMs: number; courseDeg: number | null; speedKmh: number | null; motion: number; alarms: number }[]
    cells: Cell[]
  }
}

/** The server's own tests write these to the byte. */
const golden = JSON.parse(readFileSync('../dispatch-core/src/test/resources/live/frames.json', 'utf8')) as Golden[]
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16)).buffer

describe('a frame of positions', () => {
  it.each(golden)('$name', ({ hex, frame }) => {
    const { movers, cells, ...header } = decode(bytes(hex))!
    expect(header).toEqual({ time: frame.time, whole: frame.whole, crowd: frame.crowd, cellSide: expect.closeTo(frame.cellSide / 1e7, 9) as number })
    expect(cells).toEqual(frame.cells)
    expect(movers.count).toBe(frame.movers.length)
    frame.movers.forEach((wanted, i) => {
      expect([movers.kind[i], movers.id[i], movers.lon[i], movers.lat[i], movers.time[i], movers.motion[i], movers.alarms[i]]).toEqual([
        wanted.kind === 'unit' ? 0 : 1, wanted.id, wanted.lon, wanted.lat, frame.time - wanted.ageMs, wanted.motion, wanted.alarms,
      ])
      const known = [movers.course[i]!, movers.speed[i]!].map((value) => (Number.isNaN(value) ? null : Number(value.toFixed(2))))
      expect(known).toEqual([wanted.courseDeg, wanted.speedKmh])
    })
  })

  it('is passed over where it is cut short, too long, or of another layout', () => {
    const whole = golden.find(({ name }) => name.startsWith('many'))!.hex
    for (const wrong of ['', '01', whole.slice(0, 40), whole.slice(0, -2), `${whole}00`, `02${whole.slice(2)}`]) expect(decode(wrong ? bytes(wrong) : new ArrayBuffer(0))).toBeNull()
  })

  it('hands on each column once', () => {
    const buffers = transferable(decode(bytes(golden[1]!.hex))!)
    expect(new Set(buffers).size).toBe(9)
  })
})
