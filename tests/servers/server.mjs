// SPDX-License-Identifier: GPL-3.0-or-later
// What every server of the test ground has in common: it listens on loopback only, says one line
// of JSON once it can be used, and ends with the process that started it.
import { once } from 'node:events'
import http from 'node:http'

/// Ends with whoever started it: SIGTERM, SIGINT, or the end of standard input. `stop` may take a
/// second, whatever still hangs; `cleanUp` always runs.
export function endWithParent({ stop = async () => {}, cleanUp = () => {} } = {}) {
  let isEnding = false
  const end = async () => {
    if (isEnding) return
    isEnding = true
    await Promise.race([stop(), new Promise((done) => setTimeout(done, 1000))])
    cleanUp()
    process.exit(0)
  }
  process.on('SIGTERM', end).on('SIGINT', end)
  process.stdin.on('end', end).on('close', end).on('error', end).resume()
}

/// `port` 0: any free one. Brings the port that it is.
export async function listen(server, port = 0) {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server.address().port
}

export async function bodyOf(request) {
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

export function answer(response, status, value) {
  const text = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}

/// Steps a test may call by path: `{ '/append': (query, body) => value }`; what they return is the
/// answer, what they throw a 400. `/counts` answers `counts()`, and `/wait?name=number` does so
/// once each count named is at least that high, which `changed()` has to be called for.
export function controlServer(steps, counts) {
  const waiting = new Set()
  const changed = () => {
    const now = counts()
    for (const one of waiting) {
      if (one.wanted.every(([name, number]) => now[name] >= Number(number))) {
        waiting.delete(one)
        answer(one.response, 200, now)
      }
    }
  }
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname === '/wait') {
      waiting.add({ wanted: [...url.searchParams], response })
      changed()
      return
    }
    try {
      const body = await bodyOf(request)
      const step = url.pathname === '/counts' ? counts : steps[url.pathname]
      if (!step) throw new Error(`no such step: ${url.pathname}`)
      answer(response, 200, (await step(url.searchParams, body)) ?? {})
      changed()
    } catch (error) {
      answer(response, 400, { error: String(error.message ?? error) })
    }
  })
  return { server, changed }
}

/// The one line that whoever started it waits for.
export function say(value) {
  process.stdout.write(JSON.stringify(value) + '\n')
}
