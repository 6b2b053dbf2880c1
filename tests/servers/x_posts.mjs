// SPDX-License-Identifier: GPL-3.0-or-later
// Posting, taking back and looking up by id. https://docs.x.com/x-api/posts/manage-tweets
import { Answer } from './requests.mjs'
import { forbidden, invalid, missing, notEnrolled, problems } from './x_problems.mjs'
import { cashtagsIn, limits, weighed } from './x_text.mjs'

const members = new Set(['card_uri', 'community_id', 'direct_message_deep_link', 'edit_options',
  'for_super_followers_only', 'geo', 'made_with_ai', 'media', 'nullcast', 'paid_partnership',
  'poll', 'quote_tweet_id', 'reply', 'reply_settings', 'share_with_followers', 'text'])
const inner = {
  reply: ['in_reply_to_tweet_id', 'exclude_reply_user_ids', 'auto_populate_reply_metadata'],
  media: ['media_ids', 'tagged_user_ids'], edit_options: ['previous_post_id'],
  poll: ['options', 'duration_minutes', 'reply_settings'],
}
const read = 'any tweet.read users.read'
const write = 'user tweet.read tweet.write users.read'
const comparable = (text) => text.normalize('NFC').trim().replace(/\s+/g, ' ')

export class Posts {
  constructor(state, entities, bill) {
    Object.assign(this, { state, entities, bill })
  }

  routes() {
    return [
      ['POST', '/2/tweets', write, (call) => this.#create(call)],
      ['GET', '/2/tweets', read, ({ query, account }) => this.#several(query, account)],
      ['GET', '/2/tweets/:id', read, ({ params, query, account }) =>
        this.#one(params.id, query, account)],
      ['DELETE', '/2/tweets/:id', write, ({ params, account }) => this.#remove(params.id, account)],
    ]
  }

  #wrongMembers(body) {
    const unknown = Object.keys(body).find((name) => !members.has(name))
    if (unknown) throw invalid(`$.${unknown}: is not defined in the schema`)
    for (const [name, known] of Object.entries(inner)) {
      const wrong = Object.keys(body[name] ?? {}).find((one) => !known.includes(one))
      if (wrong) throw invalid(`$.${name}.${wrong}: is not defined in the schema`)
    }
    if (body.text !== undefined && typeof body.text !== 'string') throw invalid('$.text: no string')
  }

  #checkText(text) {
    const { weight, isValid } = weighed(text)
    const most = this.state.settings.premium ? limits.long : limits.post
    if (weight > most) throw invalid('Your Tweet text is too long.', { text })
    if (!isValid) throw invalid('The text holds characters that are not allowed.', { text })
    if (cashtagsIn(text).length > 1) throw forbidden('Only one cashtag may stand in a post.')
  }

  #mediaOf({ media, poll }, account) {
    const ids = media?.media_ids ?? []
    if (media && !ids.length) throw invalid('$.media.media_ids: there must be a minimum of 1 items')
    if (ids.length > 4) throw invalid('$.media.media_ids: there must be a maximum of 4 items')
    if (ids.length && poll) throw invalid('A poll and media do not go together.')
    const found = ids.map((id) => this.state.media.get(id))
    const isGood = (one) => one?.accountId === account.id && one.until > this.state.now() &&
      one.state === 'succeeded'
    if (!found.every(isGood)) {
      throw invalid('Your media IDs are invalid.', { 'media.media_ids': ids.join(',') })
    }
    if (found.length > 1 && found.some(({ type }) => type !== 'photo')) {
      throw invalid('Four photos, or one GIF, or one video.', { 'media.media_ids': ids.join(',') })
    }
    return ids
  }

  #checkPoll({ options, duration_minutes: minutes }) {
    const isChoice = (one) => typeof one === 'string' && one.length >= 1 && one.length <= 25
    if (!(options?.length >= 2 && options.length <= 4 && options.every(isChoice))) {
      throw invalid('$.poll.options: two to four, of 1 to 25 characters each')
    }
    if (!(minutes >= 5 && minutes <= 10_080)) throw invalid('$.poll.duration_minutes: 5 to 10080')
  }

