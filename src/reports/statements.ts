// Statements of the press beside the ledger's own days: what is comparable, how far, and why the two differ.
import { dateName } from '../domain/dates.js';
import type { Scope } from '../domain/entry.js';
import { statementKey, type DayTotals, type SourcedStatement } from '../domain/statement.js';
import { pageScope } from './book.js';
import type { CountMetric, SourceRef } from './models.js';
import { countText, decimalText, fraction, twoDecimals } from './rounding.js';
import { daysOfStatement, type StatementDays } from './statement-period.js';
import type { LedgerSide, LedgerTotal, StatementModel, StatementsModel } from './statements-model.js';
import {
  DASH,
  METRIC_NAMES,
  METRIC_UNITS,
  QUALIFIER_NAMES,
  STATEMENT_KIND_NAMES,
  STATEMENT_METRIC_NAMES,
  STATEMENT_YEAR_TEXTS,
} from './wording.js';

const RATES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

const COMPARED = {
  hotline: ['calls', 'messages', 'contacts'],
  hazard: ['hazards'],
} as const satisfies Record<SourcedStatement['kind'], readonly CountMetric[]>;

const NOT_THE_SAME = {
  hotline:
    '台账是逐日通报的来电与网民留言相加，不是官方的诉求总量：公布数可能还含其他渠道，统计时点也可能不同，两数不同属正常。',
  hazard: '台账是逐日通报的举报数相加，统计时点可能与公布数不同。',
};

/** One statement with its sources, the first of which came first. */
type Told = [SourcedStatement, ...SourcedStatement[]];

function amount(day: DayTotals, metric: CountMetric): number | null {
  if (metric === 'contacts')
    return day.calls === null || day.messages === null ? null : day.calls + day.messages;
  return metric === 'calls' || metric === 'messages' || metric === 'hazards' ? day[metric] : null;
}

function totalOf(days: DayTotals[], metric: CountMetric): LedgerTotal {
  const values = days.map((day) => amount(day, metric)).filter((value) => value !== null);
  const sum = values.reduce((a, b) => a + b, 0);
  const average = values.length === 0 ? null : twoDecimals(fraction(sum, values.length));
  return {
    metric,
    name: METRIC_NAMES[metric],
    value: average === null ? null : sum,
    text: average === null ? DASH : countText(sum),
    unit: METRIC_UNITS[metric],
    days: values.length,
    average,
    averageText: average === null ? DASH : decimalText(average),
  };
}

function coverageText({ from, to, total }: StatementDays, daysWithData: number): string {
  if (total === null || from === null) return `截至${dateName(to)}，台账有${daysWithData}天入账的数字`;
  return `${dateName(from)}至${dateName(to)}共${total}天，台账有${daysWithData}天入账的数字`;
}

function ledgerSide(statement: SourcedStatement, days: StatementDays, all: DayTotals[]): LedgerSide {
  const within = all.filter(({ date }) => (days.from === null || date >= days.from) && date <= days.to);
  const totals = COMPARED[statement.kind].map((metric) => totalOf(within, metric));
  const [main] = totals.slice(-1);
  const daysWithData = main?.days ?? 0;
  const received = statement.figures.find(({ metric }) => metric === 'received');
  const isCovered = days.total !== null && days.total > 0 && daysWithData === days.total;
  return {
    from: days.from,
    to: days.to,
    daysInPeriod: days.total,
    daysWithData,
    coverageText: coverageText(days, daysWithData),
    totals,
    difference: isCovered && received ? received.value - (main?.value ?? 0) : null,
  };
}

function differenceNotes({ kind, figures }: SourcedStatement, ledger: LedgerSide): string[] {
  const { difference, daysInPeriod, daysWithData } = ledger;
  if (difference !== null) {
    const isRough = figures.some(({ metric, qualifier }) => metric === 'received' && qualifier !== 'exact');
    const rough = isRough ? '公布数不是确数，' : '';
    const sides =
      difference === 0
        ? '两数相等'
        : `公布数比台账${difference > 0 ? '多' : '少'}${countText(Math.abs(difference))}件`;
    return [`每一天都有数字：${rough}${sides}。`, NOT_THE_SAME[kind]];
  }
  const rest = daysInPeriod === null ? null : daysInPeriod - daysWithData;
  const missing = rest === null ? '覆盖多少天无从得知' : `另有${countText(rest)}天没有入账的数字`;
  return [`${missing}，不计算差额，也不能据此判断公布数高低。`, NOT_THE_SAME[kind]];
}

