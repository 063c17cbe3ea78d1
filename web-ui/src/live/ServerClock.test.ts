import { expect, it } from 'vitest'
import { ServerClock } from './ServerClock'

it('takes the offset from the exchange with the shortest way', () => {
  const clock = new ServerClock()
  clock.exchange(1_000, 6_400, 2_000)
  clock.exchange(3_000, 8_010, 3_020)
  expect(clock.offset).toBe(5_000)
  expect(clock.age(8_900, 4_000)).toBe(100)
})
