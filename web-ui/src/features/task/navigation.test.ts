import { expect, it } from 'vitest'
import { amapLink, geoLink, straightLine } from './navigation'

const scene = { lon: 120.4516, lat: 41.5718 }

it('gives map apps WGS-84 and a name', () => {
  expect(geoLink(scene, '堆料 K1+2')).toBe('geo:41.5718,120.4516?q=41.5718,120.4516(%E5%A0%86%E6%96%99%20K1%2B2)')
})

it('gives Amap GCJ-02, which lies some 600 m away here', () => {
  const [, lon, lat] = /to=([\d.]+),([\d.]+),/.exec(amapLink(scene, 'x'))!
  const away = straightLine(scene, { lon: Number(lon), lat: Number(lat) })
  expect(away).toBeGreaterThan(300)
  expect(away).toBeLessThan(1_000)
})

it.each([
  ['one degree of latitude', { lon: 120, lat: 41 }, { lon: 120, lat: 42 }, 111_195],
  ['one degree of longitude at 60° north', { lon: 0, lat: 60 }, { lon: 1, lat: 60 }, 55_597],
  ['no way', scene, scene, 0],
])('%s is so many metres', (_, from, to, metres) => {
  expect(Math.round(straightLine(from, to))).toBeCloseTo(metres, -2)
})
