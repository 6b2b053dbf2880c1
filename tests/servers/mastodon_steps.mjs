// SPDX-License-Identifier: GPL-3.0-or-later
// What a test may have the stand-in of Mastodon do (POST, or GET), by path of its control address:
//   /append       the body's lines are posts by others, { handle, text | content, uri, id,
//                 createdAt, replyTo, quoteOf, visibility, spoiler, …, quiet, hidden }; replyTo and
//                 quoteOf name a uri; quiet: no stream tells; hidden: unknown until it is resolved
//   /edit         { uri, text | content | spoiler }      /delete?uri=      /boost?uri=&handle=
//   /posted       everything that stands here, oldest first; ?handle= of one account
//   /disconnect?how=close|reset     ends every stream
//   /streams?mode=serve|silent|refuse|turn-away
//   /limit?remaining=N&seconds=S    of everybody's requests from now on
//   /maintenance?on=1               a page of HTML with 503 to everything; ?on=0
//   /fail         { method, path, status, body, type, headers, times, after }: the next requests to
//                 paths that begin so fail; after: what they asked for is done all the same
//   /age?seconds=S                  the server's clock goes forward: keys are forgotten
//   /filter       { handle, title, keywords, action, context }: of an account
//   /media?slow=N                   as --slow-media
//   /approve, /deny                 the oldest /oauth/authorize; brings { location }
//   /revoke?token=                  a token is good for nothing any more
//   /reports, /requests, /violations, /counts, /wait?…

const line = (text) => text.split('\n').filter((one) => one.trim()).map((one) => JSON.parse(one))

export function stepsOf({ state, statuses, oauth, streaming, checker, mood, rates, facts }) {
  const known = (uri) => {
    const status = state.findStatus(uri)
    if (!status) throw new Error(`no post ${uri}`)
    return status
  }
  const idOf = (uri) => (uri ? known(uri).id : undefined)
  const decide = (isGranted) => (query) => {
    const request = oauth.asked.shift()
    if (!request) throw new Error('nobody asked')
    const account = query.has('handle') ? state.findAccount(query.get('handle')) : undefined
    return { location: oauth.decide(request, isGranted, account) }
  }
  const append = ({ handle = 'somebody@elsewhere.example', replyTo, quoteOf, ...post }) => {
    const account = state.accountOf(handle)
    if (post.displayName !== undefined) account.displayName = post.displayName
    const links = { replyTo: idOf(replyTo), quoteOf: idOf(quoteOf) }
    const { id, uri } = state.addStatus(account, { ...post, ...links })
    return { id, uri }
  }
  const shownMedia = (id) => {
    const { description, focus, content } = state.media.get(id)
    return { id, description, focus: focus ?? null, bytes: content.length }
  }
  return {
    '/append': (_, body) => ({ posts: line(body).map(append) }),
    '/edit': (_, body) => {
      const { uri, ...changes } = JSON.parse(body)
      state.edit(known(uri), changes)
    },
    '/delete': (query) => state.remove(known(query.get('uri'))),
    '/boost': (query) => {
      const { id, uri } =
        statuses.reblog(known(query.get('uri')), state.accountOf(query.get('handle')))
      return { id, uri }
    },
    '/posted': (query) => {
      const shown = state.all().reverse().map((one) => ({
        id: one.id, uri: one.uri, handle: state.accounts.get(one.accountId).handle, text: one.text,
        content: one.html, spoiler: one.spoiler, visibility: one.visibility,
        language: one.language, sensitive: one.sensitive, replyTo: one.replyTo ?? null,
        reblogOf: one.reblogOf ?? null, favourites: one.favourites.size,
        media: one.media.map(shownMedia),
      }))
      const handle = query.get('handle')
      return { posts: shown.filter((one) => !handle || one.handle === handle) }
    },
    '/disconnect': (query) => streaming.disconnect(query.get('how') ?? 'close'),
    '/streams': (query) => { streaming.mode = query.get('mode') },
    '/limit': (query) => {
      Object.assign(rates, { limit: Number(query.get('remaining')), used: new Map() })
      Object.assign(rates, { from: Date.now(), window: Number(query.get('seconds') ?? 300) * 1000 })
    },
    '/maintenance': (query) => { mood.maintenance = query.get('on') !== '0' },
    '/fail': (_, body) => {
      const usual = { method: 'POST', path: '/api/v1/statuses', status: 500, times: 1, headers: {} }
      const isText = typeof JSON.parse(body || '{}').body === 'string'
      const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
      const given = JSON.parse(body || '{}')
      mood.failures.push({ ...usual, type, body: { error: 'ordered' }, ...given })
    },
    '/age': (query) => { state.age += Number(query.get('seconds')) * 1000 },
    '/filter': (_, body) => {
      const { handle, title = 'filter', keywords, action = 'warn', context = ['public'] } =
        JSON.parse(body)
      const list = state.filters.get(state.findAccount(handle).id) ?? []
      const words = keywords.map((keyword) => ({ id: state.newId(), keyword, whole_word: false }))
      list.push({ id: state.newId(), title, action, context, keywords: words })
      state.filters.set(state.findAccount(handle).id, list)
    },
    '/media': (query) => { facts.slowMedia = Number(query.get('slow')) },
    '/approve': decide(true),
    '/deny': decide(false),
    '/revoke': (query) => { state.tokens.delete(query.get('token')) },
    '/reports': () => ({
      reports: state.reports.map(({ target, ...one }) => ({ ...one, target: target.handle })),
    }),
    '/requests': () => ({ requests: mood.requests }),
    '/violations': () => ({ violations: checker?.violations ?? [] }),
  }
}
