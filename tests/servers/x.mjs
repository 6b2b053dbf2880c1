// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for X's API v2 and its sign-in, as they are documented and no wider.
//   node x.mjs [--handles chathost,chatter] [--port N]
//     --client-id ID     of the program's app
//     --redirects A,B    addresses that are registered for it, compared letter by letter
//     --approve auto|deny|ask   what the owner of the browser says to /i/oauth2/authorize
//     --keep-alive MS    between the empty lines of a stream
//     --openapi FILE     requests and answers are held against a description of the API
// Says { url, control, clientId, redirects, bearer,
//   accounts: [{ id, handle, token, refreshToken }] }.
// Steps of the control address stand in x_steps.mjs.
import http from 'node:http'
import { parseArgs } from 'node:util'
import { Answer, bodyOf, json, router } from './requests.mjs'
import { controlServer, endWithParent, listen, say } from './server.mjs'
import { Actions } from './x_actions.mjs'
import { Bill } from './x_bill.mjs'
import { Entities, renamed } from './x_entities.mjs'
import { failed, isLost, orderedFor } from './x_failures.mjs'
import { Limits } from './x_limits.mjs'
import { Media } from './x_media.mjs'
import { OAuth } from './x_oauth.mjs'
import { Posts } from './x_posts.mjs'
import { forbidden, invalid, missing, toAnswer, tooMany, unauthorized, wrongToken }
  from './x_problems.mjs'
import { Reading } from './x_reading.mjs'
import { Rules } from './x_rules.mjs'
import { allScopes, State } from './x_state.mjs'
import { stepsOf } from './x_steps.mjs'
import { Streaming } from './x_streaming.mjs'

const text = (value) => ({ type: 'string', default: value })
const { values: options } = parseArgs({
  options: {
    handles: text('chathost,chatter'), port: text('0'), 'client-id': text('moderato-tests'),
    redirects: text([47_611, 47_612, 47_613].map((port) => `http://127.0.0.1:${port}/cb`).join()),
    approve: text('auto'), 'keep-alive': text('20000'), openapi: { type: 'string' },
  },
})

const server = http.createServer()
const port = await listen(server, Number(options.port))
const origin = `http://127.0.0.1:${port}`
const state = new State({
  origin, handles: options.handles.split(','), clientId: options['client-id'],
  redirects: options.redirects.split(','),
})
const checker = options.openapi
  ? new (await import('./x_openapi.mjs')).Checker(options.openapi)
  : undefined
const bill = new Bill(() => state.now())
const limits = new Limits(() => state.now())
const entities = new Entities(state, bill)
const posts = new Posts(state, entities, bill)
const reading = new Reading(state, entities, bill)
const actions = new Actions(state, bill)
const media = new Media(state, bill)
const oauth = new OAuth(state, options.approve)
const rules = new Rules(state)
const streaming = new Streaming(state, entities, rules, {
  keepAlive: Number(options['keep-alive']), checked: (value) => checker?.line(value),
  changed: () => changed(),
})
const find = router([reading, posts, actions, media, rules, streaming, oauth]
  .flatMap((one) => one.routes()))

/// What a test ordered, and what the server has seen.
const mood = { failures: [], requests: [] }

/// Whose token it is, and whether that may do this. Scopes: 'app' for the app's own token,
/// 'user …' for somebody's, 'any …' for either.
function admitted(scope, request) {
  if (scope === null) return { who: 'app' }
  const [kind, ...needed] = scope.split(' ')
  const name = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (name === state.bearer) {
    if (kind === 'user') throw wrongToken('OAuth 2.0 Application-Only')
    return { who: 'app' }
  }
  const token = state.tokens.get(name)
  if (!token || token.until <= state.now()) throw unauthorized()
  if (kind === 'app') throw wrongToken('OAuth 2.0 User Context')
  if (!needed.every((one) => token.scopes.includes(one))) throw forbidden()
  return { token, who: token.accountId, account: state.accounts.get(token.accountId) }
}

async function called(call, route, request, headers) {
  const wrong = checker?.request(call)
  if (wrong) throw invalid(`not as it is described: ${wrong}`)
  if (!route) throw missing('path', 'path', call.path)
  const { who, account } = admitted(route.scope, request)
  if (route.scope !== null) {
    const rate = limits.count(call.method, call.template, who)
    Object.assign(headers, rate.headers)
    if (rate.isOver) throw tooMany(state.settings.oldLimits)
  }
  const { query, params, kind, fields: body, files } = call
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw invalid('no object')
  const value = await route.handler({ query, params, kind, body, files, account })
  return value instanceof Answer || value.take ? value : new Answer(value)
}

/// The true answer, whatever a test ordered.
async function answerTo(call, route, request) {
  const headers = {}
  try {
    const answer = await called(call, route, request, headers)
    if (answer.take) return { ...answer, headers }
    Object.assign(answer.headers, headers)
    const wrong = answer.type === json && checker?.answer(call, answer)
    if (wrong) throw new Error(`not as it is described: ${wrong}`)
    if (state.settings.names === 'new') answer.value = renamed(answer.value)
    return answer
  } catch (error) {
    const answer = toAnswer(error)
    Object.assign(answer.headers, headers)
    checker?.answer(call, answer)
    return answer
  }
}

function send(response, answer) {
  const isJson = /^application\/(problem\+)?json/.test(answer.type) &&
    typeof answer.value !== 'string'
  const body = Buffer.from((isJson ? JSON.stringify(answer.value) : answer.value) ?? '')
  response.writeHead(answer.status, {
    'content-type': answer.type, 'content-length': body.length, ...answer.headers,
  }).end(body)
}

const drop = (request, how) =>
  (how === 'reset' ? request.socket.resetAndDestroy() : request.socket.destroy())

async function bodyRead(call, request) {
  try {
    Object.assign(call, await bodyOf(request))
  } catch (error) {
    Object.assign(call, { kind: '', fields: {}, files: {} })
    return error
  }
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const { method } = request
  const route = find(method, url.pathname)
  const call = {
    method, path: url.pathname, template: route?.template, params: route?.params ?? {},
    query: Object.fromEntries(url.searchParams),
  }
  mood.requests.push(`${method} ${url.pathname}`)
  const unreadable = await bodyRead(call, request)
  const failure = orderedFor(mood.failures, call)
  const isDone = !failure || failure.after || failure.how === 'slow'
  let answer
  if (unreadable) answer = toAnswer(unreadable)
  else if (isDone) answer = await answerTo(call, route, request)
  if (isLost(failure)) drop(request, failure.how)
  else {
    const { oldLimits } = state.settings
    if (failure) answer = await failed(failure, answer, { now: state.now(), oldLimits })
    response.setHeader('date', new Date(state.now()).toUTCString())
    if (answer.take) answer.take(request, response, answer.headers)
    else send(response, answer)
  }
  changed()
})

const { server: control, changed } = controlServer(
  stepsOf({ state, entities, bill, limits, oauth, reading, actions, streaming, checker, mood }),
  () => ({
    ...streaming.counted, open: streaming.open.size, posts: state.posts.size,
    rules: state.rules.length, requests: mood.requests.length,
    violations: checker?.violations.length ?? 0,
  }),
)
const controlPort = await listen(control)

const accounts = state.locals.map(({ id, username }) =>
  ({ id, handle: username, ...state.giveTokens(id, allScopes) }))
endWithParent({ stop: async () => server.closeAllConnections?.() })
say({
  url: origin, clientId: state.clientId, redirects: state.redirects, bearer: state.bearer,
  accounts, control: `http://127.0.0.1:${controlPort}`,
})
