/** Instance: a_way = from and to (Mercator, relative to the origin), a_look = start (ms), duration (ms), look, flags (1 stale, 2 selected). */
const vertexShader = `#version 300 es
layout(location = 0) in vec4 a_way;
layout(location = 1) in vec4 a_look;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_now;
uniform float u_size;
uniform float u_marks;
out vec2 v_uv;
out vec2 v_corner;
flat out float v_flags;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  float progress = a_look.y <= 0.0 ? 1.0 : clamp((u_now - a_look.x) / a_look.y, 0.0, 1.0);
  vec4 place = u_matrix * vec4(mix(a_way.xy, a_way.zw, progress), 0.0, 1.0);
  float size = u_size * (mod(floor(a_look.w / 2.0), 2.0) > 0.5 ? 1.7 : 1.0);
  v_corner = corner * 2.0 - 1.0;
  place.xy += (v_corner * vec2(1.0, -1.0)) * size / u_viewport * place.w;
  v_uv = vec2((a_look.z + corner.x) / u_marks, corner.y);
  v_flags = a_look.w;
  gl_Position = place;
}`

const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D u_atlas;
uniform float u_marks;
in vec2 v_uv;
in vec2 v_corner;
flat in float v_flags;
out vec4 color;
void main() {
  bool stale = mod(v_flags, 2.0) > 0.5;
  bool selected = mod(floor(v_flags / 2.0), 2.0) > 0.5;
  vec2 uv = v_uv;
  if (selected) {
    vec2 inner = v_corner * 1.7;
    float cell = floor(v_uv.x * u_marks);
    uv = vec2((cell + (clamp(inner.x, -1.0, 1.0) + 1.0) / 2.0) / u_marks, (clamp(inner.y, -1.0, 1.0) + 1.0) / 2.0);
    color = max(abs(inner.x), abs(inner.y)) > 0.99 ? vec4(0.0) : texture(u_atlas, uv);
    float radius = length(v_corner);
    float ring = smoothstep(0.80, 0.84, radius) * (1.0 - smoothstep(0.92, 0.96, radius));
    color = mix(color, vec4(1.0), ring);
    return;
  }
  color = texture(u_atlas, uv) * (stale ? 0.55 : 1.0);
}`

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind)!
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader')
  return shader
}

/** The program that draws movers, and where its uniforms are. */
export function moverProgram(gl: WebGL2RenderingContext) {
  const program = gl.createProgram()!
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertexShader))
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragmentShader))
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'program')
  const at = (name: string) => gl.getUniformLocation(program, name)
  return { program, matrix: at('u_matrix'), viewport: at('u_viewport'), now: at('u_now'), size: at('u_size'), marks: at('u_marks'), atlas: at('u_atlas') }
}

export type MoverProgram = ReturnType<typeof moverProgram>
