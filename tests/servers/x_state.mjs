// SPDX-License-Identifier: GPL-3.0-or-later
// What X knows: accounts, posts with snowflakes for ids, media, tokens, and how a test wants it to
// behave. It knows no HTTP.
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { folded, hasLink, mentionsIn, tagsIn, written } from './x_text.mjs'

const firstMs = 1_288_834_974_657n
const tokenLives = 7_200_000
const secret = () => randomBytes(24).toString('base64url')

export const allScopes = ['tweet.read', 'tweet.write', 'users.read', 'like.write', 'bookmark.write',
  'media.write', 'tweet.moderate.write', 'offline.access']

/// When something with this id was made. https://docs.x.com/fundamentals/x-ids
export const timeOf = (id) => Number((BigInt(id) >> 22n) + firstMs)
export const idAt = (ms) => (BigInt(ms) - firstMs) << 22n

const usualSettings = {
  delay: 0, searchDelay: 0, streamDelay: 0, // seconds until own posts, posts by others are seen
  names: 'old', oldLimits: false, duplicates: true, duplicateWindow: 0, // 0: for ever
  prefix: true, // replies begin with the name of who is answered
  likes: false, quotes: false, reposts: true, bookmarks: true, hide: true, anyReply: false,
  premium: false, slowMedia: 0, failMedia: false, checkAfter: 1, ruleCap: 1000,
}

/// Emits 'post' with each that is new, for those who listen.
export class State extends EventEmitter {
  constructor({ origin, handles, clientId, redirects }) {
    super()
    Object.assign(this, { origin, clientId, redirects, offset: 0, lastId: 0n })
    this.settings = { ...usualSettings }
    this.accounts = new Map() // by id
    this.posts = new Map() // by id; reposts and former versions too
    this.ordered = [] // the same, oldest first
    this.counts = new Map() // of what leads to a post, by "replyTo id"
    this.media = new Map()
    this.tokens = new Map() // { accountId, scopes, until }
    this.refreshTokens = new Map() // { accountId, scopes }
    this.codes = new Map()
    this.rules = []
    this.bearer = secret()
    this.locals = handles.map((username) => this.addAccount({ username }))
  }

  now() {
    return Date.now() + this.offset
  }

  /// Never the same twice, and never less than one before.
  newId() {
    const id = idAt(this.now())
    this.lastId = id > this.lastId ? id : this.lastId + 1n
    return String(this.lastId)
  }

