// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for the Bluesky AppView: shows the posts that a test gives it and those that pass by
// on a Jetstream. Search matches hashtags and plain words; there is no spelling and no ranking.
//   node appview.mjs [--jetstream ws://…/subscribe] [--plc URL] [--lexicons FOLDER]
// --plc: where the handles of unknown accounts are looked up.
// --lexicons: every answer is checked against the schemas in there; 500 where it does not fit.
// Says { appview, control }. Steps of the control address:
//   /add          body { posts: [{ did, rkey, cid, record, indexedAt?, labels?, viewer? }],
//                 profiles: [{ did, handle, displayName?, avatar?, labels? }] }
//   /remove?uri=  the post is deleted
//   /follow?jetstream=…&plc=…   as the options
//   /hold, /release   what passes by from now on is not found yet; it is
//   /fail?nsid=…&status=…&error=…&times=N   the next N calls are answered so
//   /counts, /wait?…  { posts, reactions, seen, held, calls by NSID, as calls.app.bsky.… }
import http from 'node:http'
import { parseArgs } from 'node:util'
import WebSocket from 'ws'
import { Index } from './appview_index.mjs'
import { checkerOf } from './lexicons.mjs'
import { answer, controlServer, endWithParent, listen, say } from './server.mjs'

const { values: options } = parseArgs({
  options: {
    jetstream: { type: 'string' },
    plc: { type: 'string' },
    lexicons: { type: 'string' },
  },
})
const index = new Index(options.plc)
const check = options.lexicons ? checkerOf(options.lexicons) : () => {}
const calls = {}
const failures = [] // { nsid, status, error, times }
let held // events that are not found yet

class BadRequest extends Error {}

function required(query, name) {
  if (!query.get(name)) throw new BadRequest(`Params must have the property "${name}"`)
  return query.get(name)
}

function few(query, name, most) {
  const values = query.getAll(name)
  if (!values.length) throw new BadRequest(`Params must have the property "${name}"`)
  if (values.length > most) throw new BadRequest(`${name} must not have more than ${most} elements`)
  return values
}

/// A page of a list; the cursor is the place of the next one.
function page(list, query, standard) {
  const limit = Number(query.get('limit') ?? standard)
  if (!(limit >= 1 && limit <= 100)) throw new BadRequest('limit must be between 1 and 100')
  const from = Number(query.get('cursor') ?? 0)
  const next = from + limit
  return { items: list.slice(from, next), ...(next < list.length && { cursor: String(next) }) }
}

const views = (posts, viewer) => Promise.all(posts.map((post) => index.view(post, viewer)))

const methods = {
  async 'app.bsky.feed.searchPosts'(query, viewer) {
    required(query, 'q')
    const found = await index.search(query)
    const { items, cursor } = page(found, query, 25)
    return { posts: await views(items, viewer), hitsTotal: found.length, ...(cursor && { cursor }) }
  },
  async 'app.bsky.feed.getPosts'(query, viewer) {
    const posts = few(query, 'uris', 25).map((uri) => index.posts.get(uri))
    return { posts: await views(posts.filter(Boolean), viewer) }
  },
  async 'app.bsky.feed.getPostThread'(query, viewer) {
    const uri = required(query, 'uri')
    const [depth, height] = [query.get('depth') ?? 6, query.get('parentHeight') ?? 80].map(Number)
    if (!index.posts.has(uri)) throw new BadRequest(`Post not found: ${uri}`, { cause: 'NotFound' })
    return { thread: await index.thread(uri, depth, height, viewer) }
  },
  async 'app.bsky.feed.getQuotes'(query, viewer) {
    const uri = required(query, 'uri')
    const { items, cursor } = page(index.quotesOf(uri), query, 50)
    return { uri, posts: await views(items, viewer), ...(cursor && { cursor }) }
  },
  async 'app.bsky.actor.getProfiles'(query) {
    const profiles = await Promise.all(few(query, 'actors', 25).map((actor) => index.profile(actor)))
    return { profiles: profiles.filter(Boolean) }
  },
  async 'app.bsky.actor.getProfile'(query) {
    const profile = await index.profile(required(query, 'actor'))
    if (!profile) throw new BadRequest('Profile not found')
    return profile
  },
}

/// Who asks: a PDS names the account in a token of its own, which nobody checks here.
function viewerOf(request) {
  try {
    const [, claims] = request.headers.authorization.split('.')
    const { iss, sub } = JSON.parse(Buffer.from(claims, 'base64url'))
    return sub ?? iss
  } catch {
    return undefined
  }
}

function failureOf(nsid) {
  const failure = failures.find((one) => one.nsid === nsid && one.times > 0)
  if (failure) failure.times -= 1
  return failure
}

async function handle(request, response) {
  const url = new URL(request.url, 'http://localhost')
  const nsid = url.pathname.replace('/xrpc/', '')
  calls[nsid] = (calls[nsid] ?? 0) + 1
  changed()
  const failure = failureOf(nsid)
  if (failure) return answer(response, failure.status, { error: failure.error, message: 'as told' })
  if (!methods[nsid]) return answer(response, 501, { error: 'MethodNotImplemented', message: nsid })
  const body = await methods[nsid](url.searchParams, viewerOf(request))
  check(nsid, body)
  answer(response, 200, body)
}

const server = http.createServer((request, response) => {
  handle(request, response).catch((error) => {
    const isBad = error instanceof BadRequest
    const name = isBad ? (error.cause ?? 'InvalidRequest') : 'InternalServerError'
    answer(response, isBad ? 400 : 500, { error: name, message: error.message })
  })
})

const { server: control, changed } = controlServer(
  {
    '/add': (query, body) => {
      const { posts = [], profiles = [] } = JSON.parse(body)
      for (const profile of profiles) index.profiles.set(profile.did, profile)
      for (const post of posts) index.add(post)
    },
    '/follow': (query) => {
      index.plc = query.get('plc') ?? index.plc
      if (query.has('jetstream')) followJetstream(query.get('jetstream'))
    },
    '/remove': (query) => index.remove(query.get('uri')),
    '/hold': () => { held ??= [] },
    '/release': () => {
      for (const event of held ?? []) index.see(event)
      held = undefined
    },
    '/fail': (query) => {
      const [nsid, error] = [query.get('nsid'), query.get('error') ?? 'InternalServerError']
      const [status, times] = [Number(query.get('status') ?? 500), Number(query.get('times') ?? 1)]
      failures.push({ nsid, status, error, times })
    },
  },
  () => ({
    posts: index.posts.size,
    reactions: index.reactions.size,
    seen: index.seen,
    held: held?.length ?? 0,
    ...Object.fromEntries(Object.entries(calls).map(([nsid, n]) => [`calls.${nsid}`, n])),
  }),
)

/// Reads the Jetstream from its beginning, and again from there when it comes back: what was seen
/// before changes nothing.
function followJetstream(address) {
  const socket = new WebSocket(`${address}?cursor=1`)
  socket.on('message', (text) => {
    const event = JSON.parse(text)
    if (held) held.push(event)
    else index.see(event)
    changed()
  })
  socket.on('error', () => {})
  socket.on('close', () => setTimeout(followJetstream, 100, address))
}

endWithParent()
const appview = `http://127.0.0.1:${await listen(server)}`
say({ appview, control: `http://127.0.0.1:${await listen(control)}` })
if (options.jetstream) followJetstream(options.jetstream)
