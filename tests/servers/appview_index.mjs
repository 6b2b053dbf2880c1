// SPDX-License-Identifier: GPL-3.0-or-later
// The posts that the AppView's stand-in knows, and how it shows them (app.bsky.feed.defs).

const uriOf = ({ did, collection = 'app.bsky.feed.post', rkey }) => `at://${did}/${collection}/${rkey}`

/// The quoted post's reference in an embed of a record or of a record with media, or nothing.
function quotedBy({ embed }) {
  if (embed?.$type === 'app.bsky.embed.record') return embed.record
  if (embed?.$type === 'app.bsky.embed.recordWithMedia') return embed.record.record
}

function tagsOf({ facets = [], tags = [] }) {
  const features = facets.flatMap((facet) => facet.features)
  const marked = features.filter(({ $type }) => $type === 'app.bsky.richtext.facet#tag')
  return new Set([...tags, ...marked.map(({ tag }) => tag)].map((tag) => tag.toLowerCase()))
}

/// When a post stands in lists: a time that its author made up counts only if it lies in the past.
function sortTime({ record, indexedAt }) {
  const [created, indexed] = [Date.parse(record.createdAt), Date.parse(indexedAt)]
  return created < indexed ? created : indexed
}

function timeOf(text, meaning) {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new Error(`${meaning} is no time: ${text}`)
  return time
}

export class Index {
  posts = new Map() // by URI: { uri, cid, did, record, indexedAt, labels, viewer }
  profiles = new Map() // by DID
  reactions = new Map() // likes and reposts by their own URI: { kind, did, subject }
  seen = 0 // events of the Jetstream

  constructor(plc) {
    this.plc = plc
  }

  add(post) {
    const indexedAt = post.indexedAt ?? new Date().toISOString()
    const uri = post.uri ?? uriOf(post)
    const did = post.did ?? uri.split('/')[2]
    this.posts.set(uri, { ...post, uri, did, indexedAt })
  }

  remove(uri) {
    this.posts.delete(uri)
    this.reactions.delete(uri)
  }

  see({ did, kind, commit, identity, time_us }) {
    this.seen += 1
    if (kind === 'identity' && identity.handle)
      this.profiles.set(did, { ...this.profiles.get(did), did, handle: identity.handle })
    if (kind !== 'commit') return
    const { operation, collection, rkey, cid, record } = commit
    const uri = uriOf({ did, collection, rkey })
    const reaction = /^app\.bsky\.feed\.(like|repost)$/.exec(collection)?.[1]
    if (operation === 'delete') this.remove(uri)
    else if (reaction) this.reactions.set(uri, { kind: reaction, did, subject: record.subject.uri })
    else if (collection === 'app.bsky.feed.post')
      this.add({ did, rkey, cid, record, indexedAt: new Date(time_us / 1000).toISOString() })
  }

  async search(query) {
    const tests = [...this.#tagTests(query), ...this.#timeTests(query), ...this.#wordTests(query)]
    for (const name of ['author', 'mentions']) {
      if (!query.has(name)) continue
      const did = (await this.profile(query.get(name)))?.did
      tests.push((post) => (name === 'author' ? post.did === did : this.#mentions(post, did)))
    }
    const found = [...this.posts.values()].filter((post) => tests.every((test) => test(post)))
    return found.sort((a, b) => sortTime(b) - sortTime(a))
  }

  #tagTests(query) {
    return query.getAll('tag').map((tag) => ({ record }) => tagsOf(record).has(tag.toLowerCase()))
  }

  #timeTests(query) {
    const tests = []
    if (query.has('since')) {
      const since = timeOf(query.get('since'), 'since')
      tests.push((post) => sortTime(post) >= since)
    }
    if (query.has('until')) {
      const until = timeOf(query.get('until'), 'until')
      tests.push((post) => sortTime(post) < until)
    }
    return tests
  }

  #wordTests(query) {
    const tests = query.get('q').toLowerCase().split(/\s+/).map((word) => ({ record }) => {
      if (word === '*') return true
      if (word.startsWith('#')) return tagsOf(record).has(word.slice(1))
      return record.text.toLowerCase().includes(word)
    })
    const lang = query.get('lang')
    return lang ? [...tests, ({ record }) => record.langs?.includes(lang)] : tests
  }

