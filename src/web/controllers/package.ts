// The audit package as a download.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { exportingFor, sendSpooled, spooled } from '../downloads.js';
import { exportFilters } from '../export-filters.js';
import { read } from '../parameters.js';
import { packageFileName } from '../view/export-names.js';

export function sendPackage(services: Services): RequestHandler {
  return async (request, response) => {
    const filters = read(exportFilters, request.body ?? {});
    await spooled(services.tempDir, async (file) => {
      const exporting = exportingFor(request, response);
      if (exporting === null) return;
      const { rows, bytes, digest, head } = await services.writePackage(file, filters, exporting);
      const simulated = services.storage.simulated();
      response.attachment(packageFileName({ filters, head, simulated })).set({
        ...{ 'Content-Type': 'application/zip', 'X-Row-Count': String(rows) },
        ...{ 'X-Package-Digest': digest, 'X-Chain-Head': head },
      });
      await sendSpooled(response, file, bytes);
    });
  };
}
