import { expect, it } from 'vitest'
import { presence } from './presence'

it.each([
  { state: 'available', silentFor: 10, sos: false, mark: 'available', stale: false },
  { state: 'en_route', silentFor: 121, sos: false, mark: 'out_of_contact', stale: true },
  { state: 'available', silentFor: null, sos: false, mark: 'out_of_contact', stale: true },
  { state: 'off_duty', silentFor: null, sos: false, mark: 'off_duty', stale: false },
  { state: 'on_scene', silentFor: 10, sos: true, mark: 'sos', stale: false },
  { state: 'on_scene', silentFor: 500, sos: true, mark: 'sos', stale: true },
] as const)('$state, silent for $silentFor s, SOS $sos: $mark', ({ state, silentFor, sos, mark, stale }) => {
  const position = silentFor === null ? undefined : { time: 1_000_000 - silentFor * 1000 }
  expect(presence({ state }, position, sos, 1_000_000)).toEqual({ mark, stale })
})
