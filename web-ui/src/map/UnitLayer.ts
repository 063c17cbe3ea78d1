import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import { MercatorCoordinate } from 'maplibre-gl'
import { markAtlas, markIndex } from './symbols'
import { unitProgram, type UnitProgram } from './unitShaders'
import { markNames, type MarkName } from '@/features/unit/marks'

/** One unit as it is to be drawn: WGS-84 degrees, `stale` draws it faint. */
export interface DrawnUnit {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly mark: MarkName
  readonly stale: boolean
  readonly selected: boolean
}

/** fromX fromY toX toY startedAt duration mark flags */
const FLOATS = 8
const STALE = 1
const SELECTED = 2

/**
 * All the units in one draw call: each is an instance that the shader moves from its last place to its newest.
 * Coordinates are relative to an origin near the city, so that 32 bits are good for centimetres.
 */
export class UnitLayer implements CustomLayerInterface {
  readonly id = 'units'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  drawn = 0

  private map?: MapLibreMap
  private gl?: WebGL2RenderingContext
  private program?: UnitProgram
  private vertexArray?: WebGLVertexArrayObject
  private buffer?: WebGLBuffer
  private atlas?: WebGLTexture
  private floats = new Float32Array(FLOATS * 256)
  private slots = new Map<number, number>()
  private count = 0
  private dirty = false
  private epoch = performance.now()
  private movingUntil = 0
  private fastest = 0
  private wake?: ReturnType<typeof setTimeout>
  private readonly origin: MercatorCoordinate

  constructor(
    center: [number, number],
    readonly size: number,
    private readonly still: boolean,
  ) {
    this.origin = MercatorCoordinate.fromLngLat(center)
  }

  onAdd(map: MapLibreMap, context: WebGLRenderingContext | WebGL2RenderingContext) {
    const gl = context as WebGL2RenderingContext
    this.map = map
    this.gl = gl
    this.program = unitProgram(gl)
    this.buffer = gl.createBuffer()
    this.vertexArray = gl.createVertexArray()
    gl.bindVertexArray(this.vertexArray)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    for (const attribute of [0, 1]) {
      gl.enableVertexAttribArray(attribute)
      gl.vertexAttribPointer(attribute, 4, gl.FLOAT, false, FLOATS * 4, attribute * 16)
      gl.vertexAttribDivisor(attribute, 1)
    }
    gl.bindVertexArray(null)
    this.atlas = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.atlas)
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, markAtlas(Math.ceil(this.size * window.devicePixelRatio)))
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    this.dirty = true
  }

  onRemove() {
    clearTimeout(this.wake)
    this.gl?.deleteBuffer(this.buffer ?? null)
    this.gl?.deleteTexture(this.atlas ?? null)
    this.gl?.deleteProgram(this.program?.program ?? null)
    this.gl = undefined
  }

  /** Shows exactly these `size` units. A known unit glides from where it is drawn now; a new one, or one that jumps, appears in place; `glide` is in ms. */
  show(units: Iterable<DrawnUnit>, size: number, glide: number) {
    this.rebase()
    const now = performance.now() - this.epoch
    const floats = size * FLOATS > this.floats.length ? new Float32Array(size * FLOATS * 2) : new Float32Array(this.floats.length)
    const slots = new Map<number, number>()
    let count = 0
    this.fastest = 0
    for (const unit of units) {
      const mercator = MercatorCoordinate.fromLngLat([unit.lon, unit.lat])
      const x = mercator.x - this.origin.x
      const y = mercator.y - this.origin.y
      const at = count * FLOATS
      const before = this.slots.get(unit.id)
      if (before === undefined || this.still) this.settle(floats, at, x, y)
      else this.steer(floats, at, before * FLOATS, x, y, now, glide)
      floats[at + 6] = markIndex[unit.mark]
      floats[at + 7] = (unit.stale ? STALE : 0) + (unit.selected ? SELECTED : 0)
      slots.set(unit.id, count++)
    }
    this.floats = floats
    this.slots = slots
    this.count = count
    this.dirty = true
    this.map?.triggerRepaint()
  }

  /** 32-bit times are good for a few hours; a wall runs for months. */
  private rebase() {
    const now = performance.now()
    if (now - this.epoch < 3_600_000) return
    for (let at = 4; at < this.count * FLOATS; at += FLOATS) this.floats[at]! -= now - this.epoch
    this.movingUntil -= now - this.epoch
    this.epoch = now
  }

  private settle(floats: Float32Array, at: number, x: number, y: number) {
    floats[at] = floats[at + 2] = x
    floats[at + 1] = floats[at + 3] = y
    floats[at + 4] = floats[at + 5] = 0
  }

  private steer(floats: Float32Array, at: number, old: number, x: number, y: number, now: number, glide: number) {
    const previous = this.floats
    if (previous[old + 2] === Math.fround(x) && previous[old + 3] === Math.fround(y)) {
      floats.set(previous.subarray(old, old + 6), at)
    } else {
      const duration = previous[old + 5]!
      const progress = duration <= 0 ? 1 : Math.min(1, Math.max(0, (now - previous[old + 4]!) / duration))
      const fromX = previous[old]! + (previous[old + 2]! - previous[old]!) * progress
      const fromY = previous[old + 1]! + (previous[old + 3]! - previous[old + 1]!) * progress
      const way = Math.hypot(x - fromX, y - fromY)
      floats.set([fromX, fromY, x, y, now, way > 2e-4 ? 0 : glide], at)
      this.fastest = Math.max(this.fastest, way / glide)
      this.movingUntil = now + glide
    }
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput) {
    if (!this.program || !this.map) return
    const now = performance.now() - this.epoch
    gl.useProgram(this.program.program)
    gl.bindVertexArray(this.vertexArray ?? null)
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer ?? null)
      gl.bufferData(gl.ARRAY_BUFFER, this.floats.subarray(0, this.count * FLOATS), gl.DYNAMIC_DRAW)
      this.dirty = false
    }
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, this.atlas ?? null)
    gl.uniformMatrix4fv(this.program.matrix, false, this.relative(input.defaultProjectionData.mainMatrix))
    gl.uniform2f(this.program.viewport, this.map.getCanvas().clientWidth, this.map.getCanvas().clientHeight)
    gl.uniform1f(this.program.now, now)
    gl.uniform1f(this.program.size, this.size)
    gl.uniform1f(this.program.marks, markNames.length)
    gl.uniform1i(this.program.atlas, 0)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.STENCIL_TEST)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.count)
    gl.bindVertexArray(null)
    this.drawn = this.count
    if (now < this.movingUntil) this.drawAgainSoon()
  }

  /** The next frame is due when the fastest unit has moved by half a pixel: far out, that spares nearly all frames. */
  private drawAgainSoon() {
    const worldSize = 512 * 2 ** this.map!.getZoom()
    const halfPixel = 0.5 / Math.max(this.fastest * worldSize, 1e-6)
    clearTimeout(this.wake)
    this.wake = setTimeout(() => this.map?.triggerRepaint(), Math.min(1000, Math.max(30, halfPixel)))
  }

  private relative(matrix: ArrayLike<number>): Float32Array {
    const m = Array.from(matrix)
    const { x, y } = this.origin
    for (let row = 0; row < 4; row++) m[12 + row] = m[row]! * x + m[4 + row]! * y + m[12 + row]!
    return new Float32Array(m)
  }
}
