import { describe, expect, it, vi } from 'vitest'
import { keep } from '@/api/tokens'
import type { Entry, Photo } from './database'
import { delivery } from './deliver'
import type { Report } from './reports'

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

keep({ accessToken: 't', expiresIn: 900, refreshToken: 'r'.repeat(24), me: { id: 7, username: 'o', displayName: 'O', roles: [], permissions: [], org: 'c' } })

function server(answers: Record<string, unknown>): Sent[] {
  const sent: Sent[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input))
    const path = url.pathname.replace('/api/v1', '') + url.search
    sent.push({ method: init!.method!, path, headers: new Headers(init!.headers), body: init!.body ? new TextDecoder().decode(init!.body as ArrayBuffer) : '' })
    const answer = answers[`${init!.method} ${path.split('?')[0]}`]
    return new Response(JSON.stringify(answer), { status: 200, headers: { 'content-type': 'application/json' } })
  })
  return sent
}

const entry = (report: Report): Entry => ({ seq: 1, account: 'c/7', lane: 'issue', key: 'key-of-the-entry', madeAt: 0, report, attempts: 0 })
const told: string[] = []
const deliver = delivery({ task: () => told.push('task'), unit: () => told.push('unit'), alarm: () => told.push('alarm'), issue: () => told.push('issue'), message: () => told.push('message'), order: () => told.push('order') })
const shelf = (photos: Photo[] = []) => ({ get: async (key: string) => photos.find((photo) => photo.key === key), uploaded: vi.fn(async () => {}) })

describe('delivery', () => {
  it('uploads the photos before the record that names them, each under its own key', async () => {
    const sent = server({ 'POST /evidence': { id: 41 }, 'POST /issues': { id: 5 } })
    const photos: Photo[] = [
      { key: 'photo-key-1', bytes: new TextEncoder().encode('picture').buffer, sha256: 'b'.repeat(64), capturedAt: '2026-11-23T08:00:00.000Z', location: { lon: 120.45, lat: 41.57 } },
      { key: 'photo-key-2', bytes: new ArrayBuffer(0), capturedAt: '2026-11-23T08:00:00.000Z', evidenceId: 40 },
    ]
    const keeper = shelf(photos)
    await deliver(entry({ kind: 'issue', photoKeys: ['photo-key-1', 'photo-key-2'], body: { category: 'heap', source: 'patrol', geometry: { type: 'Point', coordinates: [120.45, 41.57] } } }), keeper)
    const [upload, record] = sent
    expect(upload).toMatchObject({ method: 'POST', body: 'picture' })
    expect(Object.fromEntries(new URL(`http://x${upload!.path}`).searchParams)).toEqual({ capturedAt: '2026-11-23T08:00:00.000Z', lon: '120.45', lat: '41.57', sha256: 'b'.repeat(64) })
    expect(upload!.headers.get('idempotency-key')).toBe('photo-key-1')
    expect(upload!.headers.get('content-type')).toBe('application/octet-stream')
    expect(record!.headers.get('idempotency-key')).toBe('key-of-the-entry')
    expect(JSON.parse(record!.body)).toMatchObject({ category: 'heap', photoIds: [41, 40] })
    expect(keeper.uploaded).toHaveBeenCalledWith('photo-key-1', 41)
  })

  it('uploads a voice note before the message that it is', async () => {
    const sent = server({ 'POST /evidence': { id: 42 }, 'POST /messages': { id: 6 } })
    const note: Photo = { key: 'voice-key-1', bytes: new ArrayBuffer(3), sha256: 'c'.repeat(64), capturedAt: '2026-11-26T08:00:00.000Z' }
    await deliver(entry({ kind: 'message', body: { unitId: 21, deviceTime: '2026-11-26T08:00:00.000Z' }, photoKeys: ['voice-key-1'] }), shelf([note]))
    expect(sent.map(({ path }) => path.split('?')[0])).toEqual(['/evidence', '/messages'])
    expect(JSON.parse(sent[1]!.body)).toEqual({ unitId: 21, deviceTime: '2026-11-26T08:00:00.000Z', evidenceId: 42 })
  })

  it('confirms an order with the time at which it was confirmed', async () => {
    const sent = server({ 'POST /orders/8/receipts': { id: 8 } })
    await deliver(entry({ kind: 'order_receipt', orderId: 8, body: { state: 'confirmed', deviceTime: '2026-11-26T08:00:00.000Z' } }), shelf())
    expect(sent[0]).toMatchObject({ path: '/orders/8/receipts', body: '{"state":"confirmed","deviceTime":"2026-11-26T08:00:00.000Z"}' })
    expect(told).toContain('order')
  })

  it('sends a milestone as it was said', async () => {
    const sent = server({ 'POST /tasks/3/milestones': { id: 3 } })
    await deliver(entry({ kind: 'milestone', taskId: 3, body: { milestone: 'accepted', deviceTime: '2026-11-23T08:00:00.000Z' } }), shelf())
    expect(JSON.parse(sent[0]!.body)).toEqual({ milestone: 'accepted', deviceTime: '2026-11-23T08:00:00.000Z' })
    expect(told).toContain('task')
  })

  it("sets the unit's state over whatever version is there", async () => {
    const sent = server({ 'GET /units/9': { id: 9, state: 'available', version: 12 }, 'PATCH /units/9': { id: 9, state: 'busy', version: 13 } })
    await deliver(entry({ kind: 'unit_state', unitId: 9, state: 'busy' }), shelf())
    expect(sent.at(-1)).toMatchObject({ method: 'PATCH', body: '{"state":"busy"}' })
    expect(sent.at(-1)!.headers.get('if-match')).toBe('"12"')
  })
})
