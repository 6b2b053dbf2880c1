// SPDX-License-Identifier: GPL-3.0-or-later
// What X would charge for, in millionths of a dollar.
// https://docs.x.com/x-api/getting-started/pricing

const prices = {
  postRead: 5000, userRead: 10_000, ownedRead: 1000, create: 15_000, createWithLink: 200_000,
  summonedReply: 10_000, repost: 15_000, like: 15_000, removal: 10_000, bookmark: 5000,
  mediaMetadata: 5000, counts: 5000,
}

/// Owned by the server. Its rule: what is read is charged once in each day of UTC, by whichever
/// price it was read at first; what is done is charged each time.
export class Bill {
  /// `now`: the server's clock, in milliseconds.
  constructor(now) {
    this.now = now
    this.clear()
  }

  clear() {
    Object.assign(this, { kinds: {}, read: new Set(), posts: new Map() })
  }

  charge(kind) {
    const entry = (this.kinds[kind] ??= { count: 0, amount: 0 })
    entry.count += 1
    entry.amount += prices[kind]
  }

  #day() {
    return new Date(this.now()).toISOString().slice(0, 10)
  }

  #chargeOnce(kind, thing) {
    const key = `${this.#day()} ${thing}`
    if (this.read.has(key)) return false
    this.read.add(key)
    this.charge(kind)
    return true
  }

  post(id, isOwned) {
    const day = this.#day()
    if (!this.#chargeOnce(isOwned ? 'ownedRead' : 'postRead', `post ${id}`)) return
    this.posts.set(day, (this.posts.get(day) ?? 0) + 1)
  }

  user(id) {
    this.#chargeOnce('userRead', `user ${id}`)
  }

  /// { total, kinds: { postRead: { count, amount }, … } }
  shown() {
    const total = Object.values(this.kinds).reduce((sum, { amount }) => sum + amount, 0)
    return { total, kinds: this.kinds }
  }
}
