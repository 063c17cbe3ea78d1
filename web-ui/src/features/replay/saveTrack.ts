import { answer, api } from '@/api/client'
import type { Mover } from '@/api/models'
import { saveFile } from '@/ui/saveFile'

export const formats = ['gpx', 'geojson', 'csv'] as const
export type Format = (typeof formats)[number]
export const formatNames: Record<Format, string> = { gpx: 'GPX', geojson: 'GeoJSON', csv: 'CSV' }

/** Lets the browser keep the track as a file, under the name that the server gives it. */
export async function saveTrack(mover: Mover, times: { from: string; to: string }, format: Format): Promise<void> {
  let name = `track.${format}`
  const call = api.GET('/movers/{kind}/{id}/track-file', { params: { path: { ...mover }, query: { ...times, format } }, parseAs: 'blob' })
  const blob = await answer(call.then((result) => {
    const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(result.response.headers.get('content-disposition') ?? '') ?? []
    if (encoded) name = decodeURIComponent(encoded)
    return result
  }))
  saveFile(blob as unknown as Blob, name)
}
