// SPDX-License-Identifier: GPL-3.0-or-later
// Failures that a test ordered: of which request, and what comes instead of its answer.
import { Answer } from './requests.mjs'
import { notEnrolled, toAnswer, tooMany, unauthorized, unavailable, usageCapped }
  from './x_problems.mjs'

const page = '<!DOCTYPE html><title>Welcome</title><p>Sign in to use this network.</p>'
const refusals = {
  401: unauthorized, 503: unavailable, 'not-enrolled': notEnrolled, 'usage-capped': usageCapped,
}

/// The failure ordered for this request, if there is one; it is used up.
export function orderedFor(failures, { method, path, template }) {
  const fits = (one) => (one.method ?? method) === method &&
    ['*', path, template].includes(one.path)
  const failure = failures.find(fits)
  if (failure && --failure.times <= 0) failures.splice(failures.indexOf(failure), 1)
  return failure
}

/// Whether no answer comes at all.
export const isLost = (failure) => ['lost', 'reset'].includes(failure?.how)

/// What comes instead of `answer`. `now`: the server's clock.
export async function failed(failure, answer, { now, oldLimits }) {
  const { how, seconds = 60, status, body, type, headers = {} } = failure
  if (status !== undefined) {
    const isText = typeof body === 'string'
    const usual = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
    return new Answer(body ?? {}, { status, type: type ?? usual, headers })
  }
  if (how === 'slow') {
    await new Promise((done) => setTimeout(done, seconds * 1000))
    return answer
  }
  if (how === 'html') return new Answer(page, { type: 'text/html; charset=utf-8', headers })
  if (how === '429') {
    const reset = String(Math.ceil(now / 1000) + seconds)
    const over = toAnswer(tooMany(oldLimits))
    Object.assign(over.headers, {
      'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset,
    })
    return over
  }
  const refusal = Object.hasOwn(refusals, how) ? refusals[how] : unavailable
  return toAnswer(refusal())
}
