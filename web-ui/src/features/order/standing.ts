import type { Order, OrderRecipient } from '@/api/models'

/** How far an order has come with a unit, from the worst to the best. */
export const standings = ['late', 'given', 'received', 'seen', 'confirmed'] as const
export type Standing = (typeof standings)[number]

export function standingOf(order: Order, recipient: OrderRecipient, now: number): Standing {
  if (recipient.confirmedAt) return 'confirmed'
  if (Date.parse(order.confirmBy) <= now) return 'late'
  return recipient.seenAt ? 'seen' : recipient.receivedAt ? 'received' : 'given'
}

/** Those that somebody must look at stand first. */
export function sorted(order: Order, recipients: readonly OrderRecipient[], now: number): { recipient: OrderRecipient; standing: Standing }[] {
  return recipients
    .map((recipient) => ({ recipient, standing: standingOf(order, recipient, now) }))
    .sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing) || a.recipient.unit.name.localeCompare(b.recipient.unit.name, 'en', { numeric: true }))
}
