// The fixed words of the bulletins, against which mangled ones are held.

export interface Phrase {
  words: string;
  /** Most characters that may differ, be lost or be added. */
  errors: number;
  /** Its last characters that hardly may: they tell it from news about the same thing. */
  tail?: string;
}

/** Longest first: what has been found as part of a longer one is not looked at again. */
export const PHRASES: readonly Phrase[] = [
  { words: '党建引领有诉必应马上办机制创新工作日报', errors: 6, tail: '工作日报' },
  { words: '12345政务服务便民热线', errors: 2 },
  { words: '安全隐患举报受理情况日报', errors: 4, tail: '情况日报' },
  { words: '转交责任单位办理', errors: 3 },
  { words: '无集中反映问题', errors: 2 },
  { words: '安全隐患举报', errors: 1 },
  { words: '相应县区政府', errors: 1 },
  { words: '已及时联系', errors: 2 },
  { words: '来电诉求', errors: 1 },
  { words: '网民留言', errors: 1 },
  { words: '直接办理', errors: 1 },
  { words: '接收举报', errors: 1 },
  { words: '主要反映', errors: 1 },
  { words: '核实处理', errors: 1 },
];

/** Right words that differ from a phrase by as little as a mistake would. */
export const RIGHT_AS_THEY_ARE: ReadonlySet<string> = new Set([
  ...['直接办结', '直接受理', '直接处理', '网络留言', '接到举报', '接受举报', '主要反应', '安全隐患上报'],
  ...['核查处理', '查实处理', '落实处理', '核实处置', '核实办理', '核实整改', '相关县区政府'],
  ...['已及时转交', '已及时转办', '已及时移交', '已及时通知', '已及时对接', '已及时反馈', '已及时交办'],
  ...['转交相关单位办理', '转交有关单位办理', '转交职能部门办理', '转交责任部门办理'],
]);

/** Titles of other papers, which only their last words tell from a daily bulletin's. */
export const OTHER_TITLE = /(?:通|简|周|月|季|年|公|快|旬|专|喜|汇|上|举|播)报$/;
