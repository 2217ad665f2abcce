// An archived document: its text as text, with what was read marked where it stands, and one figure on top.
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { actorOf } from '../middleware/access.js';
import { read, rowId, sha256 } from '../parameters.js';
import { refusalOf } from '../refusals.js';
import { attachment } from '../view/file-name.js';
import { sourcePage, type RedactionForm } from '../view/source-page.js';

const place = z.object({ figure: rowId.optional(), statement: rowId.optional() });
const UNKNOWN = '台账里没有这份来源。';
const MOST_REASON = 300;

const order = z.object({
  note: z
    .string('请写明隐去的理由。')
    .trim()
    .min(1, '请写明隐去的理由。')
    .max(MOST_REASON, `理由太长，不超过${MOST_REASON}字。`),
  figures: z.enum(['kept', 'removed'], '请选择数字是保留还是一并隐去。'),
  confirm: z.string('请照抄摘要的前8位。').trim().toLowerCase(),
});

export function showSource(services: Services): RequestHandler {
  return (request, response) => {
    const digest = read(sha256, request.params['sha256']);
    const { figure, statement } = read(place, request.query);
    render(services, response, { digest, figure, statement });
  };
}

/** The bytes as they came, to be saved and never to be shown: a document may hold what a browser would run. */
export function sendOriginal({ storage }: Services): RequestHandler {
  return (request, response) => {
    const digest = read(sha256, request.params['sha256']);
    const source = storage.source(digest);
    if (source === null) throw new RequestError('not-found', UNKNOWN);
    const bytes = storage.bytes(digest);
    if (bytes === null) throw new RequestError('not-found', '这份来源已按决定隐去，原件不再保存。');
    response
      .set({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': attachment(source),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
        'Content-Length': String(bytes.byteLength),
      })
      .end(bytes);
  };
}

export function redactSource(services: Services): RequestHandler {
  return (request, response) => {
    const digest = read(sha256, request.params['sha256']);
    try {
      const { note, figures, confirm } = read(order, request.body ?? {});
      if (confirm !== digest.slice(0, 8))
        throw new RequestError('invalid', '照抄的摘要不对，没有隐去；请核对是不是这一份来源。');
      services.redact.redact(digest, { note, figures, actor: actorOf(response) });
    } catch (error) {
      const { message } = refusalOf(error, ['invalid'], response);
      render(services, response, { digest, form: keptOf(request.body as unknown, message) });
      return;
    }
    response.redirect(303, `/sources/${digest}`);
  };
}

function keptOf(body: unknown, error: string): RedactionForm {
  const { note, figures } = (body ?? {}) as Record<string, unknown>;
  return { error, note: typeof note === 'string' ? note : '', removes: figures === 'removed' };
}

interface Shown {
  digest: string;
  figure?: number | undefined;
  statement?: number | undefined;
  form?: RedactionForm;
}

function render(services: Services, response: Response, { digest, figure, statement, form }: Shown): void {
  const { storage, redact, region } = services;
  const [source, known, history] = [
    storage.source(digest),
    storage.knownSource(digest),
    storage.history(digest),
  ];
  if (source === null || known === null || history === null) throw new RequestError('not-found', UNKNOWN);
  const model = sourcePage(
    { source, arrivals: known.arrivals, statements: storage.statementsOf(digest), history },
    { region, figure, statement },
  );
  const hasRemains = history.redaction !== null && !redact.wipe();
  response.render('sources/show', { ...model, hasRemains, form: form ?? EMPTY_FORM });
}

const EMPTY_FORM: RedactionForm = { error: null, note: '', removes: false };
