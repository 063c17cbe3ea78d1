import { expect, it } from 'vitest'
import type { Order, OrderRecipient } from '@/api/models'
import { sorted, standingOf } from './standing'

const order = { id: 1, text: 'x', confirmBy: '2026-11-26T10:00:00Z' } as Order
const before = Date.parse('2026-11-26T09:59:00Z')
const after = Date.parse('2026-11-26T10:00:00Z')
const to = (name: string, more: Partial<OrderRecipient> = {}) => ({ id: name.length, orderId: 1, unit: { id: 1, name }, version: 1, ...more }) as OrderRecipient

it.each([
  [{}, before, 'given'],
  [{ receivedAt: 'x' }, before, 'received'],
  [{ receivedAt: 'x', seenAt: 'x' }, before, 'seen'],
  [{ receivedAt: 'x', seenAt: 'x' }, after, 'late'],
  [{ confirmedAt: 'x' }, after, 'confirmed'],
] as const)('%o', (more, now, standing) => {
  expect(standingOf(order, to('101-01', more), now)).toBe(standing)
})

it('puts those first who keep silent', () => {
  const list = sorted(order, [to('101-10', { confirmedAt: 'x' }), to('101-9', { seenAt: 'x' }), to('101-2')], before)
  expect(list.map(({ recipient }) => recipient.unit.name)).toEqual(['101-2', '101-9', '101-10'])
})
