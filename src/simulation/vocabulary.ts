// The labels, bodies and remarks that simulated bulletins draw from, as real ones print them.

export interface Category {
  label: string;
  /** Share of the day's calls in a common week. */
  share: number;
  agency: string;
  /** What was reported, on the few days when a category has a focus. */
  focus: string;
  season?: 'heating' | 'wages' | 'summer';
}

const DISTRICTS = '相应县区政府';

export const CATEGORIES: readonly Category[] = [
  { label: '物业管理', share: 0.062, agency: DISTRICTS, focus: '城西区海湖新区部分小区电梯维修不及时' },
  { label: '消费维权', share: 0.047, agency: DISTRICTS, focus: '城中区部分健身房停业后退费难' },
  { label: '劳动纠纷', share: 0.037, agency: DISTRICTS, focus: '城北区部分工地拖欠工资', season: 'wages' },
  { label: '交通秩序', share: 0.034, agency: '市公安局交警大队', focus: '学校周边上下学时段车辆违停' },
  { label: '市容环境', share: 0.028, agency: '市城管局', focus: '夜市周边占道经营' },
  { label: '供热服务', share: 0.052, agency: '西宁供热公司', focus: '部分小区室温不达标', season: 'heating' },
  { label: '噪音扰民', share: 0.036, agency: '市生态环境局', focus: '夜间施工噪音', season: 'summer' },
  { label: '城市供水', share: 0.021, agency: '市水务局、城东区政府', focus: '东关大街沿线管网抢修停水' },
  { label: '公共交通', share: 0.018, agency: '市交通运输局', focus: '部分公交线路等候时间长' },
  { label: '教育管理', share: 0.016, agency: '市教育局', focus: '转学入学办理流程咨询' },
];

export const NO_FOCUS = '无集中反映问题';

export interface Channel {
  label: string;
  weight: number;
}

/** The names changed when the city's offices were reorganised; a long series has to live with both. */
export const EARLY_CHANNELS: readonly Channel[] = [
  { label: '西宁12345微信公众号', weight: 88 },
  { label: '青海12345政务服务网站', weight: 6 },
  { label: '市委网信办', weight: 4 },
];
export const LATE_CHANNELS: readonly Channel[] = [
  { label: '西宁12345微信公众号', weight: 84 },
  { label: '西宁市政府网', weight: 4 },
  { label: '“码上减负”', weight: 3 },
  { label: '青海12345政务服务网', weight: 5 },
  { label: '人民网', weight: 3 },
];

export interface Receiver {
  label: string;
  weight: number;
  /** How often the body is listed at all. */
  listed: number;
}

export const RECEIVERS: readonly Receiver[] = [
  { label: '12345政务服务便民热线', weight: 62, listed: 1 },
  { label: '西宁市应急管理局', weight: 9, listed: 0.75 },
  { label: '西宁市消防救援支队', weight: 24, listed: 0.97 },
  { label: '西宁市市场监督管理局', weight: 6, listed: 0.25 },
  { label: '西宁市交通运输局', weight: 4, listed: 0.12 },
];

/** In the order in which they are most often named. */
export const TOPICS: readonly string[] = [
  '小区物业',
  '消防安全',
  '市政道路',
  '城乡建设',
  '特种设备',
  '燃气安全',
  '交通运输',
];
