import { describe as group, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import en from '@/locales/en/shell.json'
import zh from '@/locales/zh-CN/shell.json'
import { describe, explain, Problem } from './problem'

const { t, te, locale } = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { shell: zh }, en: { shell: en } } }).global
const said = (code: string, more: { detail?: string; reason?: string } = {}, language: 'zh-CN' | 'en' = 'zh-CN') => {
  locale.value = language
  return explain(new Problem(code, 400, more.detail, undefined, more.reason), t as never, te)
}

group('what went wrong', () => {
  const detail = 'name: say which'
  it('is said in Chinese by its code, with the server\'s English apart from it', () => {
    expect(said('validation', { detail })).toEqual({ text: '填写有误。', detail })
    expect(said('http_418', { detail })).toEqual({ text: '操作没有成功。', detail })
  })
  it('is said in English with it', () => {
    expect(said('validation', { detail }, 'en')).toEqual({ text: 'Something is filled in wrongly. name: say which' })
    expect(said('not_found', { detail }, 'en')).toEqual({ text: 'This does not exist any more.', detail })
  })
  it('is said by its reason where that has words', () => {
    const photo = said('validation', { detail, reason: 'issue_photo_far' })
    expect(photo.text).toMatch(/^照片/)
    expect(photo.detail).toBe(detail)
    expect(said('validation', { detail, reason: 'of_another_day' })).toEqual({ text: '填写有误。', detail })
  })
  it('is said in one language where the server says it in both', () => {
    const both = '案件已结束（第56条/第57条） / the case has ended'
    expect(said('conflict', { detail: both })).toEqual({ text: '案件已结束（第56条/第57条）' })
    expect(said('conflict', { detail: both }, 'en')).toEqual({ text: 'the case has ended' })
    expect(said('validation', { detail: 'there is no category 堆占' }).detail).toBe('there is no category 堆占')
  })
  it('is said even where it is no answer of the server', () => {
    locale.value = 'zh-CN'
    expect(describe(new TypeError('x'), t as never, te)).toBe('操作没有成功。')
  })
  it.each(['method_not_allowed', 'too_large', 'unsupported_media_type', 'idempotency_mismatch', 'precondition_required', 'internal', 'overloaded'])('knows %s', (code) => {
    expect(te(`shell.problem.${code}`)).toBe(true)
  })
})
