import { answer, api } from '@/api/client'

/** The original bytes of a photo, fetched with the session's token (an `img` could not send it). */
export const loadPhoto = (id: number): Promise<Blob> =>
  answer(api.GET('/evidence/{id}/content', { params: { path: { id } }, parseAs: 'blob' })) as unknown as Promise<Blob>
