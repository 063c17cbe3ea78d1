import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Alarm } from '@/api/models'
import { i18n, useSections } from '@/app/i18n'
import AlarmList from './AlarmList.vue'
import { useAlarms } from './useAlarms'

const alarm = (id: number): Alarm => ({
  id, kind: 'fence_entered', priority: 3, state: 'raised', agency: { id: 1, name: '西大队' }, subject: 'vehicle', subjectId: id, fence: { id: 1, name: '学校' }, count: 1,
  raisedAt: new Date().toISOString(), lastAt: new Date().toISOString(), version: 1,
})

describe('the list of alarms', () => {
  beforeEach(async () => {
    setActivePinia(createPinia())
    await useSections(['shell', 'domain', 'console'])
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ perTenMinutes: 0 })))
  })

  it('groups a flood, and shows its alarms one by one to who unfolds it', async () => {
    const alarms = useAlarms()
    Array.from({ length: 12 }, (_, at) => alarms.upsert(alarm(at + 1)))
    const wrapper = mount(AlarmList, { global: { plugins: [i18n] } })
    expect(wrapper.findAll('[data-alarm]')).toHaveLength(1)
    await wrapper.get('[data-deed=unfold]').trigger('click')
    expect(wrapper.findAll('[data-alarm]')).toHaveLength(12)
    alarms.upsert(alarm(13))
    await wrapper.vm.$nextTick()
    expect(wrapper.findAll('[data-alarm]'), 'what comes later stands there too').toHaveLength(13)
  })
})
