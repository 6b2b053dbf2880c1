// SPDX-License-Identifier: GPL-3.0-or-later
// What requests and answers of Mastodon's API have that others have not. Of its routes' scopes,
// 'maybe read:…' looks at a token where there is one.
export { Answer, bodyOf, fieldsOf, json, Refusal, router } from './requests.mjs'

export const isTrue = (value) => value === true || value === 'true' || value === '1' || value === 1

/// A page of `all` (newest first by id), as max_id, since_id, min_id and limit ask for it, with the
/// Link header that leads on. https://docs.joinmastodon.org/api/guidelines/#pagination
export function page(all, query, address, { usual = 20, most = 40 } = {}) {
  const number = (text) => (/^\d+$/.test(text ?? '') ? BigInt(text) : undefined)
  const [below, above] = [number(query.max_id), number(query.min_id ?? query.since_id)]
  const limit = Math.min(Number(query.limit ?? usual), most)
  const fits = ({ id }) =>
    (below === undefined || BigInt(id) < below) && (above === undefined || BigInt(id) > above)
  const fitting = all.filter(fits)
  const isUpwards = query.min_id !== undefined
  const shown = isUpwards ? fitting.slice(-limit) : fitting.slice(0, limit)
  if (!shown.length || limit < 1) return { shown: [], headers: {} }
  const { max_id, since_id, min_id, ...kept } = query
  const url = (name, one) => {
    const pairs = [...Object.entries(kept), [name, one.id]].flatMap(([key, value]) =>
      Array.isArray(value) ? value.map((each) => [`${key}[]`, each]) : [[key, value]])
    const relation = name === 'max_id' ? 'next' : 'prev'
    return `<${address}?${new URLSearchParams(pairs)}>; rel="${relation}"`
  }
  return { shown, headers: { link: `${url('max_id', shown.at(-1))}, ${url('min_id', shown[0])}` } }
}
