import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { answer, api, ifMatch, once } from '@/api/client'
import type { HotlineCase, HotlineChannel, HotlineRate, Location } from '@/api/models'
import { register } from '@/live/register'

/** So many of the newest are looked at; what is open is all there. */
const ANSWERED = 200

export interface NewHotlineCase {
  channel: string
  number: string
  content: string
  callerName?: string
  callerPhone?: string
  address?: string
  agencyId?: number
  replyDue?: string
}

export interface HotlineChange {
  agencyId?: number
  replyDue?: string
  incidentId?: number
  issueId?: number
  reply?: string
}

export interface HotlineIssue {
  category: string
  location: Location
  route?: string
  stake?: string
  description?: string
}

/** What citizens said on hotlines, and how much of it was answered. */
export const useHotlines = defineStore('hotlines', () => {
  const { byId, upsert, upsertAll, clear } = register<HotlineCase>()
  const channels = shallowRef<readonly HotlineChannel[]>([])
  const rates = shallowRef<readonly HotlineRate[]>([])
  /** What is due first stands first. */
  const open = computed(() => [...byId.values()].filter(({ state }) => state === 'open').sort((a, b) => a.replyDue.localeCompare(b.replyDue)))
  const replied = computed(() => [...byId.values()].filter(({ state }) => state === 'replied').sort((a, b) => b.repliedAt!.localeCompare(a.repliedAt!)))

  async function page(state: 'open' | 'replied', limit: number, after?: string) {
    const found = await answer(api.GET('/hotline-cases', { params: { query: { state, limit, after } } }))
    upsertAll(found.items)
    return found.next
  }

  async function loadOpen() {
    let next = await page('open', 1000)
    while (next) next = await page('open', 1000, next)
  }

  async function loadRates() {
    rates.value = (await answer(api.GET('/hotline-rates', {}))).items
  }

  async function load() {
    await Promise.all([loadChannels(), loadOpen(), page('replied', ANSWERED), loadRates()])
  }

  async function loadChannels() {
    channels.value = (await answer(api.GET('/hotline-channels', {}))).items
  }

  async function file(wanted: NewHotlineCase, key: string): Promise<HotlineCase> {
    const filed = await answer(api.POST('/hotline-cases', { params: { header: once(key) }, body: wanted }))
    upsert(filed)
    return filed
  }

  async function change({ id, version }: HotlineCase, wanted: HotlineChange) {
    upsert(await answer(api.PATCH('/hotline-cases/{id}', { params: { path: { id }, header: ifMatch(version) }, body: wanted })))
  }

  async function makeIssue({ id }: HotlineCase, wanted: HotlineIssue, key: string) {
    upsert(await answer(api.POST('/hotline-cases/{id}/issue', { params: { path: { id }, header: once(key) }, body: wanted })))
  }

  const issueCategories = async () => (await answer(api.GET('/issue-categories'))).items

  /** An answer to begin with, from how far the case's issue is. */
  const proposal = ({ id }: HotlineCase) => answer(api.GET('/hotline-cases/{id}/proposed-reply', { params: { path: { id } } }))

  /** From another screen, where the case may not be loaded. */
  async function link(id: number, incidentId: number) {
    await change(await answer(api.GET('/hotline-cases/{id}', { params: { path: { id } } })), { incidentId })
  }

  return { byId, channels, rates, open, replied, upsert, load, loadChannels, loadRates, file, change, makeIssue, issueCategories, proposal, link, clear }
})
