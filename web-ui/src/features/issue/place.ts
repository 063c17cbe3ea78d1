import type { Issue } from '@/api/models'

/** One point of a geometry, for flying there: its first. */
export function placeOf({ coordinates }: Issue['geometry']): readonly [number, number] | null {
  let inner: unknown = coordinates
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0]
  if (!Array.isArray(inner)) return null
  const [lon, lat] = inner as unknown[]
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null
}
