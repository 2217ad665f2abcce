// Report files while they are made: the document that was read is the one that is printed and recorded, and a few wait.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import supertestOf from 'supertest';
import type { ReportFormat } from '../../src/domain/report-format.js';
import type { ReportRequest } from '../../src/exports/report-file.js';
import { reportRequest } from '../../src/web/report-files.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { download, exportsRecorded } from '../support/downloads.js';

const OWN = `http://${HOST}`;
let test: TestApp;

beforeEach(() => {
  test = openApp('seeds', { own: OWN });
});

afterEach(() => {
  test.close();
});

describe('a print', () => {
  const PDF = Buffer.from('%PDF-1.7');

  it('the ledger moves while it is made → one draft, printed, named and recorded; nobody can starve it', async () => {
    const { services } = test;
    const drafted: string[] = [];
    const printed: string[] = [];
    const draft = services.reports.draft.bind(services.reports);
    services.reports.draft = (period) => {
      const document = draft(period);
      drafted.push(document.head);
      return document;
    };
    const printPage = (_url: string, { head }: { head: string }): Promise<Buffer> => {
      printed.push(head);
      const at = '2025-10-18T03:00:00.000Z';
      services.storage.record({ action: 'note', actor: '王小明', at, after: { note: '备注' } });
      return Promise.resolve(PDF);
    };
    Object.assign(services, {
      printing: { ...services.printing, available: true, refusal: null, printPage },
    });
    const response = await download(test, '/reports/2025-W42.pdf');
    expect([response.status, response.body]).toEqual([200, PDF]);
    expect(drafted).toHaveLength(1);
    expect(printed).toEqual(drafted);
    expect(response.headers['x-chain-head']).toBe(drafted[0]);
    expect(exportsRecorded(test)).toMatchObject([{ head: drafted[0], format: 'pdf' }]);
  });

  it('a source of it is redacted while it is made → not given out, nothing recorded', async () => {
    const { services } = test;
    const printPage = (_url: string, { sources }: { sources: string[] }): Promise<Buffer> => {
      const order = { figures: 'removed', note: '含个人信息', actor: '管理员' } as const;
      services.redact.redact(sources[0] ?? '', order);
      return Promise.resolve(PDF);
    };
    Object.assign(services, {
      printing: { ...services.printing, available: true, refusal: null, printPage },
    });
    const response = await download(test, '/reports/2025-W42.pdf');
    expect([response.status, String(response.body)]).toEqual([503, expect.stringContaining('刚刚隐去')]);
    expect(exportsRecorded(test)).toEqual([]);
  });

  it('more than wait → a sentence for those beyond, for whatever format; a look at the headers makes nothing', async () => {
    const { services } = test;
    const begun: string[] = [];
    let finish: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (finish = resolve));
    const printPage = async (url: string): Promise<Buffer> => {
      begun.push(url);
      await first;
      return PDF;
    };
    Object.assign(services, {
      printing: { ...services.printing, available: true, refusal: null, printPage },
    });
    const request = (format: ReportFormat): ReportRequest =>
      reportRequest(services, OWN, {
        ...{ wanted: { period: '2025-W42' }, format, forExcel: false },
      });
    const folder = services.tempDir;
    const made = Array.from({ length: 9 }, (_, index) =>
      services.writeReport(join(folder, `made-${index}`), request(index === 0 ? 'pdf' : 'csv'), null),
    );
    const beyond = await download(test, '/reports/2025-W42.xlsx');
    expect([beyond.status, String(beyond.body)]).toEqual([
      503,
      expect.stringContaining('现在生成报告文件的人太多'),
    ]);
    await supertestOf(test.app).head('/reports/2025-W42.xlsx').set('Host', HOST).expect(200);
    expect(begun).toHaveLength(1);
    finish();
    expect((await Promise.all(made)).map(({ rows }) => rows > 0)).toEqual(Array(9).fill(true));
  });
});
