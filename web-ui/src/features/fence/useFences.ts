import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { allPages, answer, api, ifMatch, once } from '@/api/client'
import type { Fence } from '@/api/models'
import type { paths } from '@/api/schema'
import type { Fact } from '@/live/protocol'
import { register } from '@/live/register'

export type NewFence = paths['/fences']['post']['requestBody']['content']['application/json']
export type FenceChange = paths['/fences/{id}']['patch']['requestBody']['content']['application/json']
type Collection = paths['/fence-imports']['post']['requestBody']['content']['application/json']

export const useFences = defineStore('fences', () => {
  const { byId, upsert, upsertAll, clear } = register<Fence>()
  const removed = ref(new Set<number>())
  /** Rises when the map has to draw them anew. */
  const drawn = ref(0)
  const all = computed(() => [...byId.values()].filter(({ id }) => !removed.value.has(id)).sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.id - b.id))

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/fences', { params: { query: { limit: 1000, after } } }))))
  }

  function apply({ kind, id, data }: Fact) {
    if (data.fence && upsert(data.fence as Fence)) drawn.value++
    if (kind === 'fence.removed') removed.value = new Set([...removed.value, id])
  }

  async function create(body: NewFence, key: string): Promise<Fence> {
    const fence = await answer(api.POST('/fences', { params: { header: once(key) }, body }))
    upsert(fence)
    return fence
  }

  async function change({ id, version }: Fence, body: FenceChange): Promise<Fence> {
    const fence = await answer(api.PATCH('/fences/{id}', { params: { path: { id }, header: ifMatch(version) }, body }))
    upsert(fence)
    return fence
  }

  async function remove({ id, version }: Fence) {
    await answer(api.DELETE('/fences/{id}', { params: { path: { id }, header: ifMatch(version) } }))
    removed.value = new Set([...removed.value, id])
  }

  /** @param text a GeoJSON FeatureCollection; all of it or nothing. @returns how many fences it was */
  async function importAll(text: string): Promise<number> {
    const { items } = await answer(api.POST('/fence-imports', { params: { header: once() }, body: JSON.parse(text) as Collection }))
    upsertAll(items)
    return items.length
  }

  return { all, byId, drawn, load, apply, create, change, remove, importAll, clear }
})
