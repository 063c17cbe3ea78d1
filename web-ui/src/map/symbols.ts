import type { Mark } from '@/features/unit/marks'

/** Draws one mark with a dark rim, so that it reads on roads and fields alike, into a square of `size` pixels at (x, y). */
export function drawMark(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, mark: Mark, x: number, y: number, size: number) {
  const path = new Path2D(mark.path)
  context.save()
  context.translate(x + size * 0.14, y + size * 0.14)
  context.scale((size * 0.72) / 24, (size * 0.72) / 24)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.strokeStyle = '#050911'
  context.lineWidth = mark.filled ? 5 : 8
  context.stroke(path)
  if (mark.filled) {
    context.fillStyle = mark.color
    context.fill(path)
  } else {
    context.fillStyle = 'rgb(5 9 17 / 70%)'
    context.fill(path)
    context.strokeStyle = mark.color
    context.lineWidth = 3.6
    context.stroke(path)
  }
  context.restore()
}

function picture(width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  draw(context)
  return context.getImageData(0, 0, width, height)
}

/** A road number's plate at twice the drawn size; it stretches with the text (see `shieldStretch`). */
export function shield(border: string, fill: string): ImageData {
  return picture(40, 36, (context) => {
    context.fillStyle = fill
    context.strokeStyle = border
    context.lineWidth = 3
    context.beginPath()
    context.roundRect(2, 2, 36, 32, 8)
    context.fill()
    context.stroke()
  })
}

export const shieldStretch = {
  pixelRatio: 2,
  stretchX: [[12, 28]] as [number, number][],
  stretchY: [[12, 24]] as [number, number][],
  content: [8, 6, 32, 30] as [number, number, number, number],
}

/** An incident's pin, 26 x 34 at twice the size, its tip at the bottom, carrying the priority's numeral. */
export function pin(numeral: string, fill: string, rim: string, ink: string): ImageData {
  return picture(60, 76, (context) => {
    context.beginPath()
    context.arc(30, 30, 24, Math.PI * 0.82, Math.PI * 2.18)
    context.lineTo(30, 72)
    context.closePath()
    context.lineJoin = 'round'
    context.lineWidth = 9
    context.strokeStyle = '#050911'
    context.stroke()
    context.fillStyle = fill
    context.fill()
    context.lineWidth = 4
    context.strokeStyle = rim
    context.stroke()
    context.fillStyle = ink
    context.font = '700 32px "Noto Sans SC Variable", sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(numeral, 30, 32)
  })
}

/** Of a road-environment issue, in a 24 x 24 box: a pennant, stuck where something is to be put right. */
export const pennantPath = 'M6 22V2.5L20 7.75 6 13'

/** A pennant at twice the drawn size; it stands on its place. */
export function pennant(color: string): ImageData {
  return picture(36, 36, (context) => {
    const path = new Path2D(pennantPath)
    context.translate(2, 2)
    context.scale(32 / 24, 32 / 24)
    context.lineJoin = 'round'
    context.lineCap = 'round'
    context.strokeStyle = '#050911'
    context.lineWidth = 5.5
    context.stroke(path)
    context.fillStyle = color
    context.fill(path)
    context.strokeStyle = color
    context.lineWidth = 2.2
    context.stroke(path)
  })
}

/** A station: a small house plate. */
export function house(stroke: string): ImageData {
  return picture(36, 36, (context) => {
    const path = new Path2D('M18 5 31 15V31H5V15Z')
    context.lineJoin = 'round'
    context.lineWidth = 7
    context.strokeStyle = '#050911'
    context.stroke(path)
    context.fillStyle = '#17233a'
    context.fill(path)
    context.lineWidth = 3
    context.strokeStyle = stroke
    context.stroke(path)
  })
}

/** A stake post, 8 x 16 at twice the size: white with a dark cap, as it stands beside the road. */
export function post(ink: string): ImageData {
  return picture(20, 36, (context) => {
    context.fillStyle = '#050911'
    context.fillRect(3, 1, 14, 34)
    context.fillStyle = ink
    context.fillRect(5, 3, 10, 30)
    context.fillStyle = '#16345a'
    context.fillRect(5, 3, 10, 9)
  })
}
