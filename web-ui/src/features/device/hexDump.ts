export interface HexLine {
  readonly offset: string
  readonly bytes: string
  readonly text: string
}

const WIDTH = 16

/** The bytes as a hex viewer shows them: offset, sixteen bytes, and what of them is ASCII. */
export function hexDump(hex: string): HexLine[] {
  const bytes = hex.match(/../g) ?? []
  return Array.from({ length: Math.ceil(bytes.length / WIDTH) }, (_, line) => {
    const row = bytes.slice(line * WIDTH, (line + 1) * WIDTH)
    return {
      offset: (line * WIDTH).toString(16).padStart(4, '0'),
      bytes: row.join(' '),
      text: row.map((byte) => printable(Number.parseInt(byte, 16))).join(''),
    }
  })
}

const printable = (code: number) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·')
