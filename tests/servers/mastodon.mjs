// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for a server of Mastodon's API, as it is documented and no wider.
//   node mastodon.mjs [--handles chathost,chatter] [--port N] [--public-url URL]
//     --software NAME --version TEXT  what it says it is
//     --no-keys          passes over Idempotency-Key, as GoToSocial and snac do
//     --no-v2            knows no /api/v2/instance
//     --no-streaming     knows no streams; --silent-streaming: opens them and delivers nothing
//     --closed-tags      shows hashtags to those with a token only
//     --slow-media N     files are processed until they have been asked for N times
//     --approve auto|deny|ask   what the owner of the browser says to /oauth/authorize
//     --rate-limit N     requests of a token in five minutes; --thump MS: heartbeats of lines
//     --openapi FILE     requests and answers are held against a description of the API
// Says { url, control, account, accounts: [{ handle, accountId, token }] }.
// Steps of the control address stand in mastodon_steps.mjs.
import http from 'node:http'
import { parseArgs } from 'node:util'
import { Entities } from './mastodon_entities.mjs'
import { Answer, bodyOf, fieldsOf, Refusal, router } from './mastodon_http.mjs'
import { allows, OAuth } from './mastodon_oauth.mjs'
import { Routes } from './mastodon_routes.mjs'
import { State } from './mastodon_state.mjs'
import { Statuses } from './mastodon_statuses.mjs'
import { stepsOf } from './mastodon_steps.mjs'
import { Streaming } from './mastodon_streaming.mjs'
import { controlServer, endWithParent, listen, say } from './server.mjs'

const flag = { type: 'boolean', default: false }
const text = (value) => ({ type: 'string', default: value })
const { values: options } = parseArgs({
  options: {
    handles: text('chathost,chatter'), port: text('0'), 'public-url': { type: 'string' },
    software: text('mastodon'), version: text('4.7.0'), 'no-keys': flag, 'no-v2': flag,
    'no-streaming': flag, 'silent-streaming': flag, 'closed-tags': flag, 'slow-media': text('0'),
    approve: text('auto'), 'rate-limit': text('30000'), thump: text('15000'),
    openapi: { type: 'string' },
  },
})

const window = 300_000
const server = http.createServer()
const port = await listen(server, Number(options.port))
const origin = options['public-url'] ?? `http://localhost:${port}`
const state = new State({
  origin, handles: options.handles.split(','), honoursKeys: !options['no-keys'],
})
const entities = new Entities(state)
const statuses = new Statuses(state, entities)
const oauth = new OAuth(state, entities, options.approve)
const facts = {
  software: options.software, version: options.version, hasV2: !options['no-v2'],
  openTags: !options['closed-tags'], slowMedia: Number(options['slow-media']),
}
const routes = new Routes(state, entities, statuses, facts)
const find = router([...oauth.routes(), ...statuses.routes(), ...routes.routes()])
const checker = options.openapi
  ? new (await import('./mastodon_openapi.mjs')).Checker(options.openapi)
  : undefined

/// What the whole server is told to do, and what it has seen.
const mood = { maintenance: false, failures: [], requests: [], posts: 0 }
const rates = { limit: Number(options['rate-limit']), used: new Map(), from: Date.now(), window }

function rateHeaders(name) {
  const now = Date.now()
  if (now >= rates.from + rates.window) {
    Object.assign(rates, { from: now, window, used: new Map() })
  }
  const used = (rates.used.get(name) ?? 0) + 1
  rates.used.set(name, used)
  const remaining = Math.max(0, rates.limit - used)
  return {
    isOver: used > rates.limit,
    headers: {
      'x-ratelimit-limit': String(rates.limit), 'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': new Date(rates.from + rates.window).toISOString(),
    },
  }
}

/// Whose token it is, and whether that may do this.
function admitted(scope, request) {
  if (scope === null) return {}
  const needed = scope.replace('maybe ', '')
  const name = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (!name && needed !== scope) return {}
  const token = state.tokens.get(name)
  if (!token) throw new Refusal(401, 'The access token is invalid')
  if (!allows(token.scopes, needed)) {
    throw new Refusal(403, 'This action is outside the authorized scopes')
  }
  return { token, account: state.accounts.get(token.accountId) }
}

