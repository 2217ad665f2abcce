// `report KIND PERIOD --format … --out FILE`: the same file as the web's, recorded likewise.
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { periodKindOf, periodName, type PeriodCode, type PeriodKind } from '../domain/period.js';
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '../domain/report-format.js';
import { reportRequest, type Wanted } from '../web/report-files.js';
import { whileServing } from './serve-self.js';
import { placing } from './placing.js';
import { DONE, say, type Terminal } from './terminal.js';
import { writing } from './writing.js';

interface Options {
  format: string;
  out: string;
  issued?: boolean;
}

interface Order {
  period: PeriodCode;
  format: ReportFormat;
  isIssued: boolean;
  target: string;
}

const KINDS: Readonly<Record<string, { kind: PeriodKind; example: string }>> = {
  weekly: { kind: 'week', example: '2025-W42' },
  monthly: { kind: 'month', example: '2025-10' },
  quarterly: { kind: 'quarter', example: '2025-Q4' },
  yearly: { kind: 'year', example: '2025' },
};

export function reportCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('report')
    .description('生成周报、月报、季报或年报的文件')
    .argument('<kind>', `种类：${Object.keys(KINDS).join('、')}`)
    .argument('<period>', '期间：2025-W42、2025-10、2025-Q4、2025')
    .requiredOption('--format <format>', `格式：${REPORT_FORMATS.join('、')}`)
    .requiredOption('--out <file>', '写入文件，已有的同名文件会被替换')
    .option('--issued', '取最近一次印发的，不用现在的数字')
    .action(async (kind: string, period: string, options: Options) => {
      const order = orderOf(kind, period, { ...options, out: terminal.resolvePath(options.out) });
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'refuse');
      try {
        say(terminal, await carryOut(services, order, terminal));
      } finally {
        await services.printing.close();
        services.close();
      }
      finish(DONE);
    });
}

function orderOf(kind: string, period: string, { format, out, issued = false }: Options): Order {
  const wanted = KINDS[kind];
  if (wanted === undefined) {
    throw new RequestError(
      'invalid',
      `没有“${kind}”这种报告，可以生成的有：${Object.keys(KINDS).join('、')}。`,
    );
  }
  if (periodKindOf(period) !== wanted.kind) {
    throw new RequestError('invalid', `期间“${period}”不对，${kind} 应写成 ${wanted.example} 这样。`);
  }
  if (!isReportFormat(format)) {
    throw new RequestError('invalid', `--format 的值“${format}”不对，只能是 ${REPORT_FORMATS.join('、')}。`);
  }
  return { period, format, isIssued: issued, target: out };
}

/** The file appears whole or not at all. */
async function carryOut(services: Services, order: Order, terminal: Terminal): Promise<string> {
  const { format, target } = order;
  const wanted = wantedOf(services, order);
  const parent = dirname(target);
  const folder = await writing(parent, () => mkdtemp(join(parent, '.report-')));
  try {
    const file = join(folder, 'report');
    const exporting = { actor: terminal.actor, ...placing(file, target) };
    const write = async (own: string | null): Promise<string> => {
      const request = reportRequest(services, own, { wanted, format, forExcel: false });
      const { bytes, sha256, head } = await services.writeReport(file, request, exporting);
      return `${periodName(order.period)}，${bytes} 字节，SHA-256 ${sha256}，链首 ${head}`;
    };
    const needsPages = services.printing.available && (format === 'pdf' || format === 'docx');
    return await writing(target, () => (needsPages ? whileServing(services, terminal, write) : write(null)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wantedOf({ reports }: Services, { period, isIssued }: Order): Wanted {
  if (!isIssued) return { period };
  const newest = reports.editions(period).at(-1);
  if (newest === undefined) throw new RequestError('not-found', `${periodName(period)}还没有印发过。`);
  return { issue: newest.id };
}
