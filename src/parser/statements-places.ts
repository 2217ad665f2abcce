// Whose figures they are: the city, one of its districts or parks, or somebody else's.

export interface Place {
  from: number;
  to: number;
  /** Null for another city, a province, or several places at once: figures said of it are not read. */
  scope: string | null;
}

const PARK =
  '(?:国家级)?(?:经济技术)?开发区(?:各园区|[\\u4e00-\\u9fff]{2,4}园区?)?|(?:[东南甘]川|甘河|生物)(?:科技)?(?:工业|产业)?园区?|各园区|城南新区|多巴新城|西宁高新区';
const DISTRICT = '城[东中西北]区|湟中[区县]|大通(?:回族土族自治)?县|湟源县';
const OTHERS =
  '北京|上海|天津|重庆|广州|深圳|成都|杭州|南京|武汉|西安|兰州|郑州|济南|青岛|长沙|合肥|福州|厦门|南昌|昆明|贵阳|南宁|海口|三亚|沈阳|大连|长春|哈尔滨|呼和浩特|石家庄|太原|银川|乌鲁木齐|拉萨|苏州|无锡|宁波|海东|海西|海北|海南州|黄南|果洛|玉树|格尔木|德令哈';
/** The province's own portal and papers are no figures of the province. */
const PROVINCE = '青海(?!12345政务服务网|日报|新闻|卫视|报业)|全省|我省|全国|各地|外省|各省|各市州';
const CITY =
  '(?<![全我本各城超门夜股集都街楼上早菜该开入撤两省县州])[\\u4e00-\\u9fff]{2}市(?![民场政区委容级直内外域长属局县])';
/** Bodies that do not run the hotline: what one of them handled is not the city's figure. */
const BODY =
  '(?<=^|[,;:。]|以来|月底|月份|个月|今年|目前)(?:西宁)?(?:市|区|县)(?!城市运行|营商环境|政务服务|行政审批|12345|党建)[\\u4e00-\\u9fff]{2,8}?(?:局|委|办事处|支队|大队|集团|公司|医院|法院|检察院)';
const STREET =
  '[\\u4e00-\\u9fff]{2,3}(?:街道(?:办事处|办)?|镇|乡)(?![镇街村道])(?=[^,;:。]{0,16}(?:接待|受理|接收|收到|有诉必应|12345))';
const ANY_DISTRICT = '[\\u4e00-\\u9fff]{2}(?:自治县)';

const PLACES = new RegExp(
  `(?<body>${BODY})|(?<own>REGION)|(?<all>全市|我市|本市)|(?<part>${PARK}|${DISTRICT})|(?<within>全[区县]|我[区县])|(?<other>${PROVINCE}|(?:${OTHERS})(?!路|大街|街|商)|${CITY}|${ANY_DISTRICT}|${STREET})`.replace(
    'REGION',
    '\\u0000',
  ),
  'g',
);
/** Places that are told of, not told about. */
const OBJECT = /(?:涉及|包括|覆盖|前往|来到|走进|赴|来自|遍及)$/;

/** A ledger has one region; the pattern is long. */
const patterns = new Map<string, RegExp>();

function patternFor(region: string): RegExp {
  const pattern = patterns.get(region) ?? newPattern(region);
  patterns.set(region, pattern);
  return pattern;
}

function newPattern(region: string): RegExp {
  const stem = region.replace(/[市州县区]$/, '');
  const escaped = stem.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(PLACES.source.replace('\\u0000', `${escaped}市?(?!晚报|市民|路)`), 'g');
}

function scopeOf(match: RegExpMatchArray, region: string, before: Place | undefined): string | null {
  const { own, all, part, within } = match.groups ?? {};
  if (own !== undefined || all !== undefined) return region;
  if (part !== undefined) return part;
  if (within === undefined || before === undefined) return null;
  return before.scope?.endsWith(within.slice(-1)) ? before.scope : null;
}

/** Two places side by side (城东区、城西区) share a figure that belongs to neither. */
function isListed(text: string, before: Place | undefined, place: Place): boolean {
  return before !== undefined && /^[、和与及]$/.test(text.slice(before.to, place.from));
}

/** The places a sentence names, in order. */
export function placesIn(text: string, region: string): Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(patternFor(region))) {
    const before = places.at(-1);
    const place = {
      from: match.index,
      to: match.index + match[0].length,
      scope: scopeOf(match, region, before),
    };
    if (OBJECT.test(text.slice(Math.max(0, place.from - 2), place.from))) continue;
    places.push(isListed(text, before, place) ? { ...place, scope: null } : place);
  }
  return places;
}
