// Writes a day's figures in the bulletins' own form, with the small variations that real ones have.
import { monthDayName } from '../domain/dates.js';
import type { Count, DayFigures, HazardDay, Hotspot, HotlineDay } from './day-figures.js';
import type { Random } from './random.js';

const HOTLINE = '12345政务服务便民热线';
const CONTACTED = `${HOTLINE}已及时联系`;
/** Stands in every simulated document, so that a text that leaves the demo still says what it is. */
const NOTICE = '【模拟数据，不是真实通报】';

function list(counts: readonly Count[], join: (count: Count) => string, separator: string): string {
  return counts.map(join).join(separator);
}

function hotspotLine(hotspot: Hotspot, rank: number): string {
  return `${rank}. ${hotspot.label}${hotspot.value}件，${hotspot.remark}，${CONTACTED}${hotspot.agency}核实处理。`;
}

function hotlineText(random: Random, day: string, figures: HotlineDay): string {
  const channels = list(
    figures.channels,
    ({ label, value }) => `${label}${value}件`,
    random.pick(['、', '，']),
  );
  const callbacks = figures.callbacks === null ? '' : `，回访量${figures.callbacks}件`;
  return [
    '西宁市党建引领“有诉必应马上办”机制创新工作日报',
    `${day}，${HOTLINE}接听群众来电诉求${figures.calls}件次，网民留言${figures.messages}件（${channels}），` +
      `直接办理${figures.direct}件，转交责任单位办理${figures.transferred}件${callbacks}。`,
    '热点问题：',
    ...figures.hotspots.map((hotspot, index) => hotspotLine(hotspot, index + 1)),
  ].join('\n');
}

function hazardText(random: Random, day: string, figures: HazardDay): string {
  const receivers = list(
    figures.receivers,
    ({ label, value }) => `${label}接收举报${value}件`,
    random.pick(['、', '，']),
  );
  const subject = random.pick(['。举报件主要反映', '，主要反映']);
  return [
    '西宁市安全隐患举报受理情况日报',
    `${day}，西宁市共收到安全隐患举报${figures.total}件，其中${receivers}${subject}` +
      `${figures.topics.join('、')}等问题，已及时联系相应县区政府核实处理。`,
  ].join('\n');
}

/** `hazard` false: that day the paper printed the hotline bulletin alone. */
export function noticeText(random: Random, figures: DayFigures, hazard: boolean): string {
  const day = monthDayName(figures.date);
  const parts = [NOTICE, hotlineText(random, day, figures.hotline)];
  if (hazard) parts.push(hazardText(random, day, figures.hazard));
  return `${parts.join('\n\n')}\n`;
}
