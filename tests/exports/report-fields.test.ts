// What is filled in for a report: the next number of the year, and what may be handed in.
import { describe, expect, it } from '@jest/globals';
import type { EarlierFields } from '../../src/domain/report.js';
import { issuedFields, remarkText, suggestedFields } from '../../src/exports/report-fields.js';
import { FIELDS } from '../support/issuing.js';

const earlier = (period: string, number: string): EarlierFields => ({
  period,
  fields: { ...FIELDS, number },
});

describe('the number that is suggested', () => {
  const cases: [what: string, period: string, before: EarlierFields[], number: string][] = [
    ['nothing was issued before', '2025-W42', [], '第1期'],
    ['the one before is of the same year', '2025-W42', [earlier('2025-W41', '第40期')], '第41期'],
    [
      'a correction came in between',
      '2025-W42',
      [earlier('2025-W39', '第38期'), earlier('2025-W41', '第40期')],
      '第41期',
    ],
    ['another way to write it', '2025-W42', [earlier('2025-W41', '〔2025〕40号')], '〔2025〕41号'],
    ['the first of a year', '2026-W01', [earlier('2025-W52', '第51期')], '第1期'],
    [
      'the first of a year, which is in the number',
      '2026-W01',
      [earlier('2025-W52', '2025年第51期')],
      '2026年第1期',
    ],
    ['no figures in it', '2025-W42', [earlier('2025-W41', '特刊')], '特刊'],
  ];

  it.each(cases.map(([what, period, before, number]) => ({ what, period, before, number })))(
    '$what ($period) → $number',
    ({ period, before, number }) => {
      expect(suggestedFields(period, before).number).toBe(number);
    },
  );

  it('everything else is as in the newest', () => {
    const before = [
      { period: '2025-W41', fields: { ...FIELDS, issuer: '热线办' } },
      earlier('2025-W40', '第39期'),
    ];
    expect(suggestedFields('2025-W42', before)).toEqual({ ...FIELDS, issuer: '热线办', number: '第40期' });
    expect(suggestedFields('2025-W42', []).issuer).toBe('');
  });
});

describe('fields', () => {
  it('spaces, line ends and what nobody sees → one line', () => {
    const given = { ...FIELDS, issuer: ' 市热线办\r\n\u200b值班室\ud800 ' };
    expect(issuedFields(given).issuer).toBe('市热线办 值班室');
  });

  it.each([
    [{ number: ' ' }, '请先填写期号。'],
    [{ number: '', issuer: '\n' }, '请先填写期号和编发单位。'],
    [{ signed: '丙'.repeat(41) }, '签发不超过40字，现在有41字。'],
  ])('%j → refused with what is wrong', (change, message) => {
    expect(() => issuedFields({ ...FIELDS, ...change })).toThrow(message);
  });

  it('nobody who drafted, checked or signed → taken', () => {
    expect(issuedFields({ ...FIELDS, drafted: '', checked: '', signed: '' }).signed).toBe('');
    expect(issuedFields({ ...FIELDS, signed: '𠮷'.repeat(40) }).signed).toHaveLength(80);
  });
});

describe('the words of a remark', () => {
  it('paragraphs stay, blank lines and what nobody sees go', () => {
    expect(remarkText(' 一、物业\u0000管理 \r\n\r\n\u3000二、噪声\u202e\n')).toBe('一、物业 管理\n二、噪声');
    expect(remarkText(' \n ')).toBe('');
  });

  it('too long → refused', () => {
    expect(() => remarkText('字'.repeat(1001))).toThrow('值得关注不超过1000字，现在有1001字。');
    expect(remarkText('字'.repeat(1000))).toHaveLength(1000);
  });
});
