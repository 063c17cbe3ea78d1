import { expect, it } from 'vitest'
import { amapAppLink, amapLink, geoLink, straightLine } from './navigation'

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

// 天安门, as both systems have it in published examples.
it('converts to the metre', () => {
  const [, lon, lat] = /to=([\d.]+),([\d.]+),/.exec(amapLink({ lon: 116.391265, lat: 39.907339 }, 'x'))!
  expect(straightLine({ lon: Number(lon), lat: Number(lat) }, { lon: 116.397508, lat: 39.908742 })).toBeLessThan(5)
})

it.each([
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8)', /^androidamap:\/\/navi\?.*&lat=41\.57\d+&lon=120\.45\d+&dev=0/],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)', /^iosamap:\/\/path\?.*&dlat=41\.57\d+&dlon=120\.45\d+&dev=0/],
])('opens the app on %s with the same place', (userAgent, link) => {
  const app = amapAppLink(scene, '一号桥 & 二号桥', userAgent)!
  expect(app).toMatch(link)
  expect(app).toContain('%E4%B8%80%E5%8F%B7%E6%A1%A5%20%26%20%E4%BA%8C%E5%8F%B7%E6%A1%A5')
  const [, lon, lat] = /to=([\d.]+),([\d.]+),/.exec(amapLink(scene, 'x'))!
  expect(app).toContain(lon!)
  expect(app).toContain(lat!)
})

it('knows no app on a desk', () => {
  expect(amapAppLink(scene, 'x', 'Mozilla/5.0 (X11; Linux x86_64)')).toBeNull()
})

it.each([
  ['one degree of latitude', { lon: 120, lat: 41 }, { lon: 120, lat: 42 }, 111_195],
  ['one degree of longitude at 60° north', { lon: 0, lat: 60 }, { lon: 1, lat: 60 }, 55_597],
  ['no way', scene, scene, 0],
])('%s is so many metres', (_, from, to, metres) => {
  expect(Math.round(straightLine(from, to))).toBeCloseTo(metres, -2)
})
