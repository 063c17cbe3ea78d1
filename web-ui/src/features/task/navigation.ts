import gcoord from 'gcoord'
import type { Location } from '@/api/models'

/** RFC 5870, WGS-84: whatever map app the phone has. `q` gives Android's apps a pin with a name. */
export function geoLink({ lon, lat }: Location, name: string): string {
  return `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`
}

/** 高德地图 thinks in GCJ-02: unconverted, its route would end some 500 m beside. */
export function amapLink({ lon, lat }: Location, name: string): string {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02)
  return `https://uri.amap.com/navigation?to=${x.toFixed(6)},${y.toFixed(6)},${encodeURIComponent(name)}&mode=car&coordinate=gaode&callnative=1&src=roadmarshal`
}

const radius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres in a straight line over the sphere, WGS-84 degrees. */
export function straightLine(a: Location, b: Location): number {
  const [latA, latB] = [radians(a.lat), radians(b.lat)]
  const h = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * radius * Math.asin(Math.sqrt(h))
}
