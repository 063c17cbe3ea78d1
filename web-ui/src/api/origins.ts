const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function sameServer(a: URL, b: URL): boolean {
  return a.port === b.port && (a.hostname === b.hostname || (loopback.has(a.hostname) && loopback.has(b.hostname)))
}

/** The page's own origin first, then those of the other servers; a server that is our own under another name is left out. */
export function serverOrigins(own: string, urls: readonly string[]): string[] {
  const home = new URL(own)
  return [own, ...new Set(urls.map((url) => new URL(url)).filter((url) => !sameServer(url, home)).map((url) => url.origin))]
}
