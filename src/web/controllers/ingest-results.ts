// Storing what was previewed, and the page of what became of it.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import type { State } from '../../domain/judgement.js';
import type { FileOutcome } from '../../domain/outcome.js';
import { actorOf } from '../middleware/access.js';
import { read } from '../parameters.js';
import type { Results } from '../results.js';
import type { StagedDocument, Staging } from '../staging.js';
import { outcomeViews, touchedDays } from '../view/outcomes.js';
import { batchId } from './ingest.js';

export interface ResultControllers {
  /** Answers with a way to the result, so that a reload of what follows stores nothing again. */
  store: RequestHandler;
  show: RequestHandler;
}

export function resultControllers(
  services: Services,
  { staging, results }: { staging: Staging; results: Results },
): ResultControllers {
  services.redact.watch(results.forget);
  return {
    store: async (request, response) => {
      const id = batchId(request);
      await results.once(id, async () => {
        const outcomes = await stored(services, staging.get(id), actorOf(response));
        staging.drop(id);
        return outcomes;
      });
      response.redirect(303, `/ingest/results/${id}`);
    },
    show: async (request, response) => {
      const outcomes = await results.get(read(z.string(), request.params['id']));
      const { region } = services;
      const files = outcomeViews(outcomes, { stored: true, region });
      const days = touchedDays(outcomes, region);
      const total = totalOf(outcomes);
      response.render('ingest/stored', { title: '入库结果', section: 'ingest', files, days, total });
    },
  };
}

/** What came of the batch, in one line. */
function totalOf(outcomes: FileOutcome[]): { text: string; pending: number } {
  const readings = outcomes.flatMap((outcome) => outcome.readings);
  const count = (state: State): number => readings.filter((reading) => reading.state === state).length;
  const [accepted, pending] = [count('accepted'), count('pending')];
  const failed = outcomes.filter(({ error }) => error !== undefined).length;
  const parts = [
    `已入账 ${accepted} 份`,
    `待核 ${pending} 份`,
    ...(failed > 0 ? [`没有读成 ${failed} 个文件`] : []),
  ];
  return { text: `${parts.join('，')}。`, pending };
}

/** Read side by side, taken one after the other: what the second file repeats, the first may have brought. */
async function stored(
  { ingest }: Services,
  documents: StagedDocument[],
  actor: string,
): Promise<FileOutcome[]> {
  for (const document of documents) ingest.prepare(document);
  const outcomes: FileOutcome[] = [];
  for (const document of documents) {
    outcomes.push(...(await ingest.ingest({ ...document, origin: 'person', actor })));
  }
  return outcomes;
}
