import { describe, expect, it } from 'vitest'
import { qrPath } from './qr'

describe('a QR code', () => {
  it('has its three corners, and quiet round it', () => {
    const { size, path } = qrPath('https://example.org/joint/' + 'A'.repeat(76))
    expect(size).toBeGreaterThan(29 + 8)
    const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`))
    for (const corner of ['4 4', `${size - 5} 4`, `4 ${size - 5}`]) expect(dark.has(corner)).toBe(true)
    expect([...dark].every((at) => at.split(' ').map(Number).every((one) => one >= 4 && one < size - 4))).toBe(true)
  })
})
