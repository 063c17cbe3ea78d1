import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { openPhoneDatabase, type PhoneDatabase } from './database'
import { FixBuffer, FIXES_KEPT } from './FixBuffer'
import type { Fix } from './reports'

const at = (second: number): Fix => ({ time: new Date(second * 1000).toISOString(), lon: 120.45, lat: 41.57 })

describe('the buffer of fixes', () => {
  let database: PhoneDatabase
  let sent: Fix[][]
  let status = 200
  let name = 0
  const send = async (fixes: Fix[]) => {
    if (status !== 200) throw new Problem('x', status)
    sent.push(fixes)
  }
  const buffer = (account: string | null = 'c/7') => new FixBuffer(database, send, () => account)

  beforeEach(async () => {
    database = await openPhoneDatabase(`fixes-${name++}`)
    sent = []
    status = 200
  })

  it('sends what has gathered in one go, oldest first, once', async () => {
    for (const second of [1, 2, 3]) await buffer().keep(at(second))
    await buffer().flush()
    await buffer().flush()
    expect(sent).toEqual([[at(1), at(2), at(3)]])
  })

  it.each([0, 401, 503])('keeps them when the answer is %i', async (answer) => {
    await buffer().keep(at(1))
    status = answer
    await buffer().flush()
    status = 200
    await buffer().flush()
    expect(sent).toEqual([[at(1)]])
  })

  it('does not let what the server calls invalid stand in the way', async () => {
    await buffer().keep(at(1))
    status = 400
    await buffer().flush()
    status = 200
    await buffer().keep(at(2))
    await buffer().flush()
    expect(sent).toEqual([[at(2)]])
  })

  it('gives up the oldest when too many wait', async () => {
    const transaction = database.transaction('fixes', 'readwrite')
    for (let second = 0; second < FIXES_KEPT; second++) void transaction.store.add({ account: 'c/7', fix: at(second) })
    await transaction.done
    await buffer().keep(at(FIXES_KEPT))
    await buffer().flush()
    expect([sent[0]!.length, sent[0]![0]]).toEqual([FIXES_KEPT, at(1)])
  })

  it('sends nothing under another name', async () => {
    await buffer().keep(at(1))
    await buffer('c/8').flush()
    expect(sent).toEqual([])
  })
})
