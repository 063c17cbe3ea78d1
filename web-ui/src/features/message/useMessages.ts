import { defineStore } from 'pinia'
import { computed } from 'vue'
import { answer, api, once } from '@/api/client'
import type { Message } from '@/api/models'
import { useSession } from '@/features/session/useSession'
import { register } from '@/live/register'

const PAGE = 50
/** How many of the newest are known from the start, of all conversations together. */
const NEWEST = 200

/** What crews and their centre said to each other, as far as this screen has asked; the newest form of each. */
export const useMessages = defineStore('messages', () => {
  const session = useSession()
  const { byId, upsert, upsertAll, clear } = register<Message>()
  /** The key of the page before what is known of a conversation; null where all of it is. */
  const before = new Map<number, string | null>()

  const byUnit = computed(() => {
    const groups = new Map<number, Message[]>()
    for (const message of [...byId.values()].sort((a, b) => a.id - b.id)) {
      const group = groups.get(message.unit.id)
      if (group) group.push(message)
      else groups.set(message.unit.id, [message])
    }
    return groups
  })

  /** On a crew's phone its own unit speaks as the crew; everything else is the centre's side. */
  const mine = (message: Message) => (message.unit.id === session.me?.unitId ? 'crew' : 'centre') === message.side
  const unreadOf = (unitId: number) => (byUnit.value.get(unitId) ?? []).filter((message) => !mine(message) && !message.readAt).length
  const unread = computed(() => [...byUnit.value.keys()].reduce((sum, unit) => sum + unreadOf(unit), 0))

  async function load() {
    const [conversations, newest] = await Promise.all([
      answer(api.GET('/conversations', { params: { query: { limit: 1000 } } })),
      answer(api.GET('/messages', { params: { query: { limit: NEWEST } } })),
    ])
    upsertAll(conversations.items.map(({ last }) => last))
    upsertAll(newest.items)
  }

  /** The newest page of a conversation, or the one before what is known of it. Says whether there is more. */
  async function loadOf(unitId: number, older = false): Promise<boolean> {
    const after = older ? before.get(unitId) : undefined
    if (after === null) return false
    const page = await answer(api.GET('/messages', { params: { query: { unitId, limit: PAGE, after } } }))
    upsertAll(page.items)
    if (older || !before.has(unitId)) before.set(unitId, page.next ?? null)
    return before.get(unitId) !== null
  }

  async function send(unitId: number, text: string) {
    upsert(await answer(api.POST('/messages', { params: { header: once() }, body: { unitId, text, deviceTime: new Date().toISOString() } })))
  }

  async function read(unitId: number, upTo: number) {
    await answer(api.POST('/message-receipts', { params: { header: once() }, body: { unitId, upTo, state: 'read' } }))
  }

  function forget() {
    before.clear()
    clear()
  }

  return { byId, byUnit, unread, unreadOf, mine, upsert, load, loadOf, send, read, clear: forget }
})
