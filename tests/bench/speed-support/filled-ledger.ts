// Fills a ledger below the application: bare prepared inserts in one transaction, of rows as ingest would write them, without a chain.
import { createHash } from 'node:crypto';
import { addDays, type IsoDate } from '../../../src/domain/dates.js';
import { insertsInto, whileFilling, type Cell, type Inserts } from './bare-inserts.js';

export interface Filling {
  regions: readonly string[];
  /** The first day; each region has both bulletins on every one of `days` days. */
  from: IsoDate;
  days: number;
}

/** Of the two bulletins of one day. */
export const FIGURES_A_DAY = 20;

interface Line {
  metric: string;
  label?: string;
  rank?: number;
  /** Null: topics have none. */
  value: number | null;
  unit?: string;
  agency?: string;
  remark?: string;
}

/** Creates the file with the real schema. */
export function fillLedger(file: string, { regions, from, days }: Filling): void {
  whileFilling(file, (db) => {
    const insert = insertsInto(db);
    db.transaction(() => {
      for (let day = 0; day < days; day += 1) {
        for (const region of regions) addDay(insert, { region, date: addDays(from, day), day });
      }
    })();
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
}

interface Day {
  region: string;
  date: IsoDate;
  /** Counted from the first one. */
  day: number;
}

function addDay(insert: Inserts, { region, date, day }: Day): void {
  const published = addDays(date, 1);
  const at = `${published}T04:00:00.000Z`;
  for (const kind of ['hotline', 'hazard'] as const) {
    const lines = kind === 'hotline' ? hotline(day) : hazard(day);
    const text = `${region} ${date} ${kind}`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const pages = JSON.stringify([{ number: 3, start: 0, end: text.length }]);
    const salt = sha256.slice(0, 32);
    const source = insert.sources([sha256, text.length, Buffer.from(text), text, 'text', at, pages, salt]);
    const arrival = insert.arrivals([source, `${date}-${kind}.txt`, published, 'import', '录入员', at]);
    const agency = kind === 'hazard' ? '相应县区政府' : null;
    const key = [kind, region, date.slice(5), date, 1, 'published', 'balanced', 0, agency, 0, text.length];
    const reading = insert.readings([source, arrival, '7', ...key, at]);
    lines.forEach((line, position) => insert.figures([reading, position, ...figureCells(line, position)]));
    insert.decisions([reading, 'accept', 'accepted', region, kind, date, '[]', '规则', at]);
  }
}

function figureCells({ metric, label, rank, value, unit, agency, remark }: Line, position: number): Cell[] {
  const printed = value === null ? label : String(value);
  const start = 40 + 30 * position;
  return [
    ...[metric, label ?? null, rank ?? null, value, unit ?? null, printed ?? null],
    ...[start, start + (printed?.length ?? 0), agency ?? null, remark ?? null],
  ];
}

const CHANNELS = ['西宁12345微信公众号', '人民网领导留言板', '“青海政务”客户端', '市长信箱'];
const CATEGORIES = ['物业管理', '消费维权', '劳动纠纷', '供暖保障', '交通出行', '市容环境', '教育医疗'];
const REMARKS = ['无集中反映问题', '主要反映小区停水、电梯停运，物业公司未及时维修', '反映拖欠工资'];
const RECEIVERS = ['12345政务服务便民热线', '市应急管理局', '市消防救援支队'];
const TOPICS = ['小区物业', '燃气安全', '道路设施', '电动自行车充电', '高空抛物'];

/** The same day gives the same figures; all identities hold. */
function hotline(day: number): Line[] {
  const channels = CHANNELS.map((label, index) => ({ label, value: 20 + ((day * 7 + index * 13) % 40) }));
  const direct = 600 + ((day * 37) % 400);
  const transferred = 300 + ((day * 53) % 300);
  const messages = channels.reduce((sum, { value }) => sum + value, 0);
  return [
    { metric: 'calls', value: direct + transferred, unit: '件次' },
    { metric: 'messages', value: messages, unit: '件' },
    ...channels.map((channel, index) => ({ metric: 'channel', rank: index + 1, unit: '件', ...channel })),
    { metric: 'direct', value: direct, unit: '件' },
    { metric: 'transferred', value: transferred, unit: '件' },
    ...[1, 2, 3, 4, 5].map((rank) => ({
      ...{ metric: 'hotspot', rank, value: 90 - 12 * rank + (day % 11), unit: '件' },
      label: CATEGORIES[(day + rank) % CATEGORIES.length] ?? '',
      remark: REMARKS[(day * rank) % REMARKS.length] ?? '',
      agency: rank === 1 ? '相应县区政府' : '市住房和城乡建设局',
    })),
  ];
}

function hazard(day: number): Line[] {
  const receivers = RECEIVERS.map((label, index) => ({ label, value: 10 + ((day * 11 + index * 5) % 30) }));
  return [
    { metric: 'hazards', value: receivers.reduce((sum, { value }) => sum + value, 0), unit: '件' },
    ...receivers.map((receiver, index) => ({ metric: 'receiver', rank: index + 1, unit: '件', ...receiver })),
    ...[1, 2, 3].map((rank) => ({
      ...{ metric: 'topic', rank, value: null, label: TOPICS[(day + rank) % TOPICS.length] ?? '' },
    })),
  ];
}
