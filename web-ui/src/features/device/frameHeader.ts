export interface FrameHeader {
  /** Such as 0x0200. */
  readonly id: string
  readonly edition: 2013 | 2019
  readonly serial: number
  readonly phone: string
  readonly encrypted: boolean
  /** Which of how many packets; null where it came in one. */
  readonly packet: { readonly index: number; readonly total: number } | null
}

const VERSION_FLAG = 1 << 14
const SUB_PACKAGED = 1 << 13
const ENCRYPTED = 7 << 10

/** Reads a JT/T 808 header out of an unescaped frame without its flags; null where the frame is too short for one. */
export function frameHeader(hex: string): FrameHeader | null {
  const word = (at: number) => Number.parseInt(hex.slice(at * 2, at * 2 + 4), 16)
  if (hex.length < 24) return null
  const attributes = word(2)
  const newer = (attributes & VERSION_FLAG) !== 0
  const [phoneAt, phoneBytes] = newer ? [5, 10] : [4, 6]
  const serialAt = phoneAt + phoneBytes
  const split = (attributes & SUB_PACKAGED) !== 0
  if (hex.length < (serialAt + (split ? 6 : 2)) * 2) return null
  return {
    id: `0x${hex.slice(0, 4).toLowerCase()}`,
    edition: newer ? 2019 : 2013,
    serial: word(serialAt),
    phone: hex.slice(phoneAt * 2, serialAt * 2).replace(/^0+(?=.)/, ''),
    encrypted: (attributes & ENCRYPTED) !== 0,
    packet: split ? { total: word(serialAt + 2), index: word(serialAt + 4) } : null,
  }
}
