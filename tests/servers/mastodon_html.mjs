// SPDX-License-Identifier: GPL-3.0-or-later
// What people write becomes the HTML that Mastodon makes of it: paragraphs, line breaks, hashtags,
// mentions, and links of which only the beginning is to be seen.
// https://docs.joinmastodon.org/spec/activitypub/#sanitization
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text) => text.replace(/[&<>"']/g, (one) => escapes[one])

const link = /https?:\/\/[^\s<>"]+[^\s<>"'.,:;!?)\]}]/u
const mention = /(?<![\w/@])@(\w[\w.-]*\w|\w)(@[\w.-]+(:\d+)?\w)?/u
const hashtag = /(?<![\p{L}\p{N}_/)&])#([\p{L}\p{M}\p{N}_·・\u200c]+)/u
const entity = new RegExp(`${link.source}|${mention.source}|${hashtag.source}`, 'gu')
const shownOfLink = 30

/// The identity of a hashtag, however it is written.
export function normalised(tag) {
  const folded = tag.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '')
  return folded.normalize('NFC').replace(/[^\p{L}\p{N}\u0e47-\u0e4e_·・\u200c]/gu, '')
}

const isTag = (name) => !/^[\d_]*$/.test(normalised(name))

function linkHtml(url) {
  const prefix = /^https?:\/\/(www\.)?/.exec(url)[0]
  const shown = url.slice(prefix.length, prefix.length + shownOfLink)
  const rest = url.slice(prefix.length + shownOfLink)
  return `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no">` +
    `<span class="invisible">${escaped(prefix)}</span>` +
    `<span class="${rest ? 'ellipsis' : ''}">${escaped(shown)}</span>` +
    `<span class="invisible">${escaped(rest)}</span></a>`
}

/// `find(name)`: the account that "@name" means, if it is known here. Brings
/// { html, tags: [{ name, url }], mentions: [account] }.
export function rendered(text, origin, find) {
  const tags = new Map()
  const mentions = new Map()
  const piece = (found) => {
    if (/^https?:/.test(found)) return linkHtml(found)
    if (found.startsWith('#')) {
      const [shown, name] = [found.slice(1), normalised(found.slice(1))]
      if (!isTag(shown)) return escaped(found)
      const url = `${origin}/tags/${encodeURIComponent(name)}`
      tags.set(name, { name, url })
      const link = `<a href="${url}" class="mention hashtag" rel="tag">`
      return `${link}#<span>${escaped(shown)}</span></a>`
    }
    const account = find(found.slice(1))
    if (!account) return escaped(found)
    mentions.set(account.id, account)
    return `<span class="h-card" translate="no"><a href="${account.url}" class="u-url mention">` +
      `@<span>${escaped(account.username)}</span></a></span>`
  }
  let html = ''
  let end = 0
  for (const match of text.matchAll(entity)) {
    html += escaped(text.slice(end, match.index)) + piece(match[0])
    end = match.index + match[0].length
  }
  html += escaped(text.slice(end))
  const paragraphs = html.trim().split(/\n{2,}/).map((one) => one.replace(/\n/g, '<br />'))
  return {
    html: text.trim() ? paragraphs.map((one) => `<p>${one}</p>`).join('') : '',
    tags: [...tags.values()],
    mentions: [...mentions.values()],
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const counted = (text) => [...segmenter.segment(text)].length

/// The length that the limit is about.
export function lengthOf(text, spoiler, perLink) {
  const shortened = text
    .replace(/https?:\/\/[\w-]+(\.[\w-]+)*\.\p{L}{2,}[^\s<>"]*/gu, 'x'.repeat(perLink))
    .replace(/(?<![\w/])@(\w+)@[\w.-]+\w/gu, '@$1')
  return counted(shortened) + counted(spoiler)
}
