import { answer, api, ifMatch, once } from '@/api/client'
import type { Alarm, Issue, Message, Order, Task, Unit } from '@/api/models'
import { Problem } from '@/api/problem'
import type { Photo } from './database'
import type { Deliver, PhotoShelf } from './Outbox'
import { sendInPieces, wholeUpTo } from './pieces'
import type { Report } from './reports'

/** What the server answered: the thing as it stands now. */
export interface Answers {
  task(task: Task): void
  unit(unit: Unit): void
  alarm(alarm: Alarm): void
  issue(issue: Issue): void
  message(message: Message): void
  order(order: Order): void
}

/** Sends each kind of report to its place in the API; photos first, for the record refers to them. */
export function delivery(answers: Answers): Deliver {
  return async ({ report, key }, shelf) => {
    switch (report.kind) {
      case 'sos':
        return answers.alarm(await answer(api.POST('/alarms', { params: { header: once(key) }, body: report.body })))
      case 'milestone':
        return answers.task(await answer(api.POST('/tasks/{id}/milestones', { params: { path: { id: report.taskId }, header: once(key) }, body: report.body })))
      case 'unit_state':
        return answers.unit(await setUnitState(report))
      case 'message': {
        const [evidenceId] = await upload(report.photoKeys, shelf)
        return answers.message(await answer(api.POST('/messages', { params: { header: once(key) }, body: { ...report.body, evidenceId } })))
      }
      case 'message_receipt':
        return void (await answer(api.POST('/message-receipts', { params: { header: once(key) }, body: report.body })))
      case 'order_receipt':
        return answers.order(await answer(api.POST('/orders/{id}/receipts', { params: { path: { id: report.orderId }, header: once(key) }, body: report.body })))
      case 'issue': {
        const body = { ...report.body, photoIds: await upload(report.photoKeys, shelf) }
        return answers.issue(await answer(api.POST('/issues', { params: { header: once(key) }, body })))
      }
      case 'issue_step': {
        const photoIds = await upload(report.photoKeys, shelf)
        const body = photoIds.length ? { ...report.body, photoIds } : report.body
        return answers.issue(await answer(api.POST('/issues/{id}/steps', { params: { path: { id: report.issueId }, header: once(key) }, body })))
      }
    }
  }
}

/** What the crew says of itself holds over whatever version was there before. */
async function setUnitState({ unitId: id, state }: Extract<Report, { kind: 'unit_state' }>): Promise<Unit> {
  const unit = await answer(api.GET('/units/{id}', { params: { path: { id } } }))
  if (unit.state === state) return unit
  return answer(api.PATCH('/units/{id}', { params: { path: { id }, header: ifMatch(unit.version) }, body: { state } }))
}

async function upload(keys: readonly string[], shelf: PhotoShelf): Promise<number[]> {
  const ids: number[] = []
  for (const key of keys) {
    const photo = await shelf.get(key)
    if (!photo) throw new Problem('photo_lost', 400)
    ids.push(photo.evidenceId ?? (await send(photo, shelf)))
  }
  return ids
}

/** Sends a photo to where photos are kept. @returns its number there */
export const keepPhoto = (photo: Photo): Promise<number> => (photo.sha256 && photo.bytes.byteLength > wholeUpTo ? sendInPieces(photo) : sendWhole(photo))

async function send(photo: Photo, shelf: PhotoShelf): Promise<number> {
  const id = await keepPhoto(photo)
  await shelf.uploaded(photo.key, id)
  return id
}

async function sendWhole({ key, bytes, capturedAt, location, sha256, headingDeg, originalSha256 }: Photo): Promise<number> {
  const { id } = await answer(
    api.POST('/evidence', {
      params: { query: { capturedAt, ...location, sha256, headingDeg, originalSha256 }, header: once(key) },
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as unknown as string,
      bodySerializer: (body) => body as unknown as BodyInit,
    }),
  )
  return id
}
