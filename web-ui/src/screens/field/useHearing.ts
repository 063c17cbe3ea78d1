import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Message, Order, OrderRecipient } from '@/api/models'
import { useMessages } from '@/features/message/useMessages'
import { useOrders } from '@/features/order/useOrders'
import { accountName } from '@/features/session/accountName'
import type { Fact } from '@/live/protocol'
import { useLive } from '@/live/useLive'
import type { OrderReceipt } from '@/outbox/reports'
import { useOutbox } from '@/outbox/useOutbox'
import { useAttention } from './useAttention'
import { useDuty } from './useDuty'

const askEvery = 10_000
const remindEvery = 15_000
/** Of the conversation so much is kept for an offline start. */
const KEPT = 50
const READ = 'roadmarshal.orders.read'
const STALE = 12 * 3_600_000

/** What headquarters says to this crew, messages and orders, and the receipts that go back by themselves. */
export const useHearing = defineStore('hearing', () => {
  const [duty, live, outbox, attention, messages, orders] = [useDuty(), useLive(), useOutbox(), useAttention(), useMessages(), useOrders()]
  /** Whether the conversation, and whether anything at all, is before somebody's eyes. */
  const [talking, visible] = [ref(false), ref(false)]
  const said = new Set<string>()
  const unitId = computed(() => duty.me?.unitId)
  const name = () => `hearing ${accountName()}`
  let stops: (() => void)[] = []
  let asking: ReturnType<typeof setInterval> | undefined

  const own = (order: Order) => orders.byOrder.get(order.id)?.find(({ unit }) => unit.id === unitId.value)
  const confirming = (id: number) => outbox.waiting.some(({ report }) => report.kind === 'order_receipt' && report.orderId === id && report.body.state === 'confirmed')
  /** Withdrawals that somebody has read on this phone. */
  const read = ref<number[]>(JSON.parse(localStorage.getItem(READ) ?? '[]') as number[])
  /** That an order is taken back is told where it was on the screen, and not days later. */
  const tellsWithdrawal = (order: Order) => !!own(order)!.receivedAt && !read.value.includes(order.id) && Date.now() - Date.parse(order.withdrawnAt!) < STALE
  /** Those that this crew has not yet confirmed, and those taken back that it does not know of, the oldest first. */
  const toConfirm = computed(() => orders.newest.filter((order) => own(order) && (order.withdrawnAt ? tellsWithdrawal(order) : !own(order)!.confirmedAt && !confirming(order.id))).reverse())
  const unread = computed(() => (unitId.value === undefined ? 0 : messages.unreadOf(unitId.value)))

  function apply(facts: readonly Fact[]) {
    for (const { data } of facts) {
      const { message, order, recipient } = data as { message?: Message; order?: Order; recipient?: OrderRecipient }
      if (message) messages.upsert(message)
      if (order && recipient?.unit.id === unitId.value) orders.hear(order, recipient!)
    }
  }

  async function load() {
    if (unitId.value === undefined) return
    await Promise.all([loadOrders(), messages.loadOf(unitId.value)]).catch(console.warn)
  }

  /** What this phone kept as open may have been taken back since, though newer orders have pushed it off the list. */
  async function loadOrders() {
    const listed = await orders.load(true)
    await Promise.all(toConfirm.value.filter(({ id }) => !listed.has(id)).map(({ id }) => orders.loadOne(id)))
  }

  const now = () => new Date().toISOString()
  const receipt = (order: Order, state: OrderReceipt['state']) => outbox.put({ kind: 'order_receipt', orderId: order.id, body: { state, deviceTime: now() } })

  function confirm(order: Order) {
    attention.tick()
    if (order.withdrawnAt) {
      read.value = [...read.value, order.id].slice(-KEPT)
      return localStorage.setItem(READ, JSON.stringify(read.value))
    }
    return receipt(order, 'confirmed')
  }

  /** Says a thing once. */
  function once(what: string, say: () => Promise<unknown>) {
    if (said.has(what)) return
    said.add(what)
    void say()
  }

  function answerOrders() {
    for (const order of toConfirm.value) {
      if (!own(order)!.receivedAt) once(`received ${order.id}`, () => receipt(order, 'received'))
    }
    const [shown] = toConfirm.value
    if (shown && !shown.withdrawnAt && visible.value && !own(shown)!.seenAt) once(`seen ${shown.id}`, () => receipt(shown, 'seen'))
  }

  function answerMessages() {
    const unit = unitId.value
    const theirs = unit === undefined ? [] : (messages.byUnit.get(unit) ?? []).filter((message) => !messages.mine(message))
    const last = theirs.at(-1)
    if (unit === undefined || !last) return
    const say = (state: 'delivered' | 'read') => once(`${state} ${last.id}`, () => outbox.put({ kind: 'message_receipt', body: { unitId: unit, upTo: last.id, state } }))
    if (!last.deliveredAt) say('delivered')
    if (talking.value && visible.value && theirs.some(({ readAt }) => !readAt)) say('read')
  }

  async function restore() {
    const kept = (await outbox.database?.get('kept', name())) as { messages: Message[]; orders: Order[] } | undefined
    kept?.messages.forEach(messages.upsert)
    kept?.orders.forEach(orders.upsert)
  }

  function keep() {
    const thread = unitId.value === undefined ? [] : (messages.byUnit.get(unitId.value) ?? [])
    const kept = { messages: thread.slice(-KEPT), orders: toConfirm.value.map((order) => ({ ...order, recipients: [own(order)] })) }
    void outbox.database?.put('kept', JSON.parse(JSON.stringify(kept)), name())
  }

  async function start() {
    await restore()
    stops = [
      live.onFacts(apply),
      live.onResync(() => void load()),
      watch([() => live.phase, unitId], ([phase]) => phase === 'live' && void load(), { immediate: true }),
      watch([toConfirm, visible], answerOrders, { immediate: true }),
      watch([() => messages.byUnit, talking, visible], answerMessages, { immediate: true }),
      watch([() => toConfirm.value.at(-1)?.id, unread], ([order, count], [before, had]) => {
        if (order !== undefined && order !== before || count > (had ?? 0)) attention.call()
      }),
      watch(() => toConfirm.value.length > 0, (some, _, onCleanup) => {
        if (!some) return
        const timer = setInterval(attention.call, remindEvery)
        onCleanup(() => clearInterval(timer))
      }, { immediate: true }),
      watch([toConfirm, () => messages.byUnit], keep),
    ]
    asking = setInterval(() => live.phase !== 'live' && live.phase !== 'signed_out' && navigator.onLine && void load(), askEvery)
  }

  function stop() {
    clearInterval(asking)
    stops.forEach((end) => end())
    stops = []
    said.clear()
    messages.clear()
    orders.clear()
  }

  return { talking, visible, toConfirm, unread, confirm, start, stop }
})
