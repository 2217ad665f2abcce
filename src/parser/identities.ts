// The identities that every known issue keeps, and what a sound bulletin prints.
import type { Figure, Kind } from '../domain/bulletin.js';

export interface Identity {
  kind: Kind;
  total: Figure['metric'];
  totalName: string;
  parts: readonly Figure['metric'][];
  partsName: string;
  /** Parts that must all be printed before the sum can be checked; a list is complete as it stands. */
  complete: boolean;
}

export const IDENTITIES: readonly Identity[] = [
  {
    kind: 'hotline',
    total: 'messages',
    totalName: '网民留言',
    parts: ['channel'],
    partsName: '各渠道之和',
    complete: false,
  },
  {
    kind: 'hotline',
    total: 'calls',
    totalName: '来电诉求',
    parts: ['direct', 'transferred'],
    partsName: '直接办理与转交办理之和',
    complete: true,
  },
  {
    kind: 'hazard',
    total: 'hazards',
    totalName: '安全隐患举报',
    parts: ['receiver'],
    partsName: '各接收单位之和',
    complete: false,
  },
];
