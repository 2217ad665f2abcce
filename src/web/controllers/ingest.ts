// Documents in: a form, a preview that stores nothing, then storing.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { dateName, type IsoDate } from '../../domain/dates.js';
import type { FileOutcome } from '../../domain/outcome.js';
import { RequestError } from '../../domain/errors.js';
import { optionalDate, read } from '../parameters.js';
import type { StagedDocument, Staging } from '../staging.js';
import { daysOf, outcomeView, readingView } from '../view/held-reading.js';
import { EXCERPTS, markedText, WHOLE } from '../view/marked-text.js';

const ACTOR = '网页录入';
/** A name without a date in it: a date would be taken as evidence of the year. */
const PASTED_NAME = '粘贴的文字.txt';

const form = z.object({ text: z.string().default(''), published: optionalDate });
const staged = z.object({
  id: z.string('这次提交不完整，请重新录入。').max(64, '这次提交不完整，请重新录入。'),
  published: optionalDate,
});

export interface IngestControllers {
  show: RequestHandler;
  preview: RequestHandler;
  previewAgain: RequestHandler;
  store: RequestHandler;
}

export function ingestControllers(services: Services, staging: Staging): IngestControllers {
  return {
    show: (_request, response) => renderForm(services, response, null),
    preview: async (request, response) => {
      const documents = checkedDocuments(services, request, response);
      if (documents) await renderPreview(services, response, { id: staging.put(documents), documents });
    },
    previewAgain: async (request, response) => {
      const { id, published } = read(staged, request.body);
      const documents = staging.get(id).map(({ name, bytes }) => document(name, bytes, published));
      checkPublished(services, published);
      staging.drop(id);
      await renderPreview(services, response, { id: staging.put(documents), documents });
    },
    store: async (request, response) => {
      const { id } = read(staged, request.body);
      const outcomes: FileOutcome[] = [];
      for (const document of staging.get(id)) {
        outcomes.push(...(await services.ingest.ingest({ ...document, origin: 'person', actor: ACTOR })));
      }
      staging.drop(id);
      const files = outcomes.map((outcome) => outcomeView(outcome, true));
      const days = daysOf(outcomes);
      response.render('ingest/stored', { title: '入库结果', section: 'ingest', files, days });
    },
  };
}

function document(name: string, bytes: Uint8Array, published: IsoDate | undefined): StagedDocument {
  return published === undefined ? { name, bytes } : { name, bytes, published };
}

/** Null where the form came back instead, with what is missing. */
function checkedDocuments(services: Services, request: Request, response: Response): StagedDocument[] | null {
  try {
    return documentsOf(services, request);
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'invalid') throw error;
    response.status(400);
    renderForm(services, response, error.message);
    return null;
  }
}

function documentsOf(services: Services, request: Request): StagedDocument[] {
  const { text, published } = read(form, request.body ?? {});
  checkPublished(services, published);
  const files = Array.isArray(request.files) ? request.files : [];
  const documents = files.map((file) => document(file.originalname, file.buffer, published));
  if (text.trim() !== '') documents.unshift(document(PASTED_NAME, Buffer.from(text), published));
  if (documents.length === 0) throw new RequestError('invalid', '请粘贴文字，或选择文件。');
  return documents;
}

function checkPublished({ clock }: Services, published: IsoDate | undefined): void {
  if (published !== undefined && published > clock.today()) {
    throw new RequestError('invalid', '刊发日期晚于今天，请核对。');
  }
}

function renderForm({ clock, storage, region }: Services, response: Response, error: string | null): void {
  response.render('ingest/form', {
    title: '录入',
    section: 'ingest',
    today: clock.today(),
    error,
    undated: storage.undated(region).map(({ sha256, name, ...reading }) => ({
      ...readingView(reading),
      sha256,
      name,
    })),
  });
}

async function renderPreview(
  { ingest, clock }: Services,
  response: Response,
  { id, documents }: { id: string; documents: StagedDocument[] },
): Promise<void> {
  const outcomes: FileOutcome[] = [];
  for (const document of documents) {
    outcomes.push(...(await ingest.preview({ ...document, origin: 'person', actor: ACTOR })));
  }
  const files = outcomes.map((outcome) => ({ ...outcomeView(outcome, false), body: previewText(outcome) }));
  const published = documents[0]?.published ?? null;
  response.render('ingest/preview', {
    title: '预览',
    section: 'ingest',
    today: clock.today(),
    id,
    files,
    published,
    publishedText: published === null ? '未填' : dateName(published),
    readable: files.some(({ error, unchanged }) => error === null && !unchanged),
  });
}

function previewText({ text, readings, findings }: FileOutcome): ReturnType<typeof markedText> | null {
  return text === null
    ? null
    : markedText({ text, readings, findings }, readings.length > 0 ? EXCERPTS : WHOLE);
}
