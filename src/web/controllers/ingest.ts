// Documents in: a form, a preview that stores nothing, then storing.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { dateName, type IsoDate } from '../../domain/dates.js';
import type { FileOutcome } from '../../domain/outcome.js';
import type { Watch } from '../../domain/progress.js';
import { RequestError } from '../../domain/errors.js';
import { optionalDate, read } from '../parameters.js';
import type { ProgressBook } from '../progress.js';
import type { StagedDocument, Staging } from '../staging.js';
import { daysOf, outcomeView, readingView } from '../view/held-reading.js';
import { EXCERPTS, markedText, WHOLE } from '../view/marked-text.js';

const ACTOR = '网页录入';
/** A name without a date in it: a date would be taken as evidence of the year. */
const PASTED_NAME = '粘贴的文字.txt';

/** What the file dialog offers; the kind is told by the content all the same. */
const ACCEPT =
  '.txt,.md,.html,.htm,.pdf,.docx,.zip,.png,.jpg,.jpeg,.tif,.tiff,.webp,text/plain,text/markdown,text/html,image/*';

const progressId = z
  .string()
  .regex(/^[\w-]{24}$/)
  .optional()
  .catch(undefined);
const form = z.object({ text: z.string().default(''), published: optionalDate, progress: progressId });
const staged = z.object({
  id: z.string('这次提交不完整，请重新录入。').max(64, '这次提交不完整，请重新录入。'),
  published: optionalDate,
});

export interface IngestControllers {
  show: RequestHandler;
  preview: RequestHandler;
  previewAgain: RequestHandler;
  store: RequestHandler;
  /** How far a preview is, as JSON. */
  progress: RequestHandler;
}

/** What is kept between requests. */
export interface Desk {
  staging: Staging;
  book: ProgressBook;
}

export function ingestControllers(services: Services, { staging, book }: Desk): IngestControllers {
  const showForm = (response: Response, error: string | null): void =>
    renderForm(services, response, { error, progress: book.newId() });
  return {
    show: (_request, response) => showForm(response, null),
    preview: async (request, response) => {
      try {
        const { documents, progress } = documentsOf(services, request);
        const watch = book.begin(progress);
        const outcomes = await outcomesOf(services, documents, { storing: false, watch });
        renderPreview(services, response, { id: staging.put(documents), documents, outcomes });
      } catch (error) {
        if (!(error instanceof RequestError) || error.code !== 'invalid') throw error;
        showForm(response.status(400), error.message);
      }
    },
    previewAgain: async (request, response) => {
      const { id, published } = read(staged, request.body);
      const documents = staging.get(id).map(({ name, bytes }) => document(name, bytes, published));
      checkPublished(services, published);
      staging.drop(id);
      const outcomes = await outcomesOf(services, documents, { storing: false });
      renderPreview(services, response, { id: staging.put(documents), documents, outcomes });
    },
    store: async (request, response) => {
      const { id } = read(staged, request.body);
      const outcomes = await outcomesOf(services, staging.get(id), { storing: true });
      staging.drop(id);
      const files = outcomes.map((outcome) => outcomeView(outcome, true));
      const days = daysOf(outcomes);
      response.render('ingest/stored', { title: '入库结果', section: 'ingest', files, days });
    },
    progress: (request, response) => {
      response.set('Cache-Control', 'no-store').json(book.look(read(z.string(), request.params['id'])));
    },
  };
}

function document(name: string, bytes: Uint8Array, published: IsoDate | undefined): StagedDocument {
  return published === undefined ? { name, bytes } : { name, bytes, published };
}

function documentsOf(services: Services, request: Request): Submission {
  const { text, published, progress } = read(form, request.body ?? {});
  checkPublished(services, published);
  const files = Array.isArray(request.files) ? request.files : [];
  const documents = files.map((file) => document(file.originalname, file.buffer, published));
  if (text.trim() !== '') documents.unshift(document(PASTED_NAME, Buffer.from(text), published));
  if (documents.length === 0) throw new RequestError('invalid', '请粘贴文字，或选择文件。');
  return { documents, progress };
}

interface Submission {
  documents: StagedDocument[];
  /** The id that the form was given; undefined where none came with it. */
  progress: string | undefined;
}

/** Read side by side, taken one after the other: what the second file repeats, the first may have brought. */
async function outcomesOf(
  { ingest }: Services,
  documents: StagedDocument[],
  { storing, watch }: { storing: boolean; watch?: Watch },
): Promise<FileOutcome[]> {
  const bring = storing ? ingest.ingest : ingest.preview;
  for (const document of documents) ingest.prepare(document, watch);
  const outcomes: FileOutcome[] = [];
  for (const document of documents) {
    outcomes.push(...(await bring({ ...document, origin: 'person', actor: ACTOR }, watch)));
  }
  return outcomes;
}

function checkPublished({ clock }: Services, published: IsoDate | undefined): void {
  if (published !== undefined && published > clock.today()) {
    throw new RequestError('invalid', '刊发日期晚于今天，请核对。');
  }
}

function renderForm(
  { clock, storage, region }: Services,
  response: Response,
  notes: { error: string | null; progress: string },
): void {
  response.render('ingest/form', {
    title: '录入',
    section: 'ingest',
    today: clock.today(),
    accept: ACCEPT,
    ...notes,
    undated: storage.undated(region).map(({ sha256, name, ...reading }) => ({
      ...readingView(reading),
      sha256,
      name,
    })),
  });
}

function renderPreview(
  { clock }: Services,
  response: Response,
  { id, documents, outcomes }: { id: string; documents: StagedDocument[]; outcomes: FileOutcome[] },
): void {
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

function previewText({
  text,
  readings,
  statements,
  findings,
}: FileOutcome): ReturnType<typeof markedText> | null {
  return text === null
    ? null
    : markedText(
        { text, readings, statements, findings },
        readings.length + statements.length > 0 ? EXCERPTS : WHOLE,
      );
}
