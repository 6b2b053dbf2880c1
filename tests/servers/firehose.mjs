// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a PDS as a Jetstream tells them. https://atproto.com/specs/sync#firehose
import { lexToJson } from '@atproto/lexicon'
import { cborToLexRecord, readCar } from '@atproto/repo'
import { Subscription } from '@atproto/xrpc-server'

/// From the first event on, one after the other, for as long as the PDS is there and after it has
/// come back.
export async function* eventsOf(address) {
  let sequence = 0
  const url = new URL(address)
  const subscription = new Subscription({
    service: url.origin.replace(/^http/, 'ws'),
    method: 'com.atproto.sync.subscribeRepos',
    getParams: () => ({ cursor: sequence }),
    validate: (value) => value,
    maxReconnectSeconds: 1,
  })
  for await (const message of subscription) {
    sequence = message.seq ?? sequence
    yield* eventsIn(message)
  }
}

async function* eventsIn(message) {
  const kind = message.$type?.split('#').pop()
  if (kind === 'identity') {
    const { did, handle, seq, time } = message
    yield { did, kind, identity: { did, handle, seq, time } }
  } else if (kind === 'account') {
    const { did, active, status, seq, time } = message
    yield { did, kind, account: { did, active, status, seq, time } }
  } else if (kind === 'commit') {
    const { blocks } = await readCar(message.blocks)
    for (const op of message.ops) yield commitEvent(message, op, blocks)
  }
}

function commitEvent({ repo, rev }, { action, path, cid }, blocks) {
  const [collection, rkey] = path.split('/')
  const commit = { rev, operation: action, collection, rkey }
  if (action !== 'delete') {
    commit.record = lexToJson(cborToLexRecord(blocks.get(cid)))
    commit.cid = cid.toString()
  }
  return { did: repo, kind: 'commit', commit }
}
