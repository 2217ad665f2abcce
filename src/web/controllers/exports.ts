// Datasets as CSV: written whole to a temporary file before the first byte is sent, so that an error is a status.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { DATASET_NAMES, isDatasetName, type DatasetName } from '../../domain/dataset.js';
import { SIMULATED } from '../../reports/wording.js';
import { RequestError } from '../../domain/errors.js';
import type { WrittenCsv } from '../../exports/csv.js';
import { DATASETS } from '../../exports/datasets.js';
import { optionalDate, read } from '../parameters.js';

const query = z
  .object({
    from: optionalDate,
    to: optionalDate,
    for: z.enum(['excel', ''], '用途只能是 excel，或不填。').optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, '起始日期晚于截止日期。');

export function listDatasets({ clock }: Services): RequestHandler {
  const datasets = DATASET_NAMES.map((name) => ({ name, title: DATASETS[name].title }));
  return (_request, response) => {
    response.render('exports/list', { title: '导出', section: 'exports', today: clock.today(), datasets });
  };
}

export function sendDataset(services: Services): RequestHandler {
  return async (request, response) => {
    const dataset = datasetNamed(String(request.params['dataset']));
    const { from, to, for: purpose } = read(query, request.query);
    const folder = await mkdtemp(join(services.tempDir, 'export-'));
    try {
      const target = join(folder, 'rows.csv');
      const forExcel = purpose === 'excel';
      const written = await services.writeDataset(target, {
        dataset,
        forExcel,
        ...(from && { from }),
        ...(to && { to }),
      });
      const simulated = services.storage.simulated();
      response.attachment(fileName(dataset, { from, to, simulated }));
      await send(response, target, written);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function datasetNamed(name: string): DatasetName {
  if (isDatasetName(name)) return name;
  throw new RequestError('not-found', `没有这个数据集，可以导出的有：${DATASET_NAMES.join('、')}。`);
}

function fileName(
  dataset: DatasetName,
  { from, to, simulated }: { from: string | undefined; to: string | undefined; simulated: boolean },
): string {
  const range = from || to ? `_${from ?? ''}_${to ?? ''}` : '';
  return `${simulated ? `${SIMULATED}_` : ''}${dataset}${range}.csv`;
}

async function send(response: Response, file: string, { rows, sha256, bytes }: WrittenCsv): Promise<void> {
  response
    .type('text/csv; charset=utf-8')
    .set({ 'X-Row-Count': String(rows), 'X-SHA256': sha256, 'Content-Length': String(bytes) });
  await pipeline(createReadStream(file), response);
}
