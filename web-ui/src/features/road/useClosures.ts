import { defineStore } from 'pinia'
import { computed } from 'vue'
import { answer, api, ifMatch, once } from '@/api/client'
import type { Closure } from '@/api/models'
import type { paths } from '@/api/schema'
import { register } from '@/live/register'

export type NewClosure = paths['/closures']['post']['requestBody']['content']['application/json']

/** Roads that are closed, or will be. */
export const useClosures = defineStore('closures', () => {
  const { byId, upsert, upsertAll, clear } = register<Closure>()
  const all = computed(() => [...byId.values()].filter(({ state }) => state !== 'over').sort((a, b) => a.until.localeCompare(b.until) || a.id - b.id))

  async function load() {
    upsertAll((await answer(api.GET('/closures'))).items)
  }

  async function create(body: NewClosure, key: string): Promise<Closure> {
    const closure = await answer(api.POST('/closures', { params: { header: once(key) }, body }))
    upsert(closure)
    return closure
  }

  const extend = async (closure: Closure, until: string) => void upsert(await answer(api.PATCH('/closures/{id}', { params: { path: { id: closure.id }, header: ifMatch(closure.version) }, body: { until } })))

  async function lift(closure: Closure) {
    await answer(api.DELETE('/closures/{id}', { params: { path: { id: closure.id }, header: ifMatch(closure.version) } }))
    upsert({ ...closure, state: 'over', version: closure.version + 1 })
  }

  return { byId, all, load, upsert, create, extend, lift, clear }
})
