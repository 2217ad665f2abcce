// What a rereading would change, as cells of a table.
import type { Fate, RereadChange, StatementChange } from '../domain/rereading.js';
import { dayText, differencesText } from './reading-text.js';
import { KIND_NAMES, REASON_TEXTS, STATE_NAMES } from './wording.js';

export const REREAD_COLUMNS = ['文件', '通报', '数据日', '原来', '现在', '数字'];

const FATE_TEXTS: Readonly<Record<Fate, string>> = {
  new: '新读出',
  changed: '换成新的读数',
  beside: '原来的仍入账，新的读数待核',
  gone: '读不出通报，撤回待核',
  kept: '读不出通报，原来的仍入账',
};

export function changeCells({ name, fate, before, after, differences }: RereadChange): string[] {
  const bulletin = (after ?? before)?.bulletin;
  const reasons = fate === 'kept' || !after ? [] : after.reasons.map((reason) => REASON_TEXTS[reason]);
  const state = after && fate !== 'beside' ? `（${STATE_NAMES[after.state]}）` : '';
  const words = [`${FATE_TEXTS[fate]}${state}`, ...reasons].join('：');
  return [
    name,
    bulletin ? KIND_NAMES[bulletin.kind] : '',
    bulletin ? dayText(bulletin) : '',
    before ? STATE_NAMES[before.state] : '没有',
    words,
    figuresText({ before, after, differences }),
  ];
}

function figuresText({
  before,
  after,
  differences,
}: Pick<RereadChange, 'before' | 'after' | 'differences'>): string {
  if (before === null || after === null) return '';
  if (differences.length === 0) return '数字相同';
  return differencesText({ differences }).replaceAll('已入账', '原来').replaceAll('此处', '现在');
}

export function statementCells({ name, fate, statement }: StatementChange): string[] {
  const { scope, period } = statement;
  const [before, now] = fate === 'new' ? ['没有', '新读出'] : ['已收录', '不再读出，撤回'];
  return [name, '阶段口径', period.printed ?? '', before, now, scope];
}
