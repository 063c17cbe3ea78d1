import { defineStore } from 'pinia'
import { computed } from 'vue'
import { answer, api, once } from '@/api/client'
import type { Order, OrderRecipient } from '@/api/models'
import { register } from '@/live/register'

/** How many of the newest a screen keeps in view. */
const NEWEST = 20

export interface NewOrder {
  readonly text: string
  readonly confirmWithinSeconds: number
  readonly agencyIds?: number[]
  readonly unitIds?: number[]
}

/** Orders to many, and how far each has come with each of its recipients. */
export const useOrders = defineStore('orders', () => {
  const heads = register<Order & { readonly version: number }>()
  const recipients = register<OrderRecipient>()
  const newest = computed(() => [...heads.byId.values()].sort((a, b) => b.id - a.id))
  const byOrder = computed(() => {
    const groups = new Map<number, OrderRecipient[]>()
    for (const one of recipients.byId.values()) {
      const group = groups.get(one.orderId)
      if (group) group.push(one)
      else groups.set(one.orderId, [one])
    }
    return groups
  })

  function upsert(order: Order) {
    heads.upsert({ ...order, recipients: undefined, version: order.withdrawnAt ? 2 : 1 })
    recipients.upsertAll(order.recipients ?? [])
  }

  /** What a fact says: the order, and one of its recipients. */
  function hear(order: Order, recipient: OrderRecipient) {
    upsert(order)
    recipients.upsert(recipient)
  }

  async function load(mine = false) {
    const { items } = await answer(api.GET('/orders', { params: { query: { limit: NEWEST, mine } } }))
    items.forEach(upsert)
    return new Set(items.map(({ id }) => id))
  }

  const loadOne = async (id: number) => upsert(await answer(api.GET('/orders/{id}', { params: { path: { id } } })))

  async function give(order: NewOrder) {
    upsert(await answer(api.POST('/orders', { params: { header: once() }, body: order })))
  }

  const withdraw = async (id: number) => upsert(await answer(api.POST('/orders/{id}/withdrawals', { params: { path: { id }, header: once() } })))

  function clear() {
    heads.clear()
    recipients.clear()
  }

  return { newest, byOrder, upsert, hear, load, loadOne, give, withdraw, clear }
})
