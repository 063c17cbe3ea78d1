import gcoord from 'gcoord'
import type { Location } from '@/api/models'

/** RFC 5870, WGS-84: whatever map app the phone has. `q` gives Android's apps a pin with a name. */
export function geoLink({ lon, lat }: Location, name: string): string {
  return `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`
}

/** What 高德地图 thinks in: unconverted, its route would end some 500 m beside. */
function gcj02({ lon, lat }: Location): { readonly lon: string; readonly lat: string } {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lon: x.toFixed(6), lat: y.toFixed(6) }
}

/** 高德地图 in the browser, which offers its app. */
export function amapLink(to: Location, name: string): string {
  const { lon, lat } = gcj02(to)
  return `https://uri.amap.com/navigation?to=${lon},${lat},${encodeURIComponent(name)}&mode=car&coordinate=gaode&callnative=1&src=roadmarshal`
}

/** 高德地图's app itself, where the phone may have it; `dev=0` says that the place is GCJ-02 already. Null on other machines. */
export function amapAppLink(to: Location, name: string, userAgent = navigator.userAgent): string | null {
  const { lon, lat } = gcj02(to)
  const called = encodeURIComponent(name)
  if (/Android/i.test(userAgent)) return `androidamap://navi?sourceApplication=roadmarshal&poiname=${called}&lat=${lat}&lon=${lon}&dev=0&style=2`
  if (/iPhone|iPad/i.test(userAgent)) return `iosamap://path?sourceApplication=roadmarshal&dname=${called}&dlat=${lat}&dlon=${lon}&dev=0&t=0`
  return null
}

const radius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres in a straight line over the sphere, WGS-84 degrees. */
export function straightLine(a: Location, b: Location): number {
  const [latA, latB] = [radians(a.lat), radians(b.lat)]
  const h = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * radius * Math.asin(Math.sqrt(h))
}
