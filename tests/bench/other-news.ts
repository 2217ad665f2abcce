// Pages without a bulletin of ours: news with figures, telephone numbers, statistics, other cities' hotlines.
import { randomFrom, type Random } from './random.js';

type Story = (random: Random) => string;

const CITIES = [
  '兰州市',
  '成都市',
  '海东市',
  '银川市',
  '十堰市',
  '武汉市',
  '济南市',
  '格尔木市',
  '拉萨市',
] as const;
const BODIES = ['市城管局', '市教育局', '市住建局', '市水务集团', '市公安局交警支队', '市医保局'] as const;
const ISSUES = ['物业服务', '供热采暖', '噪音扰民', '消费维权', '交通秩序', '市政道路', '劳动纠纷'] as const;
const DISTRICTS = ['城东区', '城中区', '城西区', '城北区', '大通县', '湟源县', '湟中区'] as const;

const number = (random: Random, limit: number): number => 1 + random.below(limit);
const day = (random: Random): string => `${number(random, 12)}月${number(random, 28)}日`;
const rate = (random: Random): string => `${90 + random.below(10)}.${random.below(100)}%`;
const phone = (random: Random): string => `0971-${6_000_000 + random.below(999_999)}`;
const list = (random: Random, unit: string): string =>
  ISSUES.slice(random.below(3), 4 + random.below(3))
    .map((issue, index) => `${index + 1}. ${issue}${number(random, 900)}${unit}`)
    .join(random.pick(['，', '；', '\n']));

const OTHER_HOTLINES: Story[] = [
  (r) =>
    `${r.pick(CITIES)}12345热线工作日报\n${day(r)}，${r.pick(CITIES)}12345政务服务便民热线共受理群众诉求${number(r, 9000)}件，其中电话${number(r, 7000)}件、网络${number(r, 2000)}件，直接办理${number(r, 4000)}件，转交责任单位办理${number(r, 3000)}件。\n热点问题：\n${list(r, '件')}`,
  (r) =>
    `${day(r)}0时至24时，${r.pick(CITIES)}12345热线平台受理市民来电${number(r, 9000)}个，同比上升${rate(r)}，群众反映的热点问题主要有${list(r, '件')}。`,
  (r) =>
    `一、受理概况\n202${r.below(6)}年第${number(r, 52)}周（${day(r)}—${day(r)}），12345政务服务热线共受理市民诉求${number(r, 90000)}件，日均${number(r, 9000)}件，直办${number(r, 40000)}件，占${rate(r)}，转办${number(r, 40000)}件。`,
  (r) =>
    `${number(r, 12)}月份，西宁市12345政务服务便民热线月报：共接听来电${number(r, 40000)}件次，网民留言${number(r, 4000)}件，环比下降${rate(r)}。热点问题：${list(r, '件')}。`,
  (r) =>
    `本报讯 ${r.pick(CITIES)}“接诉即办”${day(r)}接听群众来电${number(r, 3000)}件次，办结${number(r, 2000)}件，${r.pick(BODIES)}排名第${number(r, 9)}。`,
  (r) =>
    `第${number(r, 30)}批交办信访举报件办理情况\n截至${day(r)}，中央生态环境保护督察组向我市交办信访举报件${number(r, 300)}件，其中来电${number(r, 200)}件、来信${number(r, 100)}件，已办结${number(r, 200)}件，阶段性办结${number(r, 50)}件，责令整改${number(r, 60)}家。`,
  (r) =>
    `${r.pick(CITIES)}安全隐患举报受理情况：${day(r)}，全市共收到安全隐患举报${number(r, 200)}件，其中应急管理部门接收${number(r, 100)}件，主要反映消防安全、燃气安全等问题。`,
];

