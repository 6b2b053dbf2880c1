// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to a stand-in: bodies as forms, as JSON and in parts, and the table of its routes.
import { Buffer } from 'node:buffer'

/// An answer that is an error with this status; `more`: what else it says.
export class Refusal extends Error {
  constructor(status, text, more = {}) {
    super(text)
    this.status = status
    this.more = more
  }
}

export const json = 'application/json; charset=utf-8'

/// More than a value: a status of its own, headers, or text that is no JSON.
export class Answer {
  constructor(value, { status = 200, headers = {}, type = json } = {}) {
    Object.assign(this, { value, status, headers, type })
  }
}

/// `name[]=a&name[]=b` and `poll[options][]=a`, as forms and queries of Rails write them.
export function fieldsOf(pairs) {
  const fields = {}
  for (const [name, value] of pairs) {
    const path = name.replace(/\]/g, '').split('[')
    let place = fields
    path.forEach((step, at) => {
      const isLast = at === path.length - 1
      const isList = path[at + 1] === ''
      if (isLast) place[step] = value
      else if (isList && at + 2 === path.length) (place[step] ??= []).push(value)
      else place = place[step] ??= {}
      if (isList) path.length = at + 1
    })
  }
  return fields
}

function partsOf(bytes, boundary) {
  const fields = []
  const files = {}
  const text = bytes.toString('latin1')
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.slice(0, end)
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1')
    const name = /name="([^"]*)"/i.exec(head)?.[1]
    if (end < 0 || name === undefined) throw new Refusal(400, 'a part without a name')
    if (/filename="/i.test(head)) {
      files[name] = { type: /content-type: *([^\r\n;]+)/i.exec(head)?.[1] ?? '', content }
    } else {
      fields.push([name, content.toString('utf8')])
    }
  }
  return { fields: fieldsOf(fields), files }
}

/// { kind: '' | 'json' | 'form' | 'multipart', fields, files }
export async function bodyOf(request) {
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const type = request.headers['content-type'] ?? ''
  if (!bytes.length) return { kind: '', fields: {}, files: {} }
  if (type.startsWith('multipart/form-data')) {
    const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? ''
    return { kind: 'multipart', ...partsOf(bytes, boundary) }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = fieldsOf(new URLSearchParams(bytes.toString('utf8')))
    return { kind: 'form', fields, files: {} }
  }
  if (!type.startsWith('application/json')) throw new Refusal(415, `no bodies of type ${type}`)
  try {
    return { kind: 'json', fields: JSON.parse(bytes.toString('utf8')), files: {} }
  } catch {
    throw new Refusal(400, 'the body is no JSON')
  }
}

/// Rows of [method, '/path/:id', scope, handler]. A scope of `null`: anybody may.
export function router(rows) {
  const routes = rows.map(([method, path, scope, handler]) => ({
    method,
    scope,
    handler,
    template: path.replace(/:(\w+)/g, '{$1}'),
    pattern: new RegExp('^' + path.replace(/:(\w+)/g, '(?<$1>[^/]+)') + '/?$'),
  }))
  return (method, path) => {
    for (const route of routes) {
      const match = route.method === method && route.pattern.exec(path)
      if (!match) continue
      const entries = Object.entries(match.groups ?? {})
      const decoded = entries.map(([name, one]) => [name, decodeURIComponent(one)])
      const params = Object.fromEntries(decoded)
      return { ...route, params }
    }
  }
}
