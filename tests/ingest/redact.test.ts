// Redaction through the whole flow: what goes, what stays, who holds the day, and that it never comes in again.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Redaction } from '../../src/domain/redaction.js';
import { createIngest, type Ingest } from '../../src/ingest/ingest.js';
import { createRedaction, type Redact } from '../../src/ingest/redact.js';
import { createReread } from '../../src/ingest/reread.js';
import { clockAt, document, hotlineText } from '../support/builders.js';
import { newLedger, type TestLedger } from '../support/ledger.js';

const NAME = '张三丰路人甲';
const DAY = '2025-10-15';
const clock = clockAt('2025-10-18');
const region = '西宁市';

interface Room extends TestLedger {
  ingest: Ingest;
  redact: Redact;
}

function room(): Room {
  const ledger = newLedger();
  const { storage } = ledger;
  return {
    ...ledger,
    ingest: createIngest({ storage, clock, region }),
    redact: createRedaction({ storage, clock }),
  };
}

/** With a person's name wherever a page, its name or its story can have one. */
const WITH_NAME = hotlineText()
  .replace('无集中反映问题', `${NAME}多次反映噪声`)
  .replace('相应县区政府', `${NAME}所在街道`)
  .concat(
    `\n\n本报讯 记者${NAME}报道，前4个月，西宁市“有诉必应马上办”平台接待1587件，100%办结。\n\n${NAME}的家人。`,
  );

async function bring({ ingest }: Room, text: string, name: string): Promise<string> {
  const [outcome] = await ingest.ingest(document(text, { name, published: '2025-10-16' }));
  if (outcome === undefined) throw new Error('nothing came of it');
  return outcome.sha256;
}

const order = (figures: Redaction['figures']): Omit<Redaction, 'at'> => ({
  figures,
  note: '误传，含个人信息',
  actor: '管理员',
});

function states({ storage }: Room, sha256: string): (string | boolean)[][] {
  return (storage.source(sha256)?.readings ?? []).map(({ state, repeats }) => [state, repeats]);
}

function inFiles({ file }: Room, words: string): string[] {
  return [file, `${file}-wal`].filter((path) => readFileSync(path).includes(words));
}

describe.each(['kept', 'removed'] as const)('a redaction, figures %s', (figures) => {
  it('→ the name is nowhere: no table, no event, not in the file, not in its log', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    for (let other = 0; other < 30; other += 1) {
      await bring(here, hotlineText({ day: `9月${other + 1}日` }), `${other}.txt`);
    }
    expect(inFiles(here, NAME)).not.toEqual([]);
    here.redact.redact(sha256, order(figures));
    expect(here.redact.wipe()).toBe(true);
    expect(inFiles(here, NAME)).toEqual([]);
    expect(here.storage.verify([]).faults).toEqual([]);
  });

  it('→ digest, size and reason stay; statements are withdrawn; the event comes last, without words of the page', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    expect(here.storage.statementsOf(sha256)).toHaveLength(1);
    here.redact.redact(sha256, order(figures));
    const { storage } = here;
    expect(storage.redaction(sha256)).toEqual({ ...order(figures), at: clock.now().toISOString() });
    expect(storage.source(sha256)).toMatchObject({ sha256, name: '', text: null });
    expect([storage.bytes(sha256), storage.extracted(sha256)]).toEqual([null, null]);
    expect(storage.statementsOf(sha256)).toEqual([]);
    const [last] = storage.events({ most: 1 });
    expect([last?.action, last?.entity, last?.actor]).toEqual(['redact', 'redaction', '管理员']);
    expect(JSON.parse(last?.after ?? '')).toEqual({ source: 1, figures, note: '误传，含个人信息' });
    expect(storage.history(sha256)?.redaction).toMatchObject({ seq: last?.seq, figures });
  });

  it('→ the same bytes are refused in one sentence, previewed or stored; nothing is written', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    here.redact.redact(sha256, order(figures));
    const before = here.storage.head();
    const again = document(WITH_NAME, { name: 'again.txt' });
    const outcomes = [...(await here.ingest.preview([again])).flat(), ...(await here.ingest.ingest(again))];
    const error = { code: 'redacted', message: '这份文件已于2025年10月18日按决定隐去，不能再次录入。' };
    expect(outcomes.map((outcome) => outcome.error)).toEqual([error, error]);
    expect(here.storage.head()).toEqual(before);
  });

  it('→ a second one is refused, and so is that of an unknown source', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    here.redact.redact(sha256, order(figures));
    expect(() => here.redact.redact(sha256, order(figures))).toThrow('这份来源已经隐去。');
    expect(() => here.redact.redact('0'.repeat(64), order(figures))).toThrow('台账里没有这份来源。');
  });

  it('→ reading all sources again passes it over', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    here.redact.redact(sha256, order(figures));
    const reread = createReread({ storage: here.storage, clock, region });
    expect(reread.apply(() => undefined)).toEqual({
      ...{ sources: 1, withoutText: 1, changes: [], statements: [] },
    });
  });
});

