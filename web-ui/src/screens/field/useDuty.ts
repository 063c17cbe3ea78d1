import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { answer, api } from '@/api/client'
import type { Alarm, City, Issue, IssueCategory, IssueState, Task, TaskState, Unit } from '@/api/models'
import type { Me } from '@/api/tokens'
import { useAlarms } from '@/features/alarm/useAlarms'
import { useCity } from '@/features/city/useCity'
import { useIssues } from '@/features/issue/useIssues'
import { accountName } from '@/features/session/accountName'
import { useSession } from '@/features/session/useSession'
import { standing } from '@/features/task/progress'
import { isOpen, useTasks } from '@/features/task/useTasks'
import { useUnits } from '@/features/unit/useUnits'
import type { Fact } from '@/live/protocol'
import { useLive } from '@/live/useLive'
import { useOutbox } from '@/outbox/useOutbox'

/** What the phone shows before, or without, an answer of the server. */
interface LastPicture {
  readonly me: Me
  readonly city: City | null
  readonly units: Unit[]
  readonly tasks: Task[]
  readonly issues: Issue[]
  readonly categories: readonly IssueCategory[]
}

const forHandlers: readonly IssueState[] = ['dispatched', 'in_progress', 'parked']
/** By headquarters, or by the ladder, because nobody answered. */
const takenBack: readonly TaskState[] = ['cancelled', 'withdrawn']
const retryAfter = 5_000
/** While the socket is away, or cannot be had at all, the page asks instead of being told. */
const askEvery = 10_000