  /// The post that is answered, if its author has called the account.
  #target(id, account) {
    if (!id) return undefined
    const target = this.state.posts.get(id)
    if (!target || !this.state.mayBeSeen(target, account)) {
      throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.')
    }
    const { anyReply } = this.state.settings
    if (!anyReply && !this.state.addresses(target, account)) throw forbidden()
    return target
  }

  #checkDuplicate(text, account) {
    const { duplicates, duplicateWindow: seconds, delay } = this.state.settings
    const since = seconds ? this.state.now() - seconds * 1000 : -Infinity
    const isSame = (one) => one.authorId === account.id && !one.repostOf &&
      one.createdAt >= since && comparable(one.asWritten) === comparable(text)
    if (duplicates && text.trim() && this.state.all().some(isSame)) {
      throw forbidden('You are not allowed to create a Tweet with duplicate content.')
    }
    return delay
  }

  #edited(body, account) {
    const id = body.edit_options?.previous_post_id
    if (!id) return undefined
    const post = this.state.posts.get(id)
    if (!this.state.settings.premium || post?.authorId !== account.id ||
        !this.state.isLatest(post) || post.versions.length > 5) {
      throw forbidden('You are not permitted to edit this Tweet.')
    }
    return post
  }

  #create({ body, account }) {
    this.#wrongMembers(body)
    const { text = '', quote_tweet_id: quoteOf } = body
    const media = this.#mediaOf(body, account)
    if (!text.trim() && !media.length) throw invalid('$.text: or media, one of them is required')
    this.#checkText(text)
    if (body.poll) this.#checkPoll(body.poll)
    if (quoteOf && !this.state.settings.quotes) throw notEnrolled()
    if (quoteOf && !this.state.posts.has(quoteOf)) throw missing('tweet', 'quote_tweet_id', quoteOf)
    const target = this.#target(body.reply?.in_reply_to_tweet_id, account)
    const edited = this.#edited(body, account)
    const delay = this.#checkDuplicate(text, account)
    const post = edited ? this.state.edit(edited, text, delay) : this.state.addPost(account, {
      text: this.#prefixed(text, target, account), written: text, media, quoteOf, poll: body.poll,
      replyTo: target?.id, replySettings: body.reply_settings, delay,
    })
    this.#charge(post, target, account)
    const { id, text: shown, versions } = post
    const data = { id, text: shown, edit_history_tweet_ids: [...versions] }
    return new Answer({ data }, { status: 201 })
  }

  /// Who is answered is named first.
  #prefixed(text, target, account) {
    if (!target || target.authorId === account.id || !this.state.settings.prefix) return text
    const name = `@${this.state.accounts.get(target.authorId).username}`
    return text.toLowerCase().startsWith(name.toLowerCase()) ? text : `${name} ${text}`
  }

  #charge(post, target, account) {
    const isSummoned = target && target.authorId !== account.id
    this.bill.charge(post.hasLink ? 'createWithLink' : isSummoned ? 'summonedReply' : 'create')
  }

  #one(id, query, viewer) {
    const post = this.state.posts.get(id)
    if (!post) return { errors: [problems.notFound('tweet', 'id', id)] }
    if (!this.state.mayBeSeen(post, viewer)) return { errors: [problems.hidden('tweet', 'id', id)] }
    return this.entities.posts([post], query, { viewer, isSingle: true })
  }

  #several(query, viewer) {
    const ids = (query.ids ?? '').split(',').filter(Boolean)
    if (!ids.length || ids.length > 100) throw invalid('1 to 100 ids', { ids: query.ids ?? '' })
    const wrong = ids.find((id) => !/^\d{1,19}$/.test(id))
    if (wrong) throw invalid(`The \`ids\` value [${wrong}] is not valid`, { ids: wrong })
    const errors = []
    const found = [...new Set(ids)].flatMap((id) => {
      const post = this.state.posts.get(id)
      if (!post) errors.push(problems.notFound('tweet', 'ids', id))
      else if (this.state.mayBeSeen(post, viewer)) return [post]
      else errors.push(problems.hidden('tweet', 'ids', id))
      return []
    })
    return this.entities.posts(found, query, { viewer, errors })
  }

  #remove(id, account) {
    const post = this.state.posts.get(id)
    if (!post) throw missing('tweet', 'id', id)
    if (post.authorId !== account.id) throw forbidden()
    this.state.remove(post)
    this.bill.charge('removal')
    return { data: { deleted: true } }
  }
}