  #mentions({ record }, did) {
    return record.facets?.some(({ features }) => features.some((feature) => feature.did === did))
  }

  #sorted(posts) {
    return posts.sort((a, b) => sortTime(a) - sortTime(b))
  }

  repliesTo(uri) {
    return this.#sorted([...this.posts.values()].filter((p) => p.record.reply?.parent.uri === uri))
  }

  quotesOf(uri) {
    const quotes = [...this.posts.values()].filter((p) => quotedBy(p.record)?.uri === uri)
    return this.#sorted(quotes).reverse()
  }

  async thread(uri, depth, height, viewer) {
    const post = this.posts.get(uri)
    if (!post) return { $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true }
    const node = { $type: 'app.bsky.feed.defs#threadViewPost', post: await this.view(post, viewer) }
    const parent = post.record.reply?.parent.uri
    if (parent && height > 0) node.parent = await this.thread(parent, 0, height - 1, viewer)
    if (depth > 0) {
      const replies = this.repliesTo(uri)
      node.replies = await Promise.all(
        replies.map((reply) => this.thread(reply.uri, depth - 1, 0, viewer)),
      )
    }
    return node
  }

  /// A DID or a handle; handles that nobody gave are looked up where DIDs are registered.
  async profile(actor) {
    const known = this.profiles.get(actor) ?? [...this.profiles.values()].find((p) => p.handle === actor)
    if (known || !actor.startsWith('did:')) return known
    const handle = (await this.#handleOf(actor)) ?? 'handle.invalid'
    const profile = { did: actor, handle }
    if (handle !== 'handle.invalid') this.profiles.set(actor, profile)
    return profile
  }

  async #handleOf(did) {
    if (!this.plc) return undefined
    const reply = await fetch(`${this.plc}/${did}`).catch(() => undefined)
    if (!reply?.ok) return undefined
    const { alsoKnownAs = [] } = await reply.json()
    return alsoKnownAs.find((name) => name.startsWith('at://'))?.slice('at://'.length)
  }

  #reactionsTo(uri, kind) {
    const all = [...this.reactions.entries()].map(([own, reaction]) => ({ own, ...reaction }))
    return all.filter((reaction) => reaction.kind === kind && reaction.subject === uri)
  }

  async view(post, viewer) {
    const { uri, cid, record, indexedAt, labels = [] } = post
    const [likes, reposts] = ['like', 'repost'].map((kind) => this.#reactionsTo(uri, kind))
    const mine = (reactions) => reactions.find(({ did }) => did === viewer)?.own
    const [like, repost] = [mine(likes), mine(reposts)]
    const embed = await this.#embedView(post.did, record.embed)
    return {
      uri, cid, record, indexedAt, labels,
      author: await this.#authorOf(post.did),
      replyCount: this.repliesTo(uri).length,
      quoteCount: this.quotesOf(uri).length,
      likeCount: likes.length,
      repostCount: reposts.length,
      viewer: { ...(like && { like }), ...(repost && { repost }), ...post.viewer },
      ...(embed && { embed }),
    }
  }

  async #authorOf(did) {
    const { handle, displayName, avatar, labels = [] } = await this.profile(did)
    return { did, handle, labels, ...(displayName && { displayName }), ...(avatar && { avatar }) }
  }

  async #embedView(did, embed) {
    switch (embed?.$type) {
      case 'app.bsky.embed.images':
        return { $type: `${embed.$type}#view`, images: embed.images.map((i) => imageView(did, i)) }
      case 'app.bsky.embed.external': {
        const { uri, title, description } = embed.external
        return { $type: `${embed.$type}#view`, external: { uri, title, description } }
      }
      case 'app.bsky.embed.record':
        return { $type: `${embed.$type}#view`, record: await this.#quotedView(embed.record.uri) }
      case 'app.bsky.embed.recordWithMedia':
        return {
          $type: `${embed.$type}#view`,
          record: await this.#embedView(did, { $type: 'app.bsky.embed.record', ...embed.record }),
          media: await this.#embedView(did, embed.media),
        }
    }
  }

  async #quotedView(uri) {
    const post = this.posts.get(uri)
    if (!post) return { $type: 'app.bsky.embed.record#viewNotFound', uri, notFound: true }
    const { cid, record, indexedAt, labels = [] } = post
    const author = await this.#authorOf(post.did)
    return { $type: 'app.bsky.embed.record#viewRecord', uri, cid, author, value: record, indexedAt, labels }
  }
}

function imageView(did, { image, alt, aspectRatio }) {
  const place = `http://127.0.0.1/img/${did}/${image.ref.$link}`
  return { thumb: place, fullsize: place, alt, ...(aspectRatio && { aspectRatio }) }
}