const OUR_MECHANISM: Story[] = [
  (r) =>
    `自2023年10月以来，西宁市党建引领“有诉必应马上办”机制累计接收群众诉求${number(r, 60)}万件，响应率、解决率、满意率均在${rate(r)}以上。`,
  (r) =>
    `前${number(r, 12)}个月，${r.pick(DISTRICTS)}“有诉必应马上办”接待群众${number(r, 3000)}件，办结${number(r, 3000)}件，办结率${rate(r)}。`,
  (r) =>
    `${day(r)}，市委召开党建引领“有诉必应马上办”机制创新工作推进会，${number(r, 60)}个部门、${number(r, 300)}人参加，听取12345政务服务便民热线工作汇报。`,
  (r) =>
    `12345政务服务便民热线话务员李娜每天要接听${number(r, 120)}个电话，${day(r)}这一天，她接到的第${number(r, 50)}个来电反映${r.pick(ISSUES)}问题。`,
  (r) =>
    `今年以来，全市受理安全隐患举报线索${number(r, 4000)}条，核查属实${number(r, 2000)}条，兑现奖励${number(r, 90)}万元。举报电话12350、12345，传真${phone(r)}。`,
  (r) => `西宁市安全隐患举报奖励办法自${day(r)}起施行，最高奖励${number(r, 50)}万元，咨询电话${phone(r)}。`,
  (r) =>
    `围绕群众反映的热点问题，${r.pick(BODIES)}${day(r)}直接办理${number(r, 40)}件，转交责任单位办理${number(r, 20)}件。`,
];

const PLAIN_NEWS: Story[] = [
  (r) =>
    `${day(r)}，记者从${r.pick(BODIES)}获悉，今年前${number(r, 12)}个月完成投资${number(r, 900)}.${r.below(10)}亿元，同比增长${rate(r)}。`,
  (r) =>
    `遗失声明\n青A${10000 + r.below(90000)}号车辆道路运输证遗失，证号6301020${number(r, 99999)}，声明作废。`,
  (r) =>
    `${day(r)}白天到夜间：多云，偏东风${number(r, 5)}级，最高气温${number(r, 30)}℃，空气质量指数${number(r, 150)}。`,
  (r) =>
    `停水通知：因管网检修，${day(r)}8:00至${day(r)}20:00，${r.pick(DISTRICTS)}部分小区停水，服务电话${phone(r)}。`,
  (r) =>
    `为民办实事进展\n1. 加装电梯${number(r, 200)}部；\n2. 改造老旧小区${number(r, 90)}个，惠及${number(r, 9)}.${r.below(10)}万户；\n3. 新建停车位${number(r, 9000)}个。`,
  (r) =>
    `${r.pick(BODIES)}通报：${day(r)}共查处交通违法${number(r, 3000)}起，其中酒驾${number(r, 40)}起、超速${number(r, 900)}起，主要反映夜间管理不足等问题。`,
  (r) =>
    `体育彩票第${24000 + r.below(999)}期开奖公告：${Array.from({ length: 7 }, () => String(number(r, 35)).padStart(2, '0')).join(' ')}，奖池${number(r, 9)}.${r.below(99)}亿元。`,
  (r) =>
    `全市法院受理案件${number(r, 90000)}件，审结${number(r, 80000)}件（民事${number(r, 50000)}件、刑事${number(r, 9000)}件、执行${number(r, 20000)}件），结案率${rate(r)}。`,
  (r) =>
    `网友留言办理：人民网“领导留言板”${day(r)}转来网民留言${number(r, 90)}件，已回复${number(r, 90)}件，涉及${r.pick(ISSUES)}等。`,
  (r) =>
    `${r.pick(DISTRICTS)}市场监管局接到投诉举报${number(r, 900)}件，挽回损失${number(r, 90)}万元，12315热线24小时值守。`,
  (r) =>
    `报纸订阅热线：${phone(r)}\u3000新闻热线：${phone(r)}\u3000广告：${phone(r)}\u3000国内统一刊号：CN63-${1000 + r.below(9000)}\u3000第${number(r, 9999)}期`,
  (r) =>
    `2026—20${30 + r.below(10)}年，计划新建改建道路${number(r, 2000)}公里，到20${30 + r.below(10)}年绿化覆盖率达到${rate(r)}。`,
];

/** One story in which nothing is close to a bulletin but a word at most. */
export function plainStory(random: Random): string {
  return PLAIN_NEWS[random.below(PLAIN_NEWS.length)]?.(random) ?? '';
}

/** Every page has several stories, at least one of them close to a bulletin of ours. */
export function pagesWithoutBulletin(count: number, seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const close = random.chance(0.5) ? OTHER_HOTLINES : OUR_MECHANISM;
    const stories = [close, PLAIN_NEWS, random.chance(0.5) ? OTHER_HOTLINES : OUR_MECHANISM, PLAIN_NEWS]
      .slice(0, 2 + random.below(3))
      .map((kind) => kind[random.below(kind.length)]?.(random) ?? '');
    const page = stories.join('\n\n');
    const width = random.pick([null, 14, 18, 24]);
    return width === null ? page : page.replace(new RegExp(`[^\\n]{${width}}`, 'g'), '$&\n');
  });
}
