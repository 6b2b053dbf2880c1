// SPDX-License-Identifier: GPL-3.0-or-later
// A description of an API in OpenAPI, what values it allows where, and what was found wrong.
import fs from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/// Owned by a checker. Its rule: what does not fit is kept in `violations`, by its call.
export class Description {
  /// `change`: makes another document of the one in the file.
  constructor(file, { change = (document) => document, formats = {} } = {}) {
    this.violations = []
    this.document = change(JSON.parse(fs.readFileSync(file, 'utf8')))
    this.ajv = new Ajv({ strict: false, allErrors: false, logger: false })
    addFormats(this.ajv)
    for (const [name, one] of Object.entries(formats)) this.ajv.addFormat(name, one)
    this.ajv.addSchema(this.document, 'api')
    this.compiled = new Map()
  }

  operation(method, template) {
    return this.document.paths[template]?.[method.toLowerCase()]
  }

  /// What does not fit, or nothing. `place`: of a schema in the document, as a JSON pointer.
  misfit(place, value) {
    const pointer = 'api#/' + place
      .map((one) => encodeURIComponent(one.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')
    if (!this.compiled.has(pointer)) this.compiled.set(pointer, this.ajv.compile({ $ref: pointer }))
    const check = this.compiled.get(pointer)
    return check(value) ? undefined : this.ajv.errorsText(check.errors)
  }

  resolve(schema) {
    const found = schema?.$ref
      ? schema.$ref.slice(2).split('/').reduce((place, name) => place[name], this.document)
      : schema
    return found?.$ref ? this.resolve(found) : found
  }

  /// All members that an object of this schema may have.
  members(schema) {
    const { properties = {}, anyOf = [], allOf = [] } = this.resolve(schema) ?? {}
    const inner = [...anyOf, ...allOf].map((one) => this.members(one))
    return Object.assign({}, ...inner, properties)
  }

  /// Forms and queries know texts only.
  coerced(value, schema) {
    const { type, items } = this.resolve(schema) ?? {}
    const is = (name) => [type].flat().includes(name)
    if (is('array')) return [value].flat().map((one) => this.coerced(one, items))
    if (typeof value !== 'string') return this.coercedMembers(value, schema)
    if (is('integer') && /^-?\d+$/.test(value)) return Number(value)
    if (is('boolean') && /^(true|false|1|0)$/.test(value)) return ['true', '1'].includes(value)
    return value
  }

  coercedMembers(value, schema) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    const members = this.members(schema)
    return Object.fromEntries(Object.entries(value).map(([name, one]) =>
      [name, members[name] ? this.coerced(one, members[name]) : one]))
  }

  note(what, call) {
    this.violations.push(`${call.method} ${call.template ?? call.path}: ${what}`)
    return what
  }
}
