// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for a Jetstream: the events that a test gives it and those of a real PDS, as JSON over
// a WebSocket. https://github.com/bluesky-social/jetstream#consuming-jetstream
//   node jetstream.mjs [--firehose ws://…/xrpc/com.atproto.sync.subscribeRepos]
// Says { jetstream, control }. Steps of the control address (POST, or GET):
//   /append            the body's lines are events; one without time_us gets the present time
//   /append?file=PATH  the same with a file's lines
//   /disconnect        ends every connection; ?how=close|reset|half: in order, by RST, or in the
//                      middle of an event; ?after=N ends the one that the Nth event from now on
//                      goes to, right behind it, and only that one
//   /mode?set=serve|refuse|turn-away|stall   nobody listens, 503, or open and silent for ever
//   /forget            drops all events that were kept
//   /counts, /wait?…   { events, opened, open, turnedAway, sent, cursors, collections }
import fs from 'node:fs'
import http from 'node:http'
import { parseArgs } from 'node:util'
import { WebSocketServer } from 'ws'
import { eventsOf } from './firehose.mjs'
import { controlServer, endWithParent, listen, say } from './server.mjs'

const { values: options } = parseArgs({ options: { firehose: { type: 'string' } } })

const events = [] // { time, event, text }, oldest first
const readers = new Set()
const counted = { opened: 0, turnedAway: 0, sent: 0, cursors: [], collections: [] }
let mode = 'serve'
let lastTime = 0
let cut // of a connection to come: { after, how }

function append(event) {
  // Times of its own never stand still, so that a cursor names one event.
  lastTime = Math.max(lastTime + 1, Date.now() * 1000)
  const time = event.time_us ?? lastTime
  const timed = { ...event, time_us: time }
  const entry = { time, event: timed, text: JSON.stringify(timed) }
  events.push(entry)
  for (const reader of readers) hand(reader, entry)
}

const covers = (pattern, collection) =>
  pattern.endsWith('.*') ? collection.startsWith(pattern.slice(0, -1)) : pattern === collection

/// Events about accounts and identities come whatever was asked for.
function wants({ dids, collections }, { kind, did, commit }) {
  if (dids.length && !dids.includes(did)) return false
  if (kind !== 'commit' || !collections.length) return true
  return collections.some((pattern) => covers(pattern, commit.collection))
}

function hand(reader, entry) {
  if (mode === 'stall' || reader.hasEnded || !wants(reader, entry.event)) return
  if (reader.mostBytes && Buffer.byteLength(entry.text) > reader.mostBytes) return
  reader.socket.send(entry.text)
  counted.sent += 1
  if (cut && --cut.after <= 0) {
    end(reader, cut.how)
    cut = undefined
  }
}

function end(reader, how) {
  const { socket } = reader
  reader.hasEnded = true
  if (how === 'reset') socket._socket.resetAndDestroy()
  else if (how === 'half') socket._socket.end(Buffer.from([0x81, 100, 0x7b])) // 1 byte of 100
  else socket.close(1001)
}

/// What stands wrong in a request, or nothing. What this stand-in cannot do is an error too: a
/// client that asks for it would wait for something that never comes.
function objection(query) {
  if (query.getAll('wantedCollections').length > 100) return 'too many wanted collections'
  if (query.getAll('wantedDids').length > 10_000) return 'too many wanted DIDs'
  if (query.has('cursor') && !/^\d+$/.test(query.get('cursor'))) return 'invalid cursor'
  if (query.get('compress') === 'true') return 'no compression here'
  if (query.get('requireHello') === 'true') return 'no hello here'
}

const sockets = new WebSocketServer({ noServer: true, autoPong: false, perMessageDeflate: false })
const server = http.createServer((request, response) => response.writeHead(404).end())
server.on('upgrade', (request, socket, head) => {
  const url = new URL(request.url, 'http://localhost')
  const query = url.searchParams
  const wrong = url.pathname === '/subscribe' ? objection(query) : 'not found'
  if (wrong || mode === 'turn-away') {
    counted.turnedAway += 1
    const status = wrong ? '400 Bad Request' : '503 Service Unavailable'
    socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    changed()
    return
  }
  sockets.handleUpgrade(request, socket, head, (opened) => follow(opened, query))
})

function follow(socket, query) {
  const reader = {
    socket,
    dids: query.getAll('wantedDids'),
    collections: query.getAll('wantedCollections'),
    mostBytes: Number(query.get('maxMessageSizeBytes') ?? 0),
  }
  counted.opened += 1
  counted.cursors.push(query.get('cursor'))
  counted.collections.push(reader.collections)
  socket.on('close', () => { readers.delete(reader); changed() }).on('error', () => {})
  socket.on('ping', (data) => { if (mode !== 'stall') socket.pong(data) })
  readers.add(reader)
  const cursor = Number(query.get('cursor') ?? Infinity)
  for (const entry of events) if (entry.time >= cursor) hand(reader, entry)
  changed()
}

function disconnect(query) {
  const how = query.get('how') ?? 'close'
  if (query.has('after')) cut = { after: Number(query.get('after')), how }
  else for (const reader of readers) end(reader, how)
}

async function setMode(query) {
  const asked = query.get('set')
  if (!['serve', 'refuse', 'turn-away', 'stall'].includes(asked)) throw new Error(`no mode ${asked}`)
  mode = asked
  if (mode === 'refuse' && server.listening) {
    for (const reader of readers) end(reader, 'reset')
    await new Promise((done) => { server.close(done); server.closeAllConnections() })
  }
  if (mode !== 'refuse' && !server.listening) await listen(server, port)
}

const { server: control, changed } = controlServer(
  {
    '/append': (query, body) => {
      const text = query.has('file') ? fs.readFileSync(query.get('file'), 'utf8') : body
      for (const line of text.split('\n')) if (line.trim()) append(JSON.parse(line))
    },
    '/disconnect': disconnect,
    '/mode': setMode,
    '/forget': () => { events.length = 0 },
  },
  () => ({ ...counted, events: events.length, open: readers.size }),
)

endWithParent()
const port = await listen(server)
const controlPort = await listen(control)
say({ jetstream: `ws://127.0.0.1:${port}/subscribe`, control: `http://127.0.0.1:${controlPort}` })

if (options.firehose) {
  for await (const event of eventsOf(options.firehose)) {
    append(event)
    changed()
  }
}
