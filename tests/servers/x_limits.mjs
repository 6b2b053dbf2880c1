// SPDX-License-Identifier: GPL-3.0-or-later
// How often something may be asked for in fifteen minutes, by a user and by the whole app.
// https://docs.x.com/x-api/fundamentals/rate-limits

const quarter = 900_000
const day = 86_400_000
/// Besides, of the whole app in a day.
const daily = { 'POST /2/tweets': 10_000 }
const table = {
  'POST /2/tweets': [100], 'DELETE /2/tweets/{id}': [50], 'GET /2/tweets': [5000, 3500],
  'GET /2/tweets/{id}': [900, 450], 'GET /2/tweets/search/recent': [300, 450],
  'GET /2/tweets/counts/recent': [300, 300], 'GET /2/users/{id}/tweets': [900, 10_000],
  'GET /2/users/{id}/mentions': [300, 450], 'GET /2/users/me': [75],
  'GET /2/users/by/username/{username}': [900, 300], 'GET /2/usage/tweets': [50, 50],
  'POST /2/media/upload': [500], 'POST /2/media/metadata': [500],
  'POST /2/media/upload/initialize': [1875], 'POST /2/media/upload/{id}/append': [1875],
  'POST /2/media/upload/{id}/finalize': [1875], 'GET /2/media/upload': [1000],
  'GET /2/tweets/search/stream': [50, 50], 'GET /2/tweets/search/stream/rules': [450, 450],
  'POST /2/tweets/search/stream/rules': [100, 100],
}

/// Owned by the server. Its rule: a window begins with its first request.
export class Limits {
  constructor(now) {
    Object.assign(this, { now, windows: new Map(), orders: new Map() })
  }

  /// What a test wants to be left of a route for whoever asks from now on. `isDaily`: of the day.
  order(route, remaining, seconds, isDaily = false) {
    const name = isDaily ? `daily ${route}` : route
    this.orders.set(name, { left: remaining, until: this.now() + seconds * 1000 })
    for (const key of [...this.windows.keys()]) {
      if (key.startsWith(`${name} `)) this.windows.delete(key)
    }
  }

  #windowOf(name, who, most, length) {
    const key = `${name} ${who}`
    const found = this.windows.get(key)
    if (found && found.until > this.now()) return found
    const order = this.orders.get(name)
    const isOrdered = order && order.until > this.now()
    const fresh = isOrdered ? { ...order } : { left: most, until: this.now() + length }
    this.windows.set(key, fresh)
    return fresh
  }

  /// One request more: { isOver, headers } of one of its limits.
  #counted(prefix, most, window) {
    const isOver = window.left <= 0
    window.left = Math.max(0, window.left - 1)
    return {
      isOver,
      headers: {
        [`${prefix}-limit`]: String(most), [`${prefix}-remaining`]: String(window.left),
        [`${prefix}-reset`]: String(Math.ceil(window.until / 1000)),
      },
    }
  }

  /// Counts a request and brings { isOver, headers }. `who`: a user's id, or 'app'.
  count(method, template, who) {
    const route = `${method} ${template}`
    const [ofUser, ofApp] = table[route] ?? [50, 50]
    const most = who === 'app' ? ofApp ?? ofUser : ofUser
    const window = this.#windowOf(route, who, most, quarter)
    const counted = this.#counted('x-rate-limit', most, window)
    if (!daily[route]) return counted
    const whole = this.#windowOf(`daily ${route}`, 'app', daily[route], day)
    const ofDay = this.#counted('x-app-limit-24hour', daily[route], whole)
    return {
      isOver: counted.isOver || ofDay.isOver, headers: { ...counted.headers, ...ofDay.headers },
    }
  }
}