/** An officer's own part of the picture: the unit, its task, the squad's issues, the own cries for help. */
export const useDuty = defineStore('duty', () => {
  const [live, session, outbox] = [useLive(), useSession(), useOutbox()]
  const [units, tasks, issues, alarms, city] = [useUnits(), useTasks(), useIssues(), useAlarms(), useCity()]
  const me = shallowRef<Me | null>(session.me)
  const loaded = ref(false)
  /** The task that headquarters took back while it stood on the card. */
  const withdrawn = shallowRef<Task | null>(null)
  const waiting = computed(() => outbox.waiting.map(({ report }) => report))

  const unit = computed(() => (me.value?.unitId === undefined ? undefined : units.byId.get(me.value.unitId)))
  const task = computed(() => {
    const mine = [...tasks.byId.values()].filter((candidate) => candidate.unit.id === me.value?.unitId && isOpen({ ...candidate, state: standing(candidate, waiting.value) }))
    return mine.sort((a, b) => b.id - a.id)[0]
  })
  /** Their squad leads it, or takes part. */
  const concerns = ({ agency, parties }: Issue) => [agency, ...parties.map((party) => party.agency)].some(({ id }) => id === unit.value?.agency.id)
  const toHandle = computed(() =>
    [...issues.byId.values()].filter((issue) => forHandlers.includes(issue.state) && concerns(issue)).sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
  )
  const mine = (permission: Me['permissions'][number]) => me.value?.permissions.includes(permission) ?? false
  const verifiable = ({ state }: Issue) => state === 'reported_done' && mine('issue.verify')
  const toVerify = computed(() => [...issues.byId.values()].filter(verifiable).sort((a, b) => a.id - b.id))
  /** The newest of the own cries for help that headquarters knows of. */
  const sos = computed(() => [...alarms.byId.values()].filter(({ kind, raisedBy }) => kind === 'sos' && raisedBy?.id === me.value?.id).sort((a, b) => b.id - a.id)[0])
  let release: (() => void) | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  let asking: ReturnType<typeof setInterval> | undefined

  function apply(facts: readonly Fact[]) {
    for (const { data } of facts) {
      const { task: told, unit: toldUnit, issue, alarm } = data as { task?: Task; unit?: Unit; issue?: Issue; alarm?: Alarm }
      if (told && told.unit.id === me.value?.unitId) {
        if (takenBack.includes(told.state) && task.value?.id === told.id) withdrawn.value = told
        tasks.upsert(told)
      }
      if (toldUnit) takeUnit(toldUnit)
      if (issue && (concerns(issue) || verifiable(issue) || issues.byId.has(issue.id))) issues.upsert(issue)
      if (alarm && alarm.raisedBy?.id === me.value?.id) alarms.upsert(alarm)
    }
  }

  /** A changed crew may have brought this officer into another unit. */
  function takeUnit(told: Unit) {
    const own = told.id === me.value?.unitId
    const begins = own && unit.value?.state === 'off_duty' && told.state !== 'off_duty'
    if (own) units.upsert(told)
    // Off duty nothing was pushed, so what happened meanwhile is asked for.
    if (begins || own !== told.members.some(({ id }) => id === me.value?.personId)) void load()
  }

  /** @param agencyId of the squad; none where this account is in no unit */
  async function loadIssues(agencyId?: number) {
    const handled = agencyId === undefined ? [] : forHandlers.map((state) => ({ state, agencyId }))
    const verified = mine('issue.verify') ? [{ state: 'reported_done' as const }] : []
    const pages = await Promise.all([...handled, ...verified].map((asked) => answer(api.GET('/issues', { params: { query: { ...asked, limit: 200 } } }))))
    issues.clear()
    pages.forEach(({ items }) => items.forEach((one) => issues.upsert(one)))
  }

  async function loadTask() {
    const { items } = await answer(api.GET('/tasks', { params: { query: { mine: true, open: true, limit: 10 } } }))
    const had = task.value
    tasks.clear()
    items.forEach((one) => tasks.upsert(one))
    if (had && !tasks.byId.has(had.id)) await missed(had.id)
  }

  /** What became of the task while this page was closed, or did not hear. */
  async function missed(id: number) {
    const now = await answer(api.GET('/tasks/{id}', { params: { path: { id } } })).catch(() => undefined)
    if (now && takenBack.includes(now.state)) withdrawn.value = now
  }

  async function loadUnit(id: number) {
    const own = await answer(api.GET('/units/{id}', { params: { path: { id } } }))
    units.upsert(own)
    await loadIssues(own.agency.id)
  }

  function again() {
    retry = setTimeout(() => void load(), retryAfter)
  }

  async function load() {
    clearTimeout(retry)
    try {
      me.value = await answer(api.GET('/me'))
    } catch {
      return again()
    }
    const { unitId } = me.value
    const parts = await Promise.allSettled([
      unitId === undefined ? loadIssues() : loadUnit(unitId),
      mine('task.read') ? loadTask() : [],
      answer(api.GET('/issue-categories')).then(({ items }) => (issues.categories = items)),
      answer(api.GET('/city')).then((theCity) => (city.city = theCity)),
      mine('alarm.read') ? answer(api.GET('/alarms', { params: { query: { state: 'raised', limit: 200 } } })).then(({ items }) => items.forEach((alarm) => alarms.upsert(alarm))) : [],
    ])
    loaded.value = true
    if (parts.some(({ status }) => status === 'rejected')) again()
  }

  async function restore() {
    const last = (await outbox.database?.get('kept', `picture ${accountName()}`)) as LastPicture | undefined
    if (!last) return
    me.value = last.me
    city.city = last.city
    last.units.forEach((one) => units.upsert(one))
    last.tasks.forEach((one) => tasks.upsert(one))
    last.issues.forEach((one) => issues.upsert(one))
    issues.categories = last.categories
    loaded.value = true
  }

  function keep() {
    if (!me.value || !loaded.value) return
    const picture: LastPicture = {
      me: me.value, city: city.city, categories: issues.categories, units: unit.value ? [unit.value] : [], tasks: task.value ? [task.value] : [], issues: [...toHandle.value, ...toVerify.value],
    }
    void outbox.database?.put('kept', JSON.parse(JSON.stringify(picture)), `picture ${accountName()}`)
  }

  watch([me, unit, task, toHandle, toVerify, () => issues.categories, () => city.city], () => {
    clearTimeout(keeping)
    keeping = setTimeout(keep, 300)
  })

  // Whoever is refused goes by an old picture.
  watch(() => outbox.refused.length, (now, before) => now > before && void load())

  async function start() {
    await restore()
    asking = setInterval(() => live.phase !== 'live' && live.phase !== 'signed_out' && navigator.onLine && void load(), askEvery)
    const leave = [live.onFacts(apply), live.onResync(() => void load())]
    release = () => leave.forEach((end) => end())
    // The lists are loaded once the socket hears: whatever happens in between arrives as a fact.
    void live.open({ topics: ['task', 'unit', 'issue', 'issue_party', 'alarm', 'message', 'order'], positions: false }).then(load)
  }

  function stop() {
    clearTimeout(retry)
    clearTimeout(keeping)
    clearInterval(asking)
    release?.()
    live.close()
    for (const register of [units, tasks, issues, alarms]) register.clear()
    loaded.value = false
    me.value = null
  }

  return { me, unit, task, toHandle, toVerify, sos, withdrawn, loaded, waiting, start, stop, load }
})
