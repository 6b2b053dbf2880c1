// SPDX-License-Identifier: GPL-3.0-or-later
// What X knows, as the JSON that it makes of it: the fields that were asked for, the objects that
// stand beside them, and nothing that is empty.
// https://docs.x.com/x-api/fundamentals/data-dictionary
import { problems } from './x_problems.mjs'

const time = (ms) => new Date(ms).toISOString()
const listIn = (value) => (value ?? '').split(',').filter(Boolean)

/// Empty members are left out.
const full = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) =>
  value !== undefined && value !== '' && !(Array.isArray(value) && !value.length) &&
  !(value?.constructor === Object && !Object.keys(value).length)))

/// The names of August 2026 beside those before.
const recentNames = {
  edit_history_tweet_ids: 'edit_history_post_ids', referenced_tweets: 'referenced_posts',
  note_tweet: 'note_post', retweet_count: 'repost_count', tweets: 'posts',
}
export const renamed = (value) => {
  if (Array.isArray(value)) return value.map(renamed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) =>
    [recentNames[name] ?? name, renamed(one)]))
}
const formerName = Object.fromEntries(Object.entries(recentNames).map(([a, b]) => [b, a]))

/// What a query asks for beside ids, texts and names.
function wishesIn(query) {
  const posts = listIn(query['tweet.fields'] ?? query['post.fields'])
    .map((name) => formerName[name] ?? name)
  const expansions = listIn(query.expansions)
    .map((name) => (name === 'referenced_posts' ? 'referenced_tweets.id' : name))
  const implied = { author_id: 'author_id', in_reply_to_user_id: 'in_reply_to_user_id',
    'attachments.media_keys': 'attachments', 'referenced_tweets.id': 'referenced_tweets' }
  const also = expansions.flatMap((name) => implied[name] ?? [])
  return {
    expansions: new Set(expansions),
    posts: new Set(['id', 'text', 'edit_history_tweet_ids', ...posts, ...also]),
    users: new Set(['id', 'name', 'username', ...listIn(query['user.fields'])]),
    media: new Set(['media_key', 'type', ...listIn(query['media.fields'])]),
  }
}

const chosen = (object, names) =>
  full(Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name))))

export class Entities {
  constructor(state, bill) {
    Object.assign(this, { state, bill })
  }

  #references(post) {
    const kinds = { retweeted: post.repostOf, quoted: post.quoteOf, replied_to: post.replyTo }
    return Object.entries(kinds).filter(([, id]) => id).map(([type, id]) => ({ type, id }))
  }

  post(post) {
    const editable = post.createdAt + 3_600_000
    const count = (name) => this.state.countOf(name, post.versions)
    return {
      id: post.id, text: post.text, edit_history_tweet_ids: [...post.versions],
      author_id: post.authorId, created_at: time(post.createdAt),
      conversation_id: post.conversationId, in_reply_to_user_id: post.replyToUser,
      referenced_tweets: this.#references(post), entities: post.entities,
      attachments: full({ media_keys: post.media.map((id) => this.state.media.get(id).key) }),
      public_metrics: {
        retweet_count: count('repostOf'), reply_count: count('replyTo'),
        like_count: post.likes.size, quote_count: count('quoteOf'),
        bookmark_count: post.bookmarks.size, impression_count: 0,
      },
      lang: post.lang, possibly_sensitive: false, reply_settings: post.replySettings,
      edit_controls: {
        edits_remaining: 6 - post.versions.length, is_edit_eligible: !post.replyTo,
        editable_until: time(editable),
      },
      display_text_range: [0, post.length], note_tweet: post.note,
    }
  }

  user(account) {
    return {
      id: account.id, name: account.name, username: account.username,
      created_at: time(account.createdAt), protected: account.isProtected,
      verified: account.verified, verified_type: account.verified ? 'blue' : 'none',
      profile_image_url: `https://pbs.twimg.com/profile_images/${account.id}/x_normal.jpg`,
      description: '',
      public_metrics: {
        followers_count: 0, following_count: 0, listed_count: 0, like_count: 0,
        tweet_count: this.state.countOf('authorId', [account.id]),
      },
    }
  }

  media(one) {
    const place = `https://pbs.twimg.com/media/${one.id}.jpg`
    const isPhoto = one.type === 'photo'
    return {
      media_key: one.key, type: one.type, url: isPhoto ? place : undefined, width: 1, height: 1,
      preview_image_url: isPhoto ? undefined : place, alt_text: one.altText,
    }
  }

  /// The objects that these posts lead to, as the query wants them, and what could not be shown.
  #beside(posts, wishes, viewer) {
    const { expansions } = wishes
    const [users, media, others, errors] = [new Set(), new Set(), new Set(), []]
    const wants = (name) => expansions.has(name)
    const collect = (post, prefix) => {
      if (wants(`${prefix}author_id`)) users.add(post.authorId)
      if (wants(`${prefix}attachments.media_keys`)) post.media.forEach((id) => media.add(id))
    }
    for (const post of posts) {
      collect(post, '')
      if (wants('in_reply_to_user_id') && post.replyToUser) users.add(post.replyToUser)
      if (wants('entities.mentions.username')) {
        post.mentions.forEach((name) => users.add(this.state.findAccount(name)?.id))
      }
      if (wants('edit_history_tweet_ids')) post.versions.forEach((id) => others.add(id))
      for (const { id } of wants('referenced_tweets.id') ? this.#references(post) : []) {
        const other = this.state.posts.get(id)
        if (!other) errors.push(problems.notFound('tweet', 'referenced_tweets.id', id))
        else if (!this.state.mayBeSeen(other, viewer)) {
          errors.push(problems.hidden('tweet', 'referenced_tweets.id', id))
        } else {
          others.add(id)
          collect(other, 'referenced_tweets.id.')
        }
      }
    }
    users.delete(undefined)
    posts.forEach(({ id }) => others.delete(id))
    return { users: [...users], media: [...media], others: [...others], errors }
  }

  /// { data, includes, errors } of these posts, which is charged for. `isSingle`: data is no list.
  posts(posts, query, { viewer, isOwned = false, isSingle = false, errors = [] } = {}) {
    const wishes = wishesIn(query)
    const beside = this.#beside(posts, wishes, viewer)
    posts.forEach(({ id }) => this.bill.post(id, isOwned))
    beside.others.forEach((id) => this.bill.post(id, false))
    beside.users.forEach((id) => this.bill.user(id))
    const data = posts.map((one) => chosen(this.post(one), wishes.posts))
    const others = beside.others.map((id) => this.state.posts.get(id))
    const accounts = beside.users.map((id) => this.state.accounts.get(id))
    return full({
      data: isSingle ? data[0] : data,
      includes: full({
        users: accounts.map((one) => chosen(this.user(one), wishes.users)),
        tweets: others.map((one) => chosen(this.post(one), wishes.posts)),
        media: beside.media.map((id) => chosen(this.media(this.state.media.get(id)), wishes.media)),
      }),
      errors: [...errors, ...beside.errors],
    })
  }

  oneUser(account, query) {
    this.bill.user(account.id)
    return { data: chosen(this.user(account), wishesIn(query).users) }
  }
}
