// Part of the service worker: shows what is pushed while the page is closed. It has its own few words, for it starts without the page.
const words = {
  'zh-CN': { task: '新任务', task_withdrawn: '任务已撤回', order: '指挥中心命令：请打开确认', order_withdrawn: '命令已撤回', sos: '求救已有人确认' },
  en: { task: 'New task', task_withdrawn: 'Task taken back', order: 'Order of headquarters: open to confirm', order_withdrawn: 'Order taken back', sos: 'Your call for help was heard' },
}

self.addEventListener('push', (event) => {
  const { kind, id, text, language } = event.data.json()
  const title = (words[language] ?? words['zh-CN'])[kind]
  // What is taken back stands in the place of what it was.
  const tag = `${kind.replace('_withdrawn', '')} ${id}`
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((pages) => {
      // A page that is looked at says it itself. Browsers that want a notification all the same show one of their own.
      if (pages.some((page) => page.visibilityState === 'visible' && new URL(page.url).pathname.startsWith('/field'))) return undefined
      return self.registration.showNotification(title, { body: text, tag, renotify: true, requireInteraction: true, icon: '/icons/field-192.png', badge: '/icons/field-192.png', lang: language })
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((pages) => {
      const open = pages.find((page) => new URL(page.url).pathname.startsWith('/field'))
      return open ? open.focus() : self.clients.openWindow('/field')
    }),
  )
})
