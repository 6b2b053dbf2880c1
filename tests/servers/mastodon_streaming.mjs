// SPDX-License-Identifier: GPL-3.0-or-later
// What is posted with a hashtag, to whoever listens by WebSocket or to server-sent events.
// https://docs.joinmastodon.org/methods/streaming/
import { WebSocketServer } from 'ws'
import { normalised } from './mastodon_html.mjs'
import { allows } from './mastodon_oauth.mjs'

const pingEvery = 30_000
const path = '/api/v1/streaming'

/// Owned by the server. Its rule: a stream brings what comes while it is open, and nothing twice.
/// Modes: 'serve'; 'silent' delivers nothing; 'refuse' knows no streams, 'turn-away' is in trouble.
export class Streaming {
  constructor(state, entities, { mode, thumpEvery, changed }) {
    Object.assign(this, { state, entities, mode, changed, readers: new Set() })
    this.counted = { opened: 0, turnedAway: 0, sent: 0 }
    this.sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    state.on('update', (status) => this.#tell('update', status))
    state.on('status.update', (status) => this.#tell('status.update', status))
    state.on('delete', (status) => this.#tell('delete', status))
    setInterval(() => this.#each((one) => one.thump?.()), thumpEvery).unref()
    setInterval(() => this.#each((one) => one.socket?.ping()), pingEvery).unref()
  }

  #each(act) {
    for (const reader of this.readers) act(reader)
  }

  /// Everybody's posts that everybody may see; boosts are not told.
  #tell(event, status) {
    if (this.mode !== 'serve' || status.visibility !== 'public' || status.reblogOf) return
    const payload = event === 'delete' ? status.id : JSON.stringify(this.entities.status(status))
    const isLocal = !this.state.accounts.get(status.accountId).domain
    this.#each((reader) => {
      for (const { stream, tag } of reader.wanted) {
        if (stream === 'hashtag:local' && !isLocal) continue
        if (!status.tags.some(({ name }) => name === normalised(tag))) continue
        reader.send([stream, tag], event, payload)
        this.counted.sent += 1
      }
    })
  }

  #objection(request, url) {
    const bearer = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1]
    const name = bearer ?? request.headers['sec-websocket-protocol'] ??
      url.searchParams.get('access_token')
    const token = this.state.tokens.get(name)
    if (this.mode === 'refuse') return [404, 'Not Found']
    if (this.mode === 'turn-away') return [503, 'Service Unavailable']
    if (!token || !allows(token.scopes, 'read:statuses')) return [401, 'Unauthorized']
  }

  #add(reader, stop) {
    this.readers.add(reader)
    this.counted.opened += 1
    stop(() => {
      this.readers.delete(reader)
      this.changed()
    })
    this.changed()
  }

  /// Of an HTTP server's 'upgrade'.
  upgrade(request, socket, head) {
    const url = new URL(request.url, 'http://localhost')
    const wrong = url.pathname === path ? this.#objection(request, url) : [404, 'Not Found']
    if (wrong) {
      this.counted.turnedAway += 1
      socket.end(`HTTP/1.1 ${wrong.join(' ')}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
      return this.changed()
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.#follow(opened, url))
  }

  #follow(socket, url) {
    const send = (stream, event, payload) =>
      socket.send(JSON.stringify({ stream, event, payload }))
    const reader = { socket, wanted: [], send, raw: socket._socket }
    const subscribe = ({ type = 'subscribe', stream, tag }) => {
      const wrong = !['hashtag', 'hashtag:local'].includes(stream)
        ? 'Unknown stream type'
        : !tag ? 'Missing tag name parameter' : undefined
      if (wrong) return socket.send(JSON.stringify({ error: wrong, status: 400 }))
      reader.wanted = reader.wanted.filter((one) => one.stream !== stream || one.tag !== tag)
      if (type === 'subscribe') reader.wanted.push({ stream, tag })
      this.changed()
    }
    socket.on('error', () => {}).on('message', (text) => {
      try {
        subscribe(JSON.parse(text))
      } catch {
        socket.send(JSON.stringify({ error: 'Error parsing message', status: 400 }))
      }
    })
    const query = Object.fromEntries(url.searchParams)
    if (query.stream) subscribe({ stream: query.stream, tag: query.tag })
    this.#add(reader, (ended) => socket.on('close', ended))
  }

  /// The same as lines of text; true if the request was for that.
  serve(request, response) {
    const url = new URL(request.url, 'http://localhost')
    const stream = { '/hashtag': 'hashtag', '/hashtag/local': 'hashtag:local' }[
      url.pathname.startsWith(path) ? url.pathname.slice(path.length) : '']
    if (!stream) return false
    const tag = url.searchParams.get('tag')
    const wrong = this.#objection(request, url) ?? (tag ? undefined : [400, 'No tag was named'])
    if (wrong) {
      this.counted.turnedAway += 1
      response.writeHead(wrong[0], { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: wrong[1] }))
      this.changed()
      return true
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(':)\n')
    const send = (_, event, payload) => response.write(`event: ${event}\ndata: ${payload}\n\n`)
    const thump = () => response.write(':thump\n')
    const reader = { wanted: [{ stream, tag }], send, thump, response, raw: request.socket }
    this.#add(reader, (ended) => response.on('close', ended))
    return true
  }

  /// 'close' in order, 'reset' by RST.
  disconnect(how) {
    this.#each(({ socket, response, raw }) => {
      if (how === 'reset') raw.resetAndDestroy()
      else if (socket) socket.close(1001)
      else response.end()
    })
  }
}
