import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { allPages, answer, api, ifMatch, once } from '@/api/client'
import type { DutyCheck, Platform, Stranger } from '@/api/models'
import type { components } from '@/api/schema'

export type SuperiorPlatform = components['schemas']['SuperiorPlatform']

export interface NewPlatform {
  name: string
  agencyId: number
  userId: number
  password: string
  centreId: number
  addresses: string[]
  cipher?: { m1: number; ia1: number; ic1: number }
}

export interface PlatformChange {
  name?: string
  password?: string
  addresses?: string[]
  disabled?: boolean
}

const CHECKS = 100

/** Platforms by JT/T 809: those that tell us, the one that we tell, and who was asked whether somebody is at the desk. */
export const usePlatforms = defineStore('platforms', () => {
  const all = shallowRef<readonly Platform[] | null>(null)
  const superior = shallowRef<SuperiorPlatform | null>(null)
  const checks = shallowRef<readonly DutyCheck[]>([])
  /** Asked of us, and not answered yet. */
  const due = computed(() => checks.value.filter(({ platform, answer }) => !platform && !answer))

  /** @param withSuperior also ours, which only those who set it up may read */
  async function load(withSuperior: boolean) {
    const [list, above] = await Promise.all([
      allPages((after) => answer(api.GET('/platforms', { params: { query: { limit: 200, after } } }))),
      withSuperior ? answer(api.GET('/superior-platform')) : null,
    ])
    all.value = list
    superior.value = above
  }

  async function loadChecks() {
    checks.value = (await answer(api.GET('/duty-checks', { params: { query: { limit: CHECKS } } }))).items
  }

  const take = (platform: Platform) => (all.value = [...(all.value ?? []).filter(({ id }) => id !== platform.id), platform].sort((one, other) => one.id - other.id))
  function takeCheck(check: DutyCheck) {
    if (checks.value.some(({ id, version }) => id === check.id && version >= check.version)) return
    checks.value = [check, ...checks.value.filter(({ id }) => id !== check.id)].sort((one, other) => other.id - one.id)
  }

  async function create(wanted: NewPlatform, key: string): Promise<Platform> {
    const platform = await answer(api.POST('/platforms', { params: { header: once(key) }, body: wanted }))
    take(platform)
    return platform
  }

  async function change({ id, version }: Platform, wanted: PlatformChange) {
    take(await answer(api.PATCH('/platforms/{id}', { params: { path: { id }, header: ifMatch(version) }, body: wanted })))
  }

  const strangers = async (id: number): Promise<readonly Stranger[]> => (await answer(api.GET('/platforms/{id}/strangers', { params: { path: { id } } }))).items

  async function ask(id: number, question: string, key: string) {
    takeCheck(await answer(api.POST('/platforms/{id}/duty-checks', { params: { path: { id }, header: once(key) }, body: { question } })))
  }

  async function reply({ id, version }: DutyCheck, text: string) {
    takeCheck(await answer(api.PATCH('/duty-checks/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { answer: text } })))
  }

  return { all, superior, checks, due, load, loadChecks, takeCheck, create, change, strangers, ask, reply }
})
