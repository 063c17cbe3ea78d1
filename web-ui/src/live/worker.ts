/// <reference lib="webworker" />
import { LiveConnection, type Socket } from './LiveConnection'
import type { FromWorker, ToWorker } from './protocol'

declare const self: DedicatedWorkerGlobalScope

const connection = new LiveConnection({
  openSocket: (url) => new WebSocket(url) as Socket,
  emit: (message: FromWorker) => self.postMessage(message, message.type === 'positions' ? [message.rows.buffer] : []),
  now: () => Date.now(),
  random: Math.random,
})

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'open':
      return connection.open(data.origins, data.subscription)
    case 'subscribe':
      return connection.subscribe(data.subscription)
    case 'token':
      return connection.give(data.token)
    case 'retry':
      return connection.retry()
  }
}

self.addEventListener('online', () => connection.retry())
