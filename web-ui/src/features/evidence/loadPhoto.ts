import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'

export type Evidence = components['schemas']['Evidence']
export type CopyForm = 'view' | 'thumbnail' | 'watermarked'

const path = (id: number) => ({ params: { path: { id } }, parseAs: 'blob' }) as const

/** The bytes as they were kept, fetched with the session's token (an `img` could not send it). Photos are shown by their copies; this is for sounds and for keeping. */
export const loadOriginal = (id: number): Promise<Blob> => answer(api.GET('/evidence/{id}/content', path(id))) as unknown as Promise<Blob>

/** A JPEG that the server made of a photo: upright, of a bounded size, and with nothing hidden in it. */
export const loadCopy = (id: number, form: CopyForm): Promise<Blob> => answer(api.GET(`/evidence/{id}/${form}`, path(id))) as unknown as Promise<Blob>

export const loadEvidence = (id: number): Promise<Evidence> => answer(api.GET('/evidence/{id}', { params: { path: { id } } }))
