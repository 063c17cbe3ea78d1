import { describe, expect, it, vi } from 'vitest'
import { keep } from '@/api/tokens'
import type { Photo } from './database'
import { sendInPieces } from './pieces'

keep({ accessToken: 't', expiresIn: 900, refreshToken: 'r'.repeat(24), me: { id: 7, username: 'o', displayName: 'O', roles: [], permissions: [], org: 'c' } })

const size = 700_000
const photo: Photo = { key: 'photo-key-1', bytes: new Uint8Array(size).fill(7).buffer, sha256: 'a'.repeat(64), capturedAt: '2026-11-26T08:00:00.000Z', location: { lon: 120.45, lat: 41.57 }, headingDeg: 12 }

/** A server that keeps pieces. @param faults by the number of the request, what happens instead of an answer */
function server(faults: Record<number, number | 'cut'> = {}, here = { bytes: 0 }) {
  const requests: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input))
    const fault = faults[requests.length]
    requests.push(`${init!.method} ${url.pathname.replace('/api/v1', '')}${url.search}`)
    const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
    if (fault === 404) here.bytes = 0
    if (typeof fault === 'number') return json(fault, { code: 'not_found', title: 'x' })
    if (init!.method === 'PATCH') here.bytes += (init!.body as ArrayBuffer).byteLength
    if (fault === 'cut') throw new TypeError('network')
    return json(200, { id: 5, sha256: photo.sha256, sizeBytes: size, offset: here.bytes, ...(here.bytes === size ? { evidence: { id: 41 } } : {}) })
  })
  return requests
}

describe('a photo in pieces', () => {
  it('goes whole, in pieces that grow', async () => {
    const requests = server()
    expect(await sendInPieces(photo)).toBe(41)
    expect(requests).toEqual(['POST /evidence-uploads', 'PATCH /evidence-uploads/5?offset=0', 'PATCH /evidence-uploads/5?offset=131072', 'PATCH /evidence-uploads/5?offset=393216'])
  })

  it('goes on where it broke off, also when only the answer was lost', async () => {
    const here = { bytes: 0 }
    server({ 2: 'cut' }, here)
    await expect(sendInPieces(photo)).rejects.toMatchObject({ status: 0 })
    expect(here.bytes).toBe(393_216)
    const again = server({}, here)
    expect(await sendInPieces(photo)).toBe(41)
    expect(again).toEqual(['POST /evidence-uploads', 'PATCH /evidence-uploads/5?offset=393216', 'PATCH /evidence-uploads/5?offset=524288'].slice(0, again.length))
  })

  it('asks anew when the server threw away what it had', async () => {
    const requests = server({ 2: 404 })
    expect(await sendInPieces(photo)).toBe(41)
    expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
  })

  it('is not sent when it is there already', async () => {
    const requests = server({}, { bytes: size })
    expect(await sendInPieces(photo)).toBe(41)
    expect(requests).toHaveLength(1)
  })

  it('leaves a refusal to whoever asked', async () => {
    server({ 1: 413 })
    await expect(sendInPieces(photo)).rejects.toMatchObject({ status: 413 })
  })
})