type Beside = Pick<StatementModel, 'ledger' | 'why' | 'notes'>;

function nothing(text: string): Beside {
  return { ledger: null, why: { code: 'no-data', text }, notes: [text] };
}

function beside(statement: SourcedStatement, all: DayTotals[], region: string): Beside {
  const { scope, figures } = statement;
  if (scope !== region) return nothing(`台账只有${region}的逐日通报，没有${scope}自己的数字，不能对照。`);
  if (figures.every(({ metric }) => metric !== 'received')) {
    return nothing('逐日通报不印办结数和各项率，台账没有可以对照的数字。');
  }
  const days = daysOfStatement(statement);
  if (days === null) return nothing('报道没有写明起止时间，不能与台账的逐日数字对照。');
  const ledger = ledgerSide(statement, days, all);
  const others = figures.some(({ metric }) => metric !== 'received')
    ? ['办结数和各项率在逐日通报中不印，台账没有可以对照的数字。']
    : [];
  return { ledger, why: null, notes: [...days.notes, ...differenceNotes(statement, ledger), ...others] };
}

function sourceRef({ sha256, name, published }: SourcedStatement): SourceRef {
  const publishedText = published === null ? '刊发日期未填' : `${dateName(published)}刊`;
  return { sha256, name, published, publishedText };
}

/** `2023-10 至 …`; empty where no end is known. */
export function periodText({ from, to }: SourcedStatement['period']): string {
  if (from === null && to === null) return '';
  if (from === to) return from ?? '';
  return `${from ?? '…'} 至 ${to ?? '…'}`;
}

function statementModel([statement, ...others]: Told, all: DayTotals[], region: string): StatementModel {
  const { id, kind, scope, period, year, figures, sha256 } = statement;
  return {
    id,
    kind,
    kindName: STATEMENT_KIND_NAMES[kind],
    scope,
    period: { ...period, text: periodText(period) },
    year: { code: year.rule, text: STATEMENT_YEAR_TEXTS[year.rule], known: year.known },
    figures: figures.map((figure) => ({
      ...figure,
      name: STATEMENT_METRIC_NAMES[figure.metric],
      text: RATES.format(figure.value),
      qualifierText: QUALIFIER_NAMES[figure.qualifier],
      sha256,
    })),
    ...beside(statement, all, region),
    sources: [statement, ...others].map(sourceRef),
  };
}

/** The same statement in several sources is one; the one that came first leads. A page that prints it twice is one source. */
function groups(statements: SourcedStatement[]): Told[] {
  const byKey = new Map<string, Told>();
  for (const statement of statements) {
    const told = byKey.get(statementKey(statement));
    if (told === undefined) byKey.set(statementKey(statement), [statement]);
    else if (told.every(({ sha256 }) => sha256 !== statement.sha256)) told.unshift(statement);
  }
  return [...byKey.values()];
}

/** The days that `statementsModel` needs. */
export function daysForStatements(statements: SourcedStatement[]): { from: string; to: string } {
  const days = statements.map(daysOfStatement).filter((one) => one !== null);
  const from = days.map((one) => one.from ?? '0000-01-01').sort()[0] ?? '9999-12-31';
  const to =
    days
      .map((one) => one.to)
      .sort()
      .at(-1) ?? '0000-01-01';
  return { from, to };
}

/** `statements`: the newest source first; `days`: those of `daysForStatements`. */
export function statementsModel(
  statements: SourcedStatement[],
  days: DayTotals[],
  scope: Scope,
): StatementsModel {
  return {
    ...pageScope(scope),
    title: '阶段口径',
    statements: groups(statements).map((told) => statementModel(told, days, scope.region)),
  };
}
