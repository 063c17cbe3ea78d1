import { onScopeDispose, ref, watch } from 'vue'
import { answer, api } from '@/api/client'

const fetched = (id: number) => answer(api.GET('/evidence/{id}/content', { params: { path: { id } }, parseAs: 'blob' })) as unknown as Promise<Blob>

/** An address under which a kept photo can be shown; an `img` could not send the session's token itself. Empty while unknown. */
export function usePhotoSource(evidenceId: () => number | undefined) {
  const source = ref('')
  const release = () => {
    if (source.value) URL.revokeObjectURL(source.value)
    source.value = ''
  }
  watch(evidenceId, async (id) => {
    release()
    const photo = id === undefined ? null : await fetched(id).catch(() => null)
    if (photo && id === evidenceId()) source.value = URL.createObjectURL(photo)
  }, { immediate: true })
  onScopeDispose(release)
  return source
}
