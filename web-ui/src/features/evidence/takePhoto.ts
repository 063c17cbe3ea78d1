import { newKey } from '@/api/client'
import type { Photo } from '@/outbox/database'

/** Of a frame, the longer side in pixels: enough to read a plate, small enough for a weak network. */
const longest = 2048
const quality = 0.86

/** What the server keeps as it is. */
const keptTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']
const keptBytes = 20 * 1024 * 1024

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

const sha256 = async (bytes: ArrayBuffer) => crypto.subtle && hex(await crypto.subtle.digest('SHA-256', bytes))

/** What is known of the moment. */
export type Moment = Pick<Photo, 'location' | 'headingDeg'> & { readonly capturedAt: Date }

/** The photo (or voice note) as it will be kept: its bytes, and their SHA-256 from the moment they came to be. */
export async function photoOf(blob: Blob, { capturedAt, ...moment }: Moment, original?: Blob): Promise<Photo> {
  const bytes = await blob.arrayBuffer()
  const originalSha256 = original && (await sha256(await original.arrayBuffer()))
  return { key: newKey(), bytes, sha256: await sha256(bytes), capturedAt: capturedAt.toISOString(), ...moment, originalSha256 }
}

/** One frame of a running camera. */
export function frameOf(video: HTMLVideoElement): Promise<Blob> {
  return drawn(video, video.videoWidth, video.videoHeight)
}

/**
 * A picture out of the phone's own camera app: the file itself, with all that it says of how it came to be. One that the server does
 * not keep is made smaller, and goes with the hash of what it was.
 */
export async function photoFile(file: File): Promise<{ picture: Blob; original?: File }> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  if (keptTypes.includes(file.type) && file.size <= keptBytes) return { picture: file }
  return { picture: await drawn(bitmap, bitmap.width, bitmap.height), original: file }
}

async function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')!.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be kept'))), 'image/jpeg', quality))
}
