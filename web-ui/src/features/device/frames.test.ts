import { describe, expect, it } from 'vitest'
import { frameHeader } from './frameHeader'
import { hexDump } from './hexDump'

describe('a frame of a terminal', () => {
  it.each([
    ['0002 0000 013900000001 0007 2b', { id: '0x0002', edition: 2013, serial: 7, phone: '13900000001', encrypted: false, packet: null }],
    ['0200 401c 01 00000000013900000001 ffff 00', { id: '0x0200', edition: 2019, serial: 65535, phone: '13900000001', encrypted: false, packet: null }],
    ['0801 2210 013900000001 0102 0005 0002 ff', { id: '0x0801', edition: 2013, serial: 258, phone: '13900000001', encrypted: false, packet: { index: 2, total: 5 } }],
    ['0200 0400 0a3900000001 0001 00', { id: '0x0200', edition: 2013, serial: 1, phone: 'a3900000001', encrypted: true, packet: null }],
  ])('%s', (hex, header) => expect(frameHeader(hex.replaceAll(' ', ''))).toEqual(header))

  it.each(['', '0200', '0801 2210 013900000001 0102'])('too short for a header: "%s"', (hex) => expect(frameHeader(hex.replaceAll(' ', ''))).toBeNull())

  it('is shown sixteen bytes a line, with what is text', () => {
    expect(hexDump('00024a542f54207e' + '3830380a0d1f7f80' + 'ff')).toEqual([
      { offset: '0000', bytes: '00 02 4a 54 2f 54 20 7e 38 30 38 0a 0d 1f 7f 80', text: '··JT/T ~808·····' },
      { offset: '0010', bytes: 'ff', text: '·' },
    ])
    expect(hexDump('')).toEqual([])
  })
})
