import { defineStore } from 'pinia'
import { computed } from 'vue'
import { answer, api, ifMatch, once } from '@/api/client'
import type { Campaign } from '@/api/models'
import type { components } from '@/api/schema'
import { register } from '@/live/register'
import type { Fact } from '@/live/protocol'

export type CampaignPlan = components['schemas']['CampaignPlan']
export type Territory = components['schemas']['CampaignTerritory']

/** The campaigns of the org, the newest first. */
export const useCampaigns = defineStore('campaigns', () => {
  const { byId, upsert, upsertAll, clear } = register<Campaign>()
  const all = computed(() => [...byId.values()].sort((a, b) => b.startsOn.localeCompare(a.startsOn) || b.id - a.id))
  /** What is on the wall: the newest that runs. */
  const running = computed(() => all.value.find(({ state }) => state === 'running') ?? null)

  async function load() {
    upsertAll((await answer(api.GET('/campaigns'))).items)
  }

  function apply(facts: readonly Fact[]) {
    for (const { data } of facts) if ('campaign' in data) upsert(data.campaign as Campaign)
  }

  async function create(plan: CampaignPlan, key: string): Promise<Campaign> {
    const created = await answer(api.POST('/campaigns', { params: { header: once(key) }, body: plan }))
    upsert(created)
    return created
  }

  async function put({ id, version }: Campaign, plan: CampaignPlan): Promise<Campaign> {
    const changed = await answer(api.PUT('/campaigns/{id}', { params: { path: { id }, header: ifMatch(version) }, body: plan }))
    upsert(changed)
    return changed
  }

  async function choose(id: number, issueId: number, choice: 'in' | 'out' | 'computed', reason?: string) {
    upsert(await answer(api.POST('/campaigns/{id}/choices', { params: { path: { id }, header: once() }, body: { issueId, choice, reason } })))
  }

  return { byId, all, running, load, apply, create, put, choose, clear }
})
