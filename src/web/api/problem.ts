// What the API answers where it refuses.
import type { RequestErrorCode } from '../../domain/errors.js';
import type { Refusal } from '../refusals.js';
import { codeOf, component, text } from './component.js';

const MEANINGS: Readonly<Record<RequestErrorCode | 'bug', string>> = {
  invalid: '网址里的日期、时段等不对',
  unauthenticated: '没有登录',
  forbidden: '没有权限',
  'not-found': '没有这样的内容',
  'too-large': '提交的内容太大',
  misdirected: '不是本系统自己的网址',
  unreadable: '文件读不出来',
  'too-many': '失败次数太多，要等一会儿',
  unavailable: '现在不能答复',
  bug: '系统出错',
};

const reason = component<Refusal['error']>()(
  { id: 'ProblemReason', description: '为什么没有答复。' },
  {
    code: codeOf('给程序的代码', MEANINGS),
    message: text.describe('给人看的一句话。'),
    requestId: text.nullable().describe('系统出错时日志里的编号。null：不是系统出错。'),
  },
);

export const problem = component<Refusal>()(
  { id: 'Problem', description: '没有答复时的 JSON。' },
  { error: reason },
);