describe('figures that stay', () => {
  it('→ the day holds its values and labels, without remarks and bodies; new pages still confirm it', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    here.redact.redact(sha256, order('kept'));
    const [entry] = here.storage.entriesOn(region, [DAY]);
    expect(entry?.state).toBe('accepted');
    const hotspot = entry?.figures.find(({ metric }) => metric === 'hotspot');
    expect(hotspot).toMatchObject({ label: '物业管理', value: 64, unit: '件', printed: '64' });
    expect([hotspot?.remark, hotspot?.agency]).toEqual([undefined, undefined]);
    const other = await bring(here, hotlineText(), 'other.txt');
    expect(states(here, other)).toEqual([['accepted', true]]);
  });
});

describe('figures that go', () => {
  it('from the only source of a day → no accepted figure is left, and the reason stands with the decision', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    here.redact.redact(sha256, order('removed'));
    expect(here.storage.entriesOn(region, [DAY]).map(({ state }) => state)).toEqual(['rejected']);
    const [reading] = here.storage.history(sha256)?.readings ?? [];
    expect(reading?.held.bulletin.figures.map(({ value, label }) => [value, label])).toEqual(
      Array.from({ length: 6 }, () => [null, undefined]),
    );
    expect(reading?.decisions.map(({ action, note, actor }) => [action, note, actor])).toEqual([
      ['accept', null, '规则'],
      ['redact', '误传，含个人信息', '管理员'],
    ]);
  });

  it('while other sources print the same → the first of them holds the day, the others repeat it', async () => {
    const here = room();
    const named = await bring(here, WITH_NAME, `${NAME}.txt`);
    const heir = await bring(here, hotlineText(), 'heir.txt');
    const third = await bring(here, `${hotlineText()}\n`, 'third.txt');
    expect([heir, third].flatMap((sha256) => states(here, sha256))).toEqual([
      ['accepted', true],
      ['accepted', true],
    ]);
    here.redact.redact(named, order('removed'));
    expect(states(here, named)).toEqual([['rejected', false]]);
    expect(states(here, heir)).toEqual([['accepted', false]]);
    expect(states(here, third)).toEqual([['accepted', true]]);
    const [entry] = here.storage.entriesOn(region, [DAY]);
    expect(entry?.sources.map(({ sha256 }) => sha256)).toEqual([heir, third]);
    expect(here.storage.verify([]).faults).toEqual([]);
  });

  it('an heir that is redacted itself → comes after those that are archived whole', async () => {
    const here = room();
    const named = await bring(here, WITH_NAME, `${NAME}.txt`);
    const first = await bring(here, hotlineText(), 'first.txt');
    const second = await bring(here, `${hotlineText()}\n`, 'second.txt');
    here.redact.redact(first, order('kept'));
    here.redact.redact(named, order('removed'));
    const [entry] = here.storage.entriesOn(region, [DAY]);
    expect(entry?.sources.map(({ sha256 }) => sha256)).toEqual([second, first]);
  });
});

describe('the audit chain', () => {
  it('ingest, correction and redaction → no event has a word of the page', async () => {
    const here = room();
    const sha256 = await bring(here, WITH_NAME, `${NAME}.txt`);
    const held = here.storage.source(sha256)?.readings[0];
    if (!held) throw new Error('no reading');
    const at = clock.now().toISOString();
    here.storage.transaction(() => {
      const figures = held.bulletin.figures.map(({ id, ...figure }) => ({
        ...{ ...figure, replaces: id, label: `${NAME}投诉` },
      }));
      const origin = { sourceId: 1, arrivalId: 1, parserVersion: '9', readAt: at };
      const correction = { corrects: held.readingId, actor: '审核员' };
      here.storage.addReading({ ...origin, correction }, { ...held.bulletin, figures });
    });
    here.redact.redact(sha256, order('removed'));
    const told = here.storage.events({ most: 100 }).map(({ before, after }) => `${before} ${after}`);
    expect(told.filter((facts) => facts.includes(NAME.slice(0, 2)))).toEqual([]);
    expect(inFiles(here, NAME)).toEqual([]);
  });
});
