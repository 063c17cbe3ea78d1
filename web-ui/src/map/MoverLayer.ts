import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import { markAtlas, markCount } from './atlas'
import type { Put } from './MoverBuffer'
import { MoverInstances } from './MoverInstances'
import { moverProgram, type MoverProgram } from './moverShaders'

/** A vehicle's mark beside a unit's: smaller, for it only forms the ground that units stand on; close up it may be looked at. */
const VEHICLE_SIZE = { far: 0.66, close: 0.92, from: 11, to: 14 } as const

function vehicleSize(zoom: number): number {
  const { far, close, from, to } = VEHICLE_SIZE
  return far + (close - far) * Math.min(1, Math.max(0, (zoom - from) / (to - from)))
}

/**
 * All that moves, in two draw calls: vehicles below, units above. Each is an instance that the shader moves from its last place
 * to its newest. Coordinates are relative to an origin near the city, so that 32 bits are good for centimetres.
 */
export class MoverLayer implements CustomLayerInterface {
  readonly id = 'movers'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  /** What the last drawing showed. */
  drawn = { units: 0, vehicles: 0 }

  private map?: MapLibreMap
  private gl?: WebGL2RenderingContext
  private program?: MoverProgram
  private atlas?: WebGLTexture
  private readonly units: MoverInstances
  private readonly vehicles: MoverInstances
  private wake?: ReturnType<typeof setTimeout>

  /** @param size of a unit's mark in CSS pixels. @param still whether to leave out all gliding */
  constructor(
    centre: readonly [number, number],
    readonly size: number,
    still: boolean,
  ) {
    this.units = new MoverInstances(centre, still)
    this.vehicles = new MoverInstances(centre, still)
  }

  onAdd(map: MapLibreMap, context: WebGLRenderingContext | WebGL2RenderingContext) {
    const gl = context as WebGL2RenderingContext
    this.map = map
    this.gl = gl
    this.program = moverProgram(gl)
    this.vehicles.create(gl)
    this.units.create(gl)
    this.atlas = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.atlas)
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, markAtlas(Math.ceil(this.size * window.devicePixelRatio)))
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  }

  onRemove() {
    clearTimeout(this.wake)
    if (!this.gl) return
    this.vehicles.delete(this.gl)
    this.units.delete(this.gl)
    this.gl.deleteTexture(this.atlas ?? null)
    this.gl.deleteProgram(this.program?.program ?? null)
    this.gl = undefined
  }

  /** Shows exactly the units that `fill` puts, each gliding for `glide` ms from where it is drawn now; a new one appears in place. */
  showUnits(glide: number, fill: (put: Put) => unknown) {
    this.show(this.units, glide, fill)
  }

  /** The same for vehicles. */
  showVehicles(glide: number, fill: (put: Put) => unknown) {
    this.show(this.vehicles, glide, fill)
  }

  private show(instances: MoverInstances, glide: number, fill: (put: Put) => unknown) {
    if (!instances.buffer.update(performance.now(), glide, fill)) return
    instances.touch()
    this.map?.triggerRepaint()
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput) {
    if (!this.program || !this.map) return
    const { program } = this
    const canvas = this.map.getCanvas()
    gl.useProgram(program.program)
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, this.atlas ?? null)
    gl.uniformMatrix4fv(program.matrix, false, this.relative(input.defaultProjectionData.mainMatrix))
    gl.uniform2f(program.viewport, canvas.clientWidth, canvas.clientHeight)
    gl.uniform1f(program.marks, markCount)
    gl.uniform1i(program.atlas, 0)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.STENCIL_TEST)
    this.draw(gl, program, this.vehicles, this.size * vehicleSize(this.map.getZoom()))
    this.draw(gl, program, this.units, this.size)
    this.drawn = { units: this.units.buffer.count, vehicles: this.vehicles.buffer.count }
    this.drawAgainSoon()
  }

  private draw(gl: WebGL2RenderingContext, program: MoverProgram, instances: MoverInstances, size: number) {
    gl.uniform1f(program.now, instances.buffer.sinceEpoch(performance.now()))
    gl.uniform1f(program.size, size)
    instances.draw(gl)
  }

  /** The next frame is due when the fastest has moved by half a pixel: far out, that spares nearly all frames. */
  private drawAgainSoon() {
    const moving = [this.units.buffer, this.vehicles.buffer].filter((buffer) => buffer.sinceEpoch(performance.now()) < buffer.movingUntil)
    if (moving.length === 0) return
    const worldSize = 512 * 2 ** this.map!.getZoom()
    const halfPixel = 0.5 / Math.max(...moving.map(({ fastest }) => fastest * worldSize), 1e-6)
    clearTimeout(this.wake)
    this.wake = setTimeout(() => this.map?.triggerRepaint(), Math.min(1000, Math.max(30, halfPixel)))
  }

  private relative(matrix: ArrayLike<number>): Float32Array {
    const m = Array.from(matrix)
    const { x, y } = this.units.buffer.origin
    for (let row = 0; row < 4; row++) m[12 + row] = m[row]! * x + m[4 + row]! * y + m[12 + row]!
    return new Float32Array(m)
  }
}
