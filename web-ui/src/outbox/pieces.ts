import { answer, api } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Photo } from './database'

/** Photos longer than this go in pieces, each of which is kept when it arrives. */
export const wholeUpTo = 256 * 1024

const smallest = 128 * 1024
const largest = 1024 * 1024
/** A piece that took longer than this is followed by a smaller one; one that took a quarter of it by a larger one. */
const slowMs = 8_000
const attempts = 3

/**
 * Sends a photo piece by piece, from where it stopped the last time: the server knows it by its hash. What breaks off is thrown,
 * and the next attempt goes on from there.
 */
export async function sendInPieces({ bytes, sha256, capturedAt, location, headingDeg, originalSha256 }: Photo): Promise<number> {
  const photo = { sha256: sha256!, sizeBytes: bytes.byteLength, capturedAt, location, headingDeg, originalSha256 }
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await goOn(photo, bytes)
    } catch (error) {
      // Thrown away meanwhile, or sent from another window at the same time: ask again how far it is.
      if (!(error instanceof Problem) || ![404, 409].includes(error.status)) throw error
    }
  }
  throw Problem.unreachable()
}

async function goOn(body: { sha256: string; sizeBytes: number; capturedAt: string }, bytes: ArrayBuffer): Promise<number> {
  let upload = await answer(api.POST('/evidence-uploads', { body }))
  let length = smallest
  while (!upload.evidence) {
    const began = performance.now()
    upload = await answer(
      api.PATCH('/evidence-uploads/{id}', {
        params: { path: { id: upload.id! }, query: { offset: upload.offset } },
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes.slice(upload.offset, upload.offset + length) as unknown as string,
        bodySerializer: (piece) => piece as unknown as BodyInit,
      }),
    )
    const took = performance.now() - began
    length = Math.min(largest, Math.max(smallest, took > slowMs ? length / 2 : took < slowMs / 4 ? length * 2 : length))
  }
  return upload.evidence.id
}
