// SPDX-License-Identifier: GPL-3.0-or-later
// What an account does to posts of others: reposts, likes, bookmarks, hidden replies. Asked for a
// second time they change nothing.
import { forbidden, invalid, missing, notEnrolled } from './x_problems.mjs'

const scopes = {
  likes: 'user like.write tweet.read users.read',
  retweets: 'user tweet.read tweet.write users.read',
  bookmarks: 'user bookmark.write tweet.read users.read',
}
const settingOf = { likes: 'likes', retweets: 'reposts', bookmarks: 'bookmarks' }

export class Actions {
  constructor(state, bill) {
    Object.assign(this, { state, bill })
  }

  routes() {
    const does = {
      likes: [(post, { id }) => post.likes.add(id), (post, { id }) => post.likes.delete(id)],
      bookmarks: [
        (post, { id }) => post.bookmarks.add(id), (post, { id }) => post.bookmarks.delete(id)],
      retweets: [(post, account) => this.repost(post, account), (post, account) => {
        const repost = this.state.repostOf(account, post)
        if (repost) this.state.remove(repost)
      }],
    }
    return [
      ...Object.entries(does).flatMap(([name, [act, undo]]) => this.#pair(name, act, undo)),
      ['PUT', '/2/tweets/:tweet_id/hidden', 'user tweet.moderate.write tweet.read users.read',
        ({ params, body, account }) => this.#hide(params.tweet_id, body, account)],
    ]
  }

  #pair(name, act, undo) {
    const state = { likes: 'liked', retweets: 'retweeted', bookmarks: 'bookmarked' }[name]
    const prices = { likes: ['like', 'removal'], retweets: ['repost', 'removal'],
      bookmarks: ['bookmark', 'bookmark'] }[name]
    const parameter = name === 'retweets' ? 'source_tweet_id' : 'tweet_id'
    const call = (isOn, change) => ({ params, body, account }) => {
      if (!this.state.settings[settingOf[name]]) throw notEnrolled()
      if (params.id !== account.id) {
        throw invalid('The `id` must be that of the authenticating user', { id: params.id })
      }
      const post = this.#post(isOn ? body.tweet_id : params[parameter])
      const made = change(post, account)
      this.bill.charge(prices[isOn ? 0 : 1])
      const id = name === 'retweets' && isOn ? { id: made.id } : {}
      return { data: { [state]: isOn, ...id } }
    }
    return [
      ['POST', `/2/users/:id/${name}`, scopes[name], call(true, act)],
      ['DELETE', `/2/users/:id/${name}/:${parameter}`, scopes[name], call(false, undo)],
    ]
  }

  #post(id) {
    if (!/^\d{1,19}$/.test(id ?? '')) throw invalid('$.tweet_id: is missing')
    const post = this.state.posts.get(id)
    if (!post) throw missing('tweet', 'tweet_id', id)
    return post
  }

  repost(post, account) {
    const again = this.state.repostOf(account, post)
    if (again) return again
    const whole = `RT @${this.state.accounts.get(post.authorId).username}: ${post.source}`
    const text = [...whole].length > 140 ? `${[...whole].slice(0, 139).join('')}…` : whole
    const { delay } = this.state.settings
    return this.state.addPost(account, { text, repostOf: post.id, delay })
  }

  /// Only what was said in a conversation of one's own.
  #hide(id, { hidden }, account) {
    if (!this.state.settings.hide) throw notEnrolled()
    if (typeof hidden !== 'boolean') throw invalid('$.hidden: is missing')
    const post = this.#post(id)
    const root = this.state.posts.get(post.conversationId)
    if (!post.replyTo || root?.authorId !== account.id) throw forbidden()
    post.isHidden = hidden
    return { data: { hidden } }
  }
}
