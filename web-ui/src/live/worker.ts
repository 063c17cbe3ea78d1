/// <reference lib="webworker" />
import { transferable } from './frame'
import { LiveConnection, type Socket } from './LiveConnection'
import type { FromWorker, ToWorker } from './protocol'

declare const self: DedicatedWorkerGlobalScope

const connection = new LiveConnection({
  openSocket: (url) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    return socket as Socket
  },
  emit: (message: FromWorker) => self.postMessage(message, message.type === 'positions' ? transferable(message.frame) : []),
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
