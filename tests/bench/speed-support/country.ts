// The bulletins of a whole country: every region prints both of them every day, in its own words, always the same.
import type { Figure } from '../../../src/domain/bulletin.js';
import type { IsoDate } from '../../../src/domain/dates.js';
import { dayFigures, type DayFigures, type Hotspot } from '../../../src/simulation/day-figures.js';
import { randomFrom, type Random } from '../../../src/simulation/random.js';
import { NO_FOCUS } from '../../../src/simulation/vocabulary.js';

export const OWN_REGION = '西宁市';

type Words = Pick<Figure, 'label' | 'agency' | 'remark'>;
type Counted = Words & Pick<Figure, 'metric' | 'value'>;

/** What becomes of a bulletin besides being accepted. */
export type Fate = 'accepted' | 'held' | 'undated' | 'conflict';

export interface PrintedBulletin {
  kind: 'hotline' | 'hazard';
  fate: Fate;
  figures: Counted[];
}

const STEMS = Array.from('安宁平昌永兴长德清和广新光丰泰顺化定康明');
const PLACES = Array.from('山河江海林原川城岭州泉陵阳阴湖浦源');
const STREETS = ['人民', '解放', '建设', '和平', '青年', '文化', '胜利', '光明', '团结', '新华'];
const SITES = ['小学旁', '农贸市场', '小区二期', '汽车站', '工业园', '河边步道', '夜市', '商场'];

/** The region of the pages first. */
export function regionNames(count: number): string[] {
  const others = STEMS.flatMap((stem) => PLACES.map((place) => `${stem}${place}市`));
  return [OWN_REGION, ...others].slice(0, count);
}

/** Of a few in a hundred somebody has to decide. */
function fateOf(random: Random): Fate {
  const drawn = random.next();
  if (drawn < 0.02) return 'held';
  if (drawn < 0.025) return 'undated';
  return drawn < 0.03 ? 'conflict' : 'accepted';
}

/** What was reported has its own place every time, so that remarks seldom come twice. */
function hotspotWords(region: string, random: Random, { label, agency, remark }: Hotspot): Words {
  if (remark === NO_FOCUS) return { label, agency, remark };
  const [street, site] = [random.between(0, STREETS.length - 1), random.between(0, SITES.length - 1)];
  const place = `${region}${STREETS[street] ?? ''}${random.between(1, 9)}路${SITES[site] ?? ''}`;
  return { label, agency, remark: `${place}，${remark}` };
}

function hotlineFigures(region: string, random: Random, { hotline }: DayFigures): Counted[] {
  const { calls, messages, channels, direct, transferred, callbacks, hotspots } = hotline;
  return [
    { metric: 'calls', value: calls },
    { metric: 'messages', value: messages },
    ...channels.map(({ label, value }) => ({ metric: 'channel' as const, label, value })),
    { metric: 'direct', value: direct },
    { metric: 'transferred', value: transferred },
    ...(callbacks === null ? [] : [{ metric: 'callbacks' as const, value: callbacks }]),
    ...hotspots.map((hotspot) => ({
      ...{ metric: 'hotspot' as const, value: hotspot.value },
      ...hotspotWords(region, random, hotspot),
    })),
  ];
}

function hazardFigures(region: string, { hazard }: DayFigures): Counted[] {
  return [
    { metric: 'hazards', value: hazard.total },
    ...hazard.receivers.map(({ label, value }) => ({
      ...{ metric: 'receiver' as const, value },
      label: label.replace(OWN_REGION, region),
    })),
    ...hazard.topics.map((label) => ({ metric: 'topic' as const, label, value: null })),
  ];
}

/** The same for a region and a day in whatever ledger they stand. */
export function printedOn(region: string, date: IsoDate): PrintedBulletin[] {
  const random = randomFrom(seedOf(`${region}${date}`));
  const day = dayFigures(random, { date, age: 1, mood: random.noise() });
  return [
    { kind: 'hotline', fate: fateOf(random), figures: hotlineFigures(region, random, day) },
    { kind: 'hazard', fate: fateOf(random), figures: hazardFigures(region, day) },
  ];
}

/** FNV-1a. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
