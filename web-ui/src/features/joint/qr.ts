import qrcode from 'qrcode-generator'

/** A QR code as the path of an SVG of `size` units a side, four of them quiet round it. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++) for (let column = 0; column < count; column++) if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`
  return { size: count + 8, path }
}
