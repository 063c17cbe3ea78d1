import { answer, api, type Schema } from '@/api/client'

export type StakeAnswer = Schema['StakeAnswer']
export type StakeCandidate = StakeAnswer['candidates'][number]
export type StakePlace = Schema['StakePlace']
export type ZoneVerdict = Schema['ZoneVerdict']

let known: Promise<ReadonlySet<string>> | null = null

/** Whether the city has the route that a text begins with: of another one there is no stake to find. */
export async function knowsRoute(text: string): Promise<boolean> {
  known ??= answer(api.GET('/highways')).then(({ items }) => new Set(items.map(({ ref }) => ref)))
  known.catch(() => (known = null))
  const ref = /^\s*([A-Za-z]\d+)/.exec(text)?.[1]?.toUpperCase()
  return ref !== undefined && (await known).has(ref)
}

/** Where a text is, or the places that it may mean; what does not exist is thrown in the server's words. */
export const locateStake = (text: string): Promise<StakeAnswer> => answer(api.GET('/stake-locations', { params: { query: { text } } }))

/** The stakes of a place, the nearest first. */
export const stakesAt = async (lon: number, lat: number, within = 200): Promise<readonly StakePlace[]> =>
  (await answer(api.GET('/stakes', { params: { query: { lon, lat, within } } }))).items

export const verdictAt = (lon: number, lat: number, gpsErrorM?: number): Promise<ZoneVerdict> =>
  answer(api.GET('/zone-verdict', { params: { query: { lon, lat, gpsErrorM } } }))

export async function verdictSketch(lon: number, lat: number, gpsErrorM: number | undefined, format: 'svg' | 'pdf', language: 'zh-CN' | 'en'): Promise<Blob> {
  return (await answer(api.GET('/zone-sketch', { params: { query: { lon, lat, gpsErrorM, format, language } }, parseAs: 'blob' }))) as unknown as Blob
}

/** As it is written down: route, stake, and the side where it is known. */
export const stakeText = ({ route, text }: StakePlace): string => `${route} ${text}`
