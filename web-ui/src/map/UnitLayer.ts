import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import { markNames } from '@/features/unit/marks'
import { markAtlas } from './symbols'
import { UnitBuffer, type Put } from './UnitBuffer'
import { unitProgram, type UnitProgram } from './unitShaders'

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
  private dirty = false
  private readonly buffers: UnitBuffer
  private wake?: ReturnType<typeof setTimeout>

  constructor(
    center: [number, number],
    readonly size: number,
    still: boolean,
  ) {
    this.buffers = new UnitBuffer(center, still)
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
      gl.vertexAttribPointer(attribute, 4, gl.FLOAT, false, UnitBuffer.STRIDE, attribute * 16)
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

  /** Shows exactly the units that `fill` puts, each gliding for `glide` ms from where it is drawn now; a new one appears in place. */
  show(glide: number, fill: (put: Put) => unknown) {
    this.buffers.update(performance.now(), glide, fill)
    this.dirty = true
    this.map?.triggerRepaint()
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput) {
    if (!this.program || !this.map) return
    const { count } = this.buffers
    const now = this.buffers.sinceEpoch(performance.now())
    gl.useProgram(this.program.program)
    gl.bindVertexArray(this.vertexArray ?? null)
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer ?? null)
      gl.bufferData(gl.ARRAY_BUFFER, this.buffers.filled(), gl.DYNAMIC_DRAW)
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
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
    gl.bindVertexArray(null)
    this.drawn = count
    if (now < this.buffers.movingUntil) this.drawAgainSoon()
  }

  /** The next frame is due when the fastest unit has moved by half a pixel: far out, that spares nearly all frames. */
  private drawAgainSoon() {
    const worldSize = 512 * 2 ** this.map!.getZoom()
    const halfPixel = 0.5 / Math.max(this.buffers.fastest * worldSize, 1e-6)
    clearTimeout(this.wake)
    this.wake = setTimeout(() => this.map?.triggerRepaint(), Math.min(1000, Math.max(30, halfPixel)))
  }

  private relative(matrix: ArrayLike<number>): Float32Array {
    const m = Array.from(matrix)
    const { x, y } = this.buffers.origin
    for (let row = 0; row < 4; row++) m[12 + row] = m[row]! * x + m[4 + row]! * y + m[12 + row]!
    return new Float32Array(m)
  }
}
