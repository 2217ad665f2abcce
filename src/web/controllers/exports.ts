// The page of exports, and datasets as CSV.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { AUDIT_DATASETS, DATASET_NAMES, isDatasetName, type DatasetName } from '../../domain/dataset.js';
import { RequestError } from '../../domain/errors.js';
import { DATASETS } from '../../exports/datasets.js';
import { exportingFor, refuseForeign, sendSpooled, spooled } from '../downloads.js';
import { exportFilters } from '../export-filters.js';
import { read } from '../parameters.js';
import { exportHistory } from '../view/export-history.js';
import { datasetFileName } from '../view/export-names.js';

const purpose = z.object({ for: z.enum(['excel', ''], '用途只能是 excel，或不填。').optional() });

const opened = z.object({ since: z.coerce.number().int().positive().optional().catch(undefined) });

export function listDatasets(services: Services): RequestHandler {
  const all = DATASET_NAMES.map((name) => ({
    name,
    title: DATASETS[name].title,
    isForAudit: AUDIT_DATASETS.includes(name),
  }));
  return (request, response) => {
    const { may } = response.locals as { may: { audit: boolean } };
    const datasets = all.filter(({ isForAudit }) => may.audit || !isForAudit);
    const history = exportHistory(services, read(opened, request.query).since);
    response.render('exports/list', {
      ...{ title: '导出', section: 'exports', today: services.clock.today(), datasets, history },
    });
  };
}

export function sendDataset(services: Services): RequestHandler {
  return async (request, response) => {
    refuseForeign(request);
    const dataset = datasetNamed(String(request.params['dataset']));
    const forExcel = read(purpose, request.query).for === 'excel';
    const filters = read(exportFilters, request.query);
    await spooled(services.tempDir, async (file) => {
      const exporting = exportingFor(request, response);
      const written = await services.writeDataset(file, { dataset, forExcel, ...filters }, exporting);
      const { rows, sha256, bytes, head } = written;
      const simulated = services.storage.simulated();
      response.attachment(datasetFileName({ dataset, filters, head, simulated })).set({
        ...{ 'Content-Type': 'text/csv; charset=utf-8', 'X-Row-Count': String(rows) },
        ...{ 'X-SHA256': sha256, 'X-Chain-Head': head },
      });
      await sendSpooled(response, file, bytes);
    });
  };
}

function datasetNamed(name: string): DatasetName {
  if (isDatasetName(name)) return name;
  throw new RequestError('not-found', `没有这个数据集，可以导出的有：${DATASET_NAMES.join('、')}。`);
}
