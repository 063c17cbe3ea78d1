import { describe, expect, it } from 'vitest'
import { complete, read, take } from './grammar'

const known = { units: new Map([['119-07', 7], ['119-08', 8], ['101-01', 1]]), incidents: new Set([1024, 1025]) }

describe('the command line', () => {
  it.each([
    ['PQ 119-07 119-08 @1024', { verb: 'PQ', units: [7, 8], incident: 1024 }],
    ['pq @1024 119-07 带锥筒', { verb: 'PQ', units: [7], incident: 1024, note: '带锥筒' }],
    ['DC 119-07', { verb: 'DC', units: [7] }],
    ['CX 119-07 误派', { verb: 'CX', units: [7], note: '误派' }],
    ['XJ', { verb: 'XJ' }],
    ['XJ g101 k456+300 货车侧翻 占道', { verb: 'XJ', stake: 'G101 K456+300', note: '货车侧翻 占道' }],
    ['XJ 3-4 辆车追尾', { verb: 'XJ', note: '3-4 辆车追尾' }],
    ['DW 119-07', { verb: 'DW', unit: 7 }],
    ['DW @1025', { verb: 'DW', incident: 1025 }],
    ['XJ G101K456+300 左 货车侧翻', { verb: 'XJ', stake: 'G101 K456+300 左', note: '货车侧翻' }],
    ['XJ G101 K456+300 货车 左', { verb: 'XJ', stake: 'G101 K456+300', note: '货车 左' }],
    ['DW g101 zk50+622.5 后 右侧', { verb: 'DW', stake: 'G101 ZK50+622.5 后 右侧' }],
    ['DW S206 K12', { verb: 'DW', stake: 'S206 K12' }],
    ['DW 辽N12345', { verb: 'DW', plate: '辽N12345' }],
    ['dw 辽nd12345', { verb: 'DW', plate: '辽ND12345' }],
    ['DW 辽N1234挂', { verb: 'DW', plate: '辽N1234挂' }],
    ['BZ @1024 已联系 119-07 拖车', { verb: 'BZ', incident: 1024, note: '已联系 119-07 拖车' }],
    ['JS @1024 路面已清理', { verb: 'JS', incident: 1024, note: '路面已清理' }],
    ['QR', { verb: 'QR' }],
  ])('reads %s', (line, command) => {
    expect(read(line, known)).toEqual({ kind: 'complete', command })
  })

  it.each([
    ['', { kind: 'empty' }],
    ['P', { kind: 'missing', what: 'verb' }],
    ['PQ', { kind: 'missing', verb: 'PQ', what: 'unit' }],
    ['PQ 119-07', { kind: 'missing', verb: 'PQ', what: 'incident' }],
    ['BZ', { kind: 'missing', verb: 'BZ', what: 'incident' }],
    ['BZ @1024', { kind: 'missing', verb: 'BZ', what: 'text' }],
    ['DW', { kind: 'missing', verb: 'DW', what: 'place' }],
    ['DW 辽N12', { kind: 'missing', verb: 'DW', what: 'place' }],
    ['ZZ 1', { kind: 'wrong', what: 'verb', word: 'ZZ' }],
    ['PQ 119-99 @1024', { kind: 'wrong', what: 'unit', word: '119-99' }],
    ['PQ 119-07 @9', { kind: 'wrong', what: 'incident', word: '@9' }],
  ])('says what is the matter with "%s"', (line, reading) => {
    expect(read(line, known)).toEqual(reading)
  })

  it.each([
    ['P', ['PQ']],
    ['PQ 119', ['119-07', '119-08']],
    ['PQ 119-07 119', ['119-08']],
    ['PQ 119-07 @', ['@1024', '@1025']],
    ['PQ 119-07 @1025', ['@1025']],
    ['BZ ', ['@1024', '@1025']],
    ['XJ 1', []],
  ])('completes "%s" to %j', (line, words) => {
    expect(complete(line, ['119-07', '119-08', '101-01'], [1024, 1025]).map(({ word }) => word)).toEqual(words)
  })

  it('puts a suggestion in the place of the last word', () => {
    expect(take('PQ 11', { word: '119-07', kind: 'unit' })).toBe('PQ 119-07 ')
  })
})
