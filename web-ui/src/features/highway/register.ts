import { answer, api, ifMatch, once, type Schema } from '@/api/client'

export type Highway = Schema['Highway']
export type HighwayClass = Schema['HighwayClass']
export type HighwayClassCode = Schema['HighwayClassCode']
export type ControlZone = Schema['ControlZone']
export type Equation = Schema['ChainageEquation']
export type Edge = Schema['DitchStretch']
export type ZonePolygon = Schema['AreaGeometry']
export type Place = readonly [lon: number, lat: number]

export const loadHighways = async (): Promise<readonly Highway[]> => (await answer(api.GET('/highways'))).items
export const loadClasses = async (): Promise<readonly HighwayClass[]> => (await answer(api.GET('/highway-classes'))).items
export const loadZones = async (): Promise<readonly ControlZone[]> => (await answer(api.GET('/control-zones'))).items

export type HighwayWish = Pick<Highway, 'name' | 'up' | 'equations' | 'edges'> & { ditchM: number; landM: number; controlM: number }

/** A width of 0 is the class's. */
export const wishOf = ({ name, up, ditchM = 0, landM = 0, controlM = 0, equations, edges }: Highway): HighwayWish =>
  JSON.parse(JSON.stringify({ name, up, ditchM, landM, controlM, equations, edges })) as HighwayWish

export const changeHighway = ({ id, version }: Highway, wish: HighwayWish): Promise<Highway> =>
  answer(api.PATCH('/highways/{id}', { params: { path: { id }, header: ifMatch(version) }, body: wish }))

export const changeClass = ({ code, version }: HighwayClass, widths: Pick<HighwayClass, 'ditchM' | 'landM' | 'controlM'>): Promise<HighwayClass> =>
  answer(api.PATCH('/highway-classes', { params: { header: ifMatch(version) }, body: { code, ...widths } }))

export const announceZone = (zone: Omit<ControlZone, 'id' | 'version'>, key: string): Promise<ControlZone> =>
  answer(api.POST('/control-zones', { params: { header: once(key) }, body: zone }))

export const withdrawZone = ({ id, version }: ControlZone): Promise<unknown> =>
  answer(api.DELETE('/control-zones/{id}', { params: { path: { id }, header: ifMatch(version) } }))

/** Where a route's line lies, to be drawn. */
export async function lineOf({ ref, lines }: Highway): Promise<readonly Place[]> {
  const line = lines[0]
  if (!line) return []
  const { candidates } = await answer(api.GET('/stake-locations', { params: { query: { text: `${ref} ${line.from}-${line.to}` } } }))
  const geometry = candidates[0]?.geometry
  return geometry?.type === 'LineString' ? (geometry.coordinates as Place[]) : []
}

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && value.length >= 2 && Math.abs(Number(value[0])) <= 180 && Math.abs(Number(value[1])) <= 90 && value.slice(0, 2).every((part) => typeof part === 'number')
const isRing = (value: unknown): boolean => Array.isArray(value) && value.length >= 4 && value.every(isPlace)
const isPolygon = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isRing)

function polygons(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null
  const { type, coordinates, geometry, features } = value as Record<string, unknown>
  if (type === 'Polygon') return isPolygon(coordinates) ? [coordinates] : null
  if (type === 'MultiPolygon') return Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPolygon) ? (coordinates as unknown[]) : null
  if (type === 'Feature') return polygons(geometry)
  if (type !== 'FeatureCollection' || !Array.isArray(features) || !features.length) return null
  const all = (features as unknown[]).map(polygons)
  return all.some((one) => one === null) ? null : all.flatMap((one) => one!)
}

/** The polygons of a GeoJSON text, whatever they are wrapped in; null where it is none, or has something else in it. */
export function readZone(text: string): ZonePolygon | null {
  try {
    const all = polygons(JSON.parse(text))
    return !all ? null : all.length === 1 ? { type: 'Polygon', coordinates: all[0] as unknown[] } : { type: 'MultiPolygon', coordinates: all }
  } catch {
    return null
  }
}

/** The outlines of a polygon, its holes too. */
export const rings = ({ type, coordinates }: ZonePolygon): Place[][] => (type === 'Polygon' ? (coordinates as Place[][]) : (coordinates as Place[][][]).flat())
