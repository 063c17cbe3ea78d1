import { describe, expect, it } from 'vitest'
import { findDevices } from './findDevices'
import type { Device } from './useDevices'

const terminal: Device = { id: 1, kind: 'jt808', crs: 'wgs84', label: '车载终端', vehicle: { id: 5, name: '辽N·12A45' }, unit: { id: 9, name: '101-02' }, address: '13900000001' }
const phone: Device = { id: 2, kind: 'field', crs: 'wgs84', label: '张伟' }

describe('finding a device', () => {
  it.each([
    ['', '', [1, 2]],
    ['n12a', '', [1]],
    ['10102', '', [1]],
    ['9000', '', [1]],
    ['张', '', [2]],
    ['', 'field', [2]],
    ['张', 'jt808', []],
  ] as const)('by "%s" among "%s"', (text, kind, ids) => expect(findDevices([terminal, phone], text, kind).map(({ id }) => id)).toEqual(ids))
})
