import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { answer, api, ifMatch } from '@/api/client'
import type { CalendarYear } from '@/api/models'
import type { operations } from '@/api/schema'
import type { WorkingDays } from './workingTime'

export type CalendarChange = operations['putCalendar']['requestBody']['content']['application/json']

/** When the org works: the years that were looked at. */
export const useCalendar = defineStore('calendar', () => {
  const years = shallowRef<ReadonlyMap<number, CalendarYear>>(new Map())
  let asked: Promise<unknown> | undefined
  const working = computed<WorkingDays | null>(() => {
    const all = [...years.value.values()].sort((a, b) => b.version - a.version)
    return all[0] ? { timeZone: all[0].timeZone, opens: all[0].opens, closes: all[0].closes, days: new Map(all.flatMap(({ days }) => days.map(({ day, works }) => [day, works] as const))) } : null
  })

  const keep = (year: CalendarYear) => void (years.value = new Map(years.value).set(year.year, year))

  async function load(year: number) {
    keep(await answer(api.GET('/calendars/{id}', { params: { path: { id: year } } })))
  }

  /** What a deadline of today may run over; asked for once. Without an answer a deadline is told without its rest. */
  function near() {
    const year = new Date().getFullYear()
    asked ??= Promise.all([load(year), load(year + 1)]).catch(() => (asked = undefined))
  }

  async function put({ year, version }: CalendarYear, body: CalendarChange) {
    keep(await answer(api.PUT('/calendars/{id}', { params: { path: { id: year }, header: ifMatch(version) }, body })))
  }

  return { years, working, load, near, put }
})
