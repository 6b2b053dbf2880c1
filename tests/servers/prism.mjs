// SPDX-License-Identifier: GPL-3.0-or-later
// Prism before X's description of its API in OpenAPI: it answers what the description has as
// examples, and refuses what does not fit, by a reading of its own. It passes over parameters of a
// query that are described nowhere, and knows no sign-in. https://github.com/stoplightio/prism
//   node prism.mjs --openapi FILE
// Says { url, control }. Steps of the control address:
//   /violations   { violations: ["POST /2/tweets: request.body text must be string"] }
//   /requests, /counts, /wait?requests=N
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { controlServer, endWithParent, listen, say } from './server.mjs'
import { loosened } from './x_openapi.mjs'

const { values: options } = parseArgs({ options: { openapi: { type: 'string' } } })

/// The libraries that the version in package.json brings.
const ofPrism = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-cli'))
const { createLogger } = ofPrism('@stoplight/prism-core')
const { getHttpOperationsFromSpec } = ofPrism('@stoplight/prism-http')
const { createServer } = ofPrism('@stoplight/prism-http-server')

const examples = {
  '^[0-9]{1,19}$': '1346889436626259968', '^([0-9]+)_([0-9]+)$': '3_1346889436626259968',
}

/// Instead of examples that do not fit what they are examples of, and where there is none.
function withExamples(value) {
  if (Array.isArray(value)) return value.map(withExamples)
  if (value === null || typeof value !== 'object') return value
  const changed = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withExamples(one)]))
  if (changed.type === 'object') delete changed.example
  if (changed.format === 'date-time') changed.example = '2026-08-20T20:01:11.000Z'
  const fitting = changed.type === 'string' && examples[changed.pattern]
  if (fitting) changed.example = fitting
  return changed
}

async function startPrism() {
  const document = withExamples(loosened(JSON.parse(fs.readFileSync(options.openapi, 'utf8'))))
  const prism = createServer(await getHttpOperationsFromSpec(document), {
    cors: false,
    components: { logger: createLogger('PRISM', { level: 'silent' }) },
    config: {
      isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true,
      errors: true, mock: { dynamic: false },
    },
  })
  return new URL(await prism.listen(0, '127.0.0.1'))
}

const seen = { requests: [], violations: [] }

/// What Prism finds stands in a header, and in the body where it refuses on account of it.
function note({ method, path }, { statusCode, headers }, body) {
  const found = JSON.parse(headers['sl-violations'] ?? '[]')
  for (const { location, message } of found) {
    seen.violations.push(`${method} ${path}: ${location.join('.')} ${message}`)
  }
  if (found.length || statusCode < 400) return
  const { title = String(statusCode), detail = '' } = JSON.parse(body || '{}')
  seen.violations.push(`${method} ${path}: ${title} ${detail}`.trim())
}

const prism = await startPrism()

/// Hands everything on, and keeps what was wrong with it.
const server = http.createServer((request, response) => {
  const call = { method: request.method, path: new URL(request.url, prism).pathname }
  seen.requests.push(`${call.method} ${call.path}`)
  const onward = http.request(prism, {
    method: request.method, path: request.url, headers: request.headers,
  }, (answer) => {
    const pieces = []
    answer.on('data', (piece) => pieces.push(piece)).on('end', () => {
      const body = Buffer.concat(pieces)
      note(call, answer, body)
      response.writeHead(answer.statusCode, answer.headers).end(body)
      changed()
    })
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
})
const { server: control, changed } = controlServer({
  '/violations': () => ({ violations: seen.violations }),
  '/requests': () => ({ requests: seen.requests }),
}, () => ({ requests: seen.requests.length, violations: seen.violations.length }))
const [port, controlPort] = [await listen(server), await listen(control)]
endWithParent({ stop: async () => server.closeAllConnections?.() })
say({ url: `http://127.0.0.1:${port}`, control: `http://127.0.0.1:${controlPort}` })
