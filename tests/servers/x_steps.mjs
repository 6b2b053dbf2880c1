// SPDX-License-Identifier: GPL-3.0-or-later
// What a test may have the stand-in of X do (POST, or GET), by path of its control address:
//   /append       the body's lines are posts by others, { handle, text, id, createdAt, replyTo,
//                 quoteOf, repostOf, lang, name, isProtected, verified, quiet, delay }; replyTo and
//                 the others are ids; the text stands as it is, without a name before a reply;
//                 quiet: the stream does not tell; brings { posts: [{ id }] }
//   /edit         { id, text }: by its author, brings { id }        /delete?id=
//   /set          the settings that the body names; brings them all:
//                   delay, searchDelay, streamDelay: seconds until lists show own posts, searches
//                   find anything, the stream tells;  names: 'old'|'new';  oldLimits: 429 says
//                   code 88;  duplicates, duplicateWindow: seconds, 0 for ever;  prefix: replies
//                   begin with a name;  anyReply, likes, quotes, reposts, bookmarks, hide: what the
//                   app may;  premium: long texts and edits;  slowMedia: how often STATUS is asked,
//                   failMedia, checkAfter;  ruleCap
//   /next         { method, path, how, after, times, seconds, status, body, type, headers }: the
//                 next requests to that path ('/2/tweets/{id}' as well as '/2/tweets/17'; '*' is
//                 any, and without one it is POST /2/tweets) fail. how: 'lost' or 'reset' (no
//                 answer), '503', '429' (over after `seconds`), '401', 'not-enrolled',
//                 'usage-capped', 'html' (200), 'slow' (the true answer, after `seconds`), or else
//                 `status` and `body`. after: what was asked for is done all the same
//   /stream       { mode: 'serve'|'silent'|'turn-away', duplicate, disorder, linger: seconds that
//                 a connection counts after its end }
//   /disconnect?how=close|reset|operational&type=UpstreamOperationalDisconnect
//   /redeliver?id=     to those who listen, once more     /say  the body as a line of the stream
//   /partial?count=N   errors beside the posts of the next search
//   /posted?handle=    { posts, texts: { text: how often } } as the world sees them in the end
//   /bill?clear=1      { total, kinds: { kind: { count, amount } } } in millionths of a dollar
//   /clock?forward=S   or ?offset=S: of the server, from true time; brings { offset, now }
//   /limit        { method, path, remaining, seconds, daily }: of everybody, from now on; daily:
//                 of the whole app in a day, which POST /2/tweets has
//   /redirects    { list }: addresses that are registered
//   /approve?handle=, /deny        the oldest /i/oauth2/authorize; brings { location }
//   /tokens?handle=&scopes=a+b     new ones, { token, refreshToken }
//   /revoke?token=     a token is good for nothing any more
//   /requests, /violations
//   /counts       { posts, rules, requests, violations, opened, open, turnedAway, sent,
//                 keptAlive }; /wait?sent=3 answers once there are that many

const line = (text) => text.split('\n').filter((one) => one.trim()).map((one) => JSON.parse(one))

function postSteps({ state, streaming, reading, actions }) {
  const known = (id) => {
    const post = state.posts.get(id)
    if (!post) throw new Error(`no post ${id}`)
    return post
  }
  const append = ({ handle = 'somebody', name, isProtected, verified, repostOf, ...post }) => {
    const account = state.accountOf(handle)
    const facts = Object.entries({ name, isProtected, verified })
    for (const [key, value] of facts) if (value !== undefined) account[key] = value
    for (const key of ['replyTo', 'quoteOf']) if (post[key]) known(post[key])
    const { id } = repostOf
      ? actions.repost(known(repostOf), account) : state.addPost(account, post)
    return { id }
  }
  const shown = (one) => ({
    id: one.id, handle: state.accounts.get(one.authorId).username, text: one.asWritten,
    shown: one.text, createdAt: new Date(one.createdAt).toISOString(), replyTo: one.replyTo ?? null,
    quoteOf: one.quoteOf ?? null, repostOf: one.repostOf ?? null, versions: one.versions,
    likes: one.likes.size, bookmarks: one.bookmarks.size, isHidden: one.isHidden,
    media: one.media.map((id) => {
      const { altText, bytes, type } = state.media.get(id)
      return { id, type, bytes, altText: altText ?? null }
    }),
  })
  const posted = (query) => {
    const handle = query.get('handle')
    const posts = state.all().reverse().map(shown).filter((one) => !handle || one.handle === handle)
    const texts = {}
    for (const { text, repostOf } of posts) if (!repostOf) texts[text] = (texts[text] ?? 0) + 1
    return { posts, texts }
  }
  return {
    '/append': (_, body) => ({ posts: line(body).map(append) }),
    '/edit': (_, body) => {
      const { id, text } = JSON.parse(body)
      return { id: state.edit(known(id), text).id }
    },
    '/delete': (query) => state.remove(known(query.get('id'))),
    '/redeliver': (query) => streaming.deliver(known(query.get('id'))),
    '/partial': (query) => { reading.partial = Number(query.get('count') ?? 1) },
    '/posted': posted,
  }
}

function moodSteps({ state, mood, limits, bill, streaming }) {
  return {
    '/set': (_, body) => {
      state.set(JSON.parse(body || '{}'))
      return state.settings
    },
    '/next': (_, body) => {
      const given = JSON.parse(body || '{}')
      const place = given.path ? {} : { method: 'POST', path: '/2/tweets' }
      mood.failures.push({ times: 1, after: false, how: '503', ...place, ...given })
    },
    '/stream': (_, body) => Object.assign(streaming.mood, JSON.parse(body || '{}')),
    '/disconnect': (query) =>
      streaming.disconnect(query.get('how') ?? 'close', query.get('type') ?? undefined),
    '/say': (_, body) => streaming.say(JSON.parse(body)),
    '/bill': (query) => {
      const shown = bill.shown()
      if (query.get('clear')) bill.clear()
      return shown
    },
    '/clock': (query) => {
      const [forward, offset] = [query.get('forward'), query.get('offset')]
      if (offset !== null) state.offset = Number(offset) * 1000
      if (forward !== null) state.offset += Number(forward) * 1000
      return { offset: state.offset / 1000, now: new Date(state.now()).toISOString() }
    },
    '/limit': (_, body) => {
      const { method = 'POST', path = '/2/tweets', remaining = 0, seconds = 60, daily = false } =
        JSON.parse(body)
      limits.order(`${method} ${path}`, remaining, seconds, daily)
    },
  }
}

function signInSteps({ state, oauth }) {
  const decide = (isGranted) => (query) => {
    const request = oauth.asked.shift()
    if (!request) throw new Error('nobody asked')
    const account = query.has('handle') ? state.findAccount(query.get('handle')) : undefined
    return { location: oauth.decide(request, isGranted, account) }
  }
  return {
    '/redirects': (_, body) => { state.redirects = JSON.parse(body).list },
    '/approve': decide(true),
    '/deny': decide(false),
    '/tokens': (query) => {
      const account = state.findAccount(query.get('handle') ?? state.locals[0].username)
      const scopes = (query.get('scopes') ?? '').split(' ').filter(Boolean)
      return state.giveTokens(account.id, scopes)
    },
    '/revoke': (query) => { state.tokens.delete(query.get('token')) },
  }
}

export function stepsOf(server) {
  const { mood, checker } = server
  return {
    ...postSteps(server), ...moodSteps(server), ...signInSteps(server),
    '/requests': () => ({ requests: mood.requests }),
    '/violations': () => ({ violations: checker?.violations ?? [] }),
  }
}
