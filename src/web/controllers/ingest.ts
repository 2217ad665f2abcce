// Documents in: a form and a preview that stores nothing.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { dateName, isIsoDate, type IsoDate } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import type { FileOutcome } from '../../domain/outcome.js';
import type { Watch } from '../../domain/progress.js';
import { actorOf } from '../middleware/access.js';
import type { Line } from '../middleware/turns.js';
import { MOST_PASTED_BYTES } from '../middleware/uploads.js';
import { optionalDate, read } from '../parameters.js';
import { inLine, type ProgressBook } from '../progress.js';
import { refusalOf } from '../refusals.js';
import type { StagedDocument, Staging } from '../staging.js';
import { readingView } from '../view/held-reading.js';
import { outcomeViews, type OutcomeView } from '../view/outcomes.js';

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
const form = z.object({
  text: z.string('粘贴的文字没有收到，请重新粘贴。').default(''),
  published: optionalDate,
});
const address = z.object({ progress: progressId });
const again = z.object({ published: optionalDate });
const idOnly = z.object({
  id: z.string('这次提交不完整，请重新录入。').max(64, '这次提交不完整，请重新录入。'),
});

/** What is kept between requests. */
export interface Desk {
  staging: Staging;
  book: ProgressBook;
  line: Pick<Line, 'ahead'>;
}

export interface IngestControllers {
  show: RequestHandler;
  preview: RequestHandler;
  previewAgain: RequestHandler;
  /** After a refusal of the form: the form again, with what it had. */
  formAgain: ErrorRequestHandler;
  /** How far a preview is, as JSON. */
  progress: RequestHandler;
}

/** The id under which a batch waits, as a small form sends it. */
export function batchId(request: Request): string {
  return read(idOnly, request.body ?? {}).id;
}

export function ingestControllers(services: Services, { staging, book, line }: Desk): IngestControllers {
  services.redact.watch((sha256) => {
    staging.forget(sha256);
    book.forget();
  });
  const preview = async (response: Response, { documents, watch, alert = null }: Batch): Promise<void> => {
    const actor = actorOf(response);
    const brought = documents.map((document) => ({ ...document, origin: 'person', actor }) as const);
    for (const document of brought) services.ingest.prepare(document, watch);
    const lists = await services.ingest.preview(brought, watch);
    const worth = documents.filter((_document, index) => lists[index]?.some(changesLedger));
    const digests = lists.flat().map(({ sha256 }) => sha256);
    const id = worth.length > 0 ? staging.put(worth, digests) : null;
    const published = documents[0]?.published ?? null;
    renderPreview(services, response, { id, outcomes: lists.flat(), published, alert });
  };
  return {
    show: (_request, response) => renderForm(services, response, { ...EMPTY, progress: book.newId() }),
    preview: async (request, response) => {
      const { documents, progress } = documentsOf(services, request);
      await preview(response, { documents, watch: book.begin(progress) });
    },
    previewAgain: async (request, response) => {
      const id = batchId(request);
      const waiting = staging.get(id);
      staging.drop(id);
      await preview(response, redated(services, waiting, request));
    },
    // eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters.
    formAgain(error: unknown, request, response, _next) {
      const refusal = refusalOf(error, ['invalid', 'too-large'], response);
      renderForm(services, response, { ...keptOf(request, refusal), progress: book.newId() });
    },
    progress: (request, response) => {
      const id = read(z.string(), request.params['id']);
      const ahead = line.ahead(id);
      response.set('Cache-Control', 'no-store').json(ahead === null ? book.look(id) : inLine(ahead));
    },
  };
}

interface Batch {
  documents: StagedDocument[];
  watch?: Watch;
  /** Why the page is not what was asked for. */
  alert?: string | null;
}

/** With the date of the small form; where it cannot be, as they were, and why. */
function redated(services: Services, waiting: StagedDocument[], { body }: Request): Batch {
  try {
    const { published } = read(again, body);
    checkPublished(services, published);
    return { documents: waiting.map(({ name, bytes }) => documentOf({ name, bytes }, published)) };
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'invalid') throw error;
    return { documents: waiting, alert: error.message };
  }
}

interface FormState {
  error: string | null;
  text: string;
  published: string;
}

const EMPTY: FormState = { error: null, text: '', published: '' };

/** What came before the refusal; a browser never lets a page choose files. */
function keptOf({ body, files }: Request, error: RequestError): FormState {
  const { text, published } = (body ?? {}) as Record<string, unknown>;
  const hadFiles = (Array.isArray(files) && files.length > 0) || error.code === 'too-large';
  return {
    error: hadFiles ? `${error.message}文件请重新选择。` : error.message,
    text: typeof text === 'string' ? text : '',
    published: typeof published === 'string' && isIsoDate(published) ? published : '',
  };
}

function changesLedger({ error, unchanged }: FileOutcome): boolean {
  return error === undefined && !unchanged;
}

function documentOf(
  file: { name: string; bytes: Uint8Array },
  published: IsoDate | undefined,
): StagedDocument {
  return published === undefined ? file : { ...file, published };
}

interface Submission {
  documents: StagedDocument[];
  /** The id that the form was given; undefined where none came with it. */
  progress: string | undefined;
}

function documentsOf(services: Services, request: Request): Submission {
  const { text, published } = read(form, request.body ?? {});
  const { progress } = read(address, request.query);
  checkPublished(services, published);
  const files = Array.isArray(request.files) ? request.files : [];
  const documents = files.map(({ originalname: name, buffer: bytes }) =>
    documentOf({ name, bytes }, published),
  );
  if (text.trim() !== '') documents.unshift(documentOf(pasted(text), published));
  if (documents.length === 0) throw new RequestError('invalid', '请粘贴文字，或选择文件。');
  return { documents, progress };
}

function pasted(text: string): { name: string; bytes: Uint8Array } {
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_PASTED_BYTES) return { name: PASTED_NAME, bytes };
  throw new RequestError('too-large', '粘贴的文字太长，不超过 4 MB；请存成文件上传。');
}

function checkPublished({ clock }: Services, published: IsoDate | undefined): void {
  if (published !== undefined && published > clock.today()) {
    throw new RequestError('invalid', '刊发日期晚于今天，请核对。');
  }
}

function renderForm(
  { clock, storage, region }: Services,
  response: Response,
  state: FormState & { progress: string },
): void {
  const undated = storage.undated(region).map(({ sha256, name, ...reading }) => ({
    ...readingView(reading, region),
    sha256,
    name,
  }));
  const fixed = { title: '录入', section: 'ingest', today: clock.today(), accept: ACCEPT };
  response.render('ingest/form', { ...fixed, ...state, undated });
}

interface PreviewState {
  /** Null where storing would change nothing. */
  id: string | null;
  outcomes: FileOutcome[];
  published: IsoDate | null;
  alert: string | null;
}

function renderPreview(
  { clock, region }: Services,
  response: Response,
  { id, outcomes, published, alert }: PreviewState,
): void {
  const files = outcomeViews(outcomes, { stored: false, region });
  response.status(alert === null ? 200 : 400).render('ingest/preview', {
    title: '预览',
    section: 'ingest',
    today: clock.today(),
    alert,
    id,
    files,
    published,
    publishedText: published === null ? '未填' : dateName(published),
    hasContent: files.some(hasContent),
    storesContent: files.some((file) => !file.unchanged && hasContent(file)),
  });
}

function hasContent({ readings, statements }: OutcomeView): boolean {
  return readings.length + statements.length > 0;
}