  /// Of a post from before.
  #idOf(ms) {
    let id = idAt(ms)
    while (this.posts.has(String(id))) id += 1n
    return String(id)
  }

  set(changes) {
    const unknown = Object.keys(changes).find((name) => !(name in usualSettings))
    if (unknown) throw new Error(`nothing is set by ${unknown}`)
    Object.assign(this.settings, changes)
  }

  addAccount({ username, name = username, isProtected = false, verified = false }) {
    const id = this.newId()
    const account = { id, username, name, isProtected, verified, createdAt: this.now() }
    this.accounts.set(id, account)
    return account
  }

  findAccount(name) {
    const wanted = name.replace(/^@/, '').toLowerCase()
    return [...this.accounts.values()].find(({ username }) => username.toLowerCase() === wanted)
  }

  accountOf(username) {
    return this.findAccount(username) ?? this.addAccount({ username: username.replace(/^@/, '') })
  }

  giveTokens(accountId, scopes) {
    const token = secret()
    this.tokens.set(token, { accountId, scopes, until: this.now() + tokenLives })
    if (!scopes.includes('offline.access')) return { token }
    const refreshToken = secret()
    this.refreshTokens.set(refreshToken, { accountId, scopes, token })
    return { token, refreshToken }
  }

  pageOf(post) {
    return `https://x.com/${this.accounts.get(post.authorId).username}/status/${post.id}`
  }

  #attached(post) {
    const quoted = this.posts.get(post.quoteOf)
    const pictures = post.media.map((id) => this.media.get(id).key)
    return [
      ...(quoted ? [{ target: this.pageOf(quoted), place: 'quote' }] : []),
      ...(pictures.length
        ? [{ target: `${this.pageOf(post)}/photo/1`, place: 'media', pictures }] : []),
    ]
  }

  /// What a post says, from what was written.
  #write(post) {
    const userIdOf = (name) => this.findAccount(name)?.id
    Object.assign(post, written(post.source, {
      id: post.id, attached: this.#attached(post), userIdOf,
      page: `https://x.com/i/web/status/${post.id}`,
    }))
    post.tags = tagsIn(post.source).map(folded)
    post.mentions = mentionsIn(post.source).map((name) => name.toLowerCase())
    post.hasLink = hasLink(post.source)
  }

  /// `quiet`: the stream says nothing of it. `delay`: seconds until lists show it.
  addPost(author, {
    text = '', id, createdAt, replyTo, quoteOf, repostOf, media = [], poll, lang = 'en',
    replySettings = 'everyone', written: asWritten = text, quiet = false, delay = 0, versions = [],
  }) {
    const ms = createdAt ? Date.parse(createdAt) : id ? timeOf(id) : this.now()
    const parent = this.posts.get(replyTo)
    const post = {
      id: id ?? (createdAt ? this.#idOf(ms) : this.newId()), authorId: author.id, createdAt: ms,
      source: text, asWritten,
      replyTo, replyToUser: parent?.authorId, quoteOf, repostOf, media, poll, lang, replySettings,
      likes: new Set(), bookmarks: new Set(), isHidden: false,
      seenAt: this.now() + delay * 1000, versions,
    }
    post.conversationId = versions.length
      ? this.posts.get(versions[0]).conversationId : parent?.conversationId ?? post.id
    versions.push(post.id)
    this.#write(post)
    this.#place(post)
    if (!quiet) this.emit('post', post)
    return post
  }

  #place(post) {
    post.number = BigInt(post.id)
    if (this.posts.has(post.id)) throw new Error(`there is a post ${post.id}`)
    let at = this.ordered.length
    while (at > 0 && this.ordered[at - 1].number > post.number) at -= 1
    this.ordered.splice(at, 0, post)
    this.posts.set(post.id, post)
    this.#count(post, 1)
  }

  /// A post that was edited counts once.
  #count(post, difference) {
    if (post.versions[0] !== post.id) return
    for (const name of ['replyTo', 'repostOf', 'quoteOf', 'authorId']) {
      const key = `${name} ${post[name]}`
      if (post[name]) this.counts.set(key, (this.counts.get(key) ?? 0) + difference)
    }
  }

  countOf(name, ids) {
    return ids.reduce((sum, id) => sum + (this.counts.get(`${name} ${id}`) ?? 0), 0)
  }

  /// A new version with an id of its own; lists show the last one only.
  edit(post, text, delay = 0) {
    const { replyTo, quoteOf, media, lang, versions } = post
    const author = this.accounts.get(post.authorId)
    return this.addPost(author, { text, replyTo, quoteOf, media, lang, versions, delay })
  }

  /// All versions of a post, and what was reposted of it.
  remove(post) {
    const isGone = (one) => post.versions.includes(one.id) || post.versions.includes(one.repostOf)
    for (const one of this.ordered.filter(isGone)) {
      this.posts.delete(one.id)
      this.#count(one, -1)
    }
    this.ordered = this.ordered.filter((one) => !isGone(one))
  }

  isLatest(post) {
    return post.versions.at(-1) === post.id
  }

  /// As lists show them: newest first, last versions only.
  all() {
    return this.ordered.filter((one) => this.isLatest(one)).reverse()
  }

  /// What a list brings by now.
  seen() {
    return this.all().filter(({ seenAt }) => seenAt <= this.now())
  }

  repostOf(account, post) {
    return this.all().find((one) => one.repostOf === post.id && one.authorId === account.id)
  }

  /// Whether the author of a post has called an account: by name, or by a quote of its post.
  addresses(post, account) {
    return post.authorId === account.id ||
      post.mentions.includes(account.username.toLowerCase()) ||
      this.posts.get(post.quoteOf)?.authorId === account.id
  }

  mayBeSeen(post, viewer) {
    return !this.accounts.get(post.authorId).isProtected || post.authorId === viewer?.id
  }
}
