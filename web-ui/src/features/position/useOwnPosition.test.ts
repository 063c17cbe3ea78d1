import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useOwnPosition } from './useOwnPosition'

vi.mock('@/outbox/useOutbox', () => ({ useOutbox: () => ({ database: null }) }))

const minutes = 60_000
const begin = Date.parse('2026-11-27T08:00:00Z')
const at = (timestamp: number, lon: number) => ({ timestamp, coords: { longitude: lon, latitude: 41, accuracy: 5 } }) as GeolocationPosition
const getCurrentPosition = vi.fn<Geolocation['getCurrentPosition']>()
let told: PositionCallback

/** A phone that found itself once, and has stood still since. */
function standing(forMs: number) {
  const position = useOwnPosition()
  position.start()
  told(at(begin, 120))
  vi.setSystemTime(begin + forMs)
  return position
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: begin })
  getCurrentPosition.mockReset()
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('GeolocationPositionError', { PERMISSION_DENIED: 1 })
  vi.stubGlobal('navigator', { geolocation: { watchPosition: (take: PositionCallback) => ((told = take), 1), clearWatch: () => {}, getCurrentPosition } })
})

afterEach(() => {
  useOwnPosition().stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the place of a photo taken now', () => {
  it('is the last one while that is good', async () => {
    expect(await standing(minutes / 2).fresh()).toEqual({ lon: 120, lat: 41 })
    expect(getCurrentPosition).not.toHaveBeenCalled()
  })

  it('is asked for anew after that', async () => {
    getCurrentPosition.mockImplementation((take) => take(at(Date.now(), 120.5)))
    expect(await standing(2 * minutes).fresh()).toEqual({ lon: 120.5, lat: 41 })
  })

  it.each([
    ['the phone finds none', ((_, fail) => fail?.({ code: 3 } as GeolocationPositionError)) as Geolocation['getCurrentPosition']],
    ['it says the old one again', ((take) => take(at(begin, 120))) as Geolocation['getCurrentPosition']],
  ])('is none where %s', async (_, answer) => {
    getCurrentPosition.mockImplementation(answer)
    expect(await standing(2 * minutes).fresh()).toBeUndefined()
  })
})
