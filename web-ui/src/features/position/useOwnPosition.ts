import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { answer, api } from '@/api/client'
import type { Location } from '@/api/models'
import { accountName } from '@/features/session/accountName'
import { FixBuffer } from '@/outbox/FixBuffer'
import type { Fix } from '@/outbox/reports'
import { useOutbox } from '@/outbox/useOutbox'

/** A place that is older than this does not belong under a report made now. */
const goodFor = 60_000
/** Nobody stands before a house longer than this for the sake of one photo. */
const worthWaiting = 8_000
/** Between two fixes that are kept: 5 s moving, 30 s standing. */
const moving = 5_000
const standingStill = 30_000
const sendEvery = 5_000
const asked: PositionOptions = { enableHighAccuracy: true, maximumAge: 2_000, timeout: 20_000 }

export type PositionTrouble = 'unsupported' | 'denied' | 'unavailable'

const round = (value: number, digits: number) => Number(value.toFixed(digits))
const given = (value: number | null | undefined): value is number => typeof value === 'number' && Number.isFinite(value)

/** The browser's fix in the API's form: km/h and WGS-84 degrees. */
export function fixOf({ coords, timestamp }: GeolocationPosition): Fix {
  return {
    time: new Date(timestamp).toISOString(),
    lon: round(coords.longitude, 6),
    lat: round(coords.latitude, 6),
    ...(given(coords.speed) && coords.speed >= 0 ? { speedKmh: round(coords.speed * 3.6, 1) } : {}),
    ...(given(coords.heading) ? { courseDeg: round(coords.heading, 0) } : {}),
    ...(given(coords.altitude) ? { altitudeM: round(coords.altitude, 1) } : {}),
    ...(given(coords.accuracy) ? { accuracyM: round(coords.accuracy, 1) } : {}),
  }
}

/** Where this phone is: for the reports made on it at any time, and for headquarters while its unit is on duty. */
export const useOwnPosition = defineStore('ownPosition', () => {
  const fix = shallowRef<Fix | null>(null)
  const trouble = ref<PositionTrouble | null>(null)
  const reporting = ref(false)
  const location = computed<Location | null>(() => fix.value && { lon: fix.value.lon, lat: fix.value.lat })
  let following: number | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let keptAt = 0
  let buffer: FixBuffer | null = null

  const age = () => (fix.value ? Date.now() - Date.parse(fix.value.time) : Infinity)

  /** For a photo taken now: where the last place is too old, the phone is asked for another, for a moment. */
  async function fresh(): Promise<Location | undefined> {
    if (following !== null && age() > goodFor) {
      await new Promise<void>((resolve) =>
        navigator.geolocation.getCurrentPosition((position) => resolve(take(position)), (error) => resolve(fail(error)), { enableHighAccuracy: true, maximumAge: 0, timeout: worthWaiting }),
      )
    }
    return current()
  }

  /** For a report made now: the place, or undefined when the last one is too old. */
  function current(): Location | undefined {
    return age() <= goodFor ? (location.value ?? undefined) : undefined
  }

  function take(position: GeolocationPosition) {
    trouble.value = null
    fix.value = fixOf(position)
    report()
  }

  function report() {
    if (!reporting.value || !fix.value) return
    const at = Date.parse(fix.value.time)
    if (at - keptAt < ((fix.value.speedKmh ?? 0) > 3 ? moving : standingStill)) return
    keptAt = at
    void buffer?.keep(fix.value).then(() => buffer?.flush())
  }

  // Whoever comes on duty says where they are, though the phone found that out before and may not say it again.
  watch(reporting, report)

  function fail({ code }: GeolocationPositionError) {
    trouble.value = code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : 'unavailable'
  }

  /** A phone that stands still may say nothing more by itself, and a photo without a place proves little. */
  function askAgain() {
    if (fix.value && age() > goodFor / 2) navigator.geolocation.getCurrentPosition(take, fail, asked)
  }

  function start() {
    if (!('geolocation' in navigator) || !isSecureContext) {
      trouble.value = 'unsupported'
      return
    }
    const { database } = useOutbox()
    buffer ??= database && new FixBuffer(database, (fixes) => answer(api.POST('/fixes', { body: { fixes } })), accountName)
    following ??= navigator.geolocation.watchPosition(take, fail, asked)
    clearInterval(timer)
    timer = setInterval(() => {
      askAgain()
      void buffer?.flush()
    }, sendEvery)
  }

  function stop() {
    if (following !== null) navigator.geolocation.clearWatch(following)
    following = null
    clearInterval(timer)
    reporting.value = false
  }

  return { fix, location, trouble, reporting, current, fresh, start, stop }
})