const inTrouble = () => new Answer('<!DOCTYPE html><p>We are back in a moment.</p>',
  { status: 503, type: 'text/html; charset=utf-8' })

/// The failure that a test ordered for this request, if it did.
function ordered(method, path) {
  const fits = (one) => one.method === method && path.startsWith(one.path)
  const failure = mood.failures.find(fits)
  if (failure && --failure.times <= 0) mood.failures.splice(mood.failures.indexOf(failure), 1)
  return failure
}

function failed({ status, type, body, headers }) {
  return Object.assign(new Answer(body, { status, type, headers }), { isOrdered: true })
}

async function called(call, request) {
  const route = find(call.method, call.path)
  Object.assign(call, { template: route?.template }, await bodyOf(request))
  const wrong = checker?.request(call)
  if (wrong) throw new Refusal(422, `not as it is described: ${wrong}`)
  if (!route) throw new Refusal(404, 'Not Found')
  const { query, fields: body, files } = call
  const who = admitted(route.scope, request)
  const address = origin + call.path
  return route.handler({ query, body, files, params: route.params, request, address, ...who })
}

function toAnswer(value) {
  if (value instanceof Answer) return value
  return value.page ? new Answer(value.page, { headers: value.headers }) : new Answer(value)
}

async function answerTo(call, request) {
  if (mood.maintenance) return inTrouble()
  const failure = ordered(call.method, call.path)
  if (failure && !failure.after) return failed(failure)
  const rate = rateHeaders(request.headers.authorization ?? '')
  try {
    if (rate.isOver) throw new Refusal(429, 'Too many requests')
    const answer = toAnswer(await called(call, request))
    Object.assign(answer.headers, rate.headers)
    return failure ? failed(failure) : answer
  } catch (error) {
    const { status = 500, message, more = {} } = error
    return new Answer({ error: message, ...more }, { status, headers: rate.headers })
  }
}

server.on('upgrade', (request, socket, head) => streaming.upgrade(request, socket, head))
server.on('request', async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const { method } = request
  mood.requests.push(`${method} ${url.pathname}`)
  if (!mood.maintenance && streaming.serve(request, response)) return
  const call = { method, path: url.pathname, query: fieldsOf(url.searchParams) }
  let answer = await answerTo(call, request)
  const isFree = answer.isOrdered || answer.type.startsWith('text/html') // for a browser
  const wrong = isFree ? undefined : checker?.answer(call, answer)
  if (wrong) answer = new Answer({ error: `not as it is described: ${wrong}` }, { status: 500 })
  const isJson = answer.type.startsWith('application/json')
  const body = Buffer.from((isJson ? JSON.stringify(answer.value) : answer.value) ?? '')
  // Said always: whoever asked with HEAD would wait for the end of the connection.
  const headers = { 'content-type': answer.type, 'content-length': body.length, ...answer.headers }
  response.writeHead(answer.status, headers).end(body)
  changed()
})

const mode = options['no-streaming'] ? 'refuse' : options['silent-streaming'] ? 'silent' : 'serve'
const streaming = new Streaming(state, entities, {
  mode, thumpEvery: Number(options.thump), changed: () => changed(),
})
const { server: control, changed } = controlServer(
  stepsOf({ state, entities, statuses, oauth, streaming, checker, mood, rates, facts }),
  () => ({
    ...streaming.counted, open: streaming.readers.size,
    subscribed: [...streaming.readers].reduce((sum, one) => sum + one.wanted.length, 0),
    posts: state.statuses.size, requests: mood.requests.length,
    violations: checker?.violations.length ?? 0,
  }),
)
const controlPort = await listen(control)

const scopes = ['read', 'write', 'follow', 'push', 'profile']
const redirectUris = ['urn:ietf:wg:oauth:2.0:oob']
const app = state.registerApp({ name: 'Tests', redirectUris, scopes })
const accounts = state.locals.map(({ id, handle }) => ({
  handle, accountId: id, token: state.giveToken(id, scopes, app.clientId),
}))
endWithParent({ stop: async () => server.closeAllConnections?.() })
say({ url: origin, control: `http://127.0.0.1:${controlPort}`, account: accounts[0], accounts })
