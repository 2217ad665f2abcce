// Names: which printed labels mean the same, decided one by one, or for all new ones at once that each is its own.
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { isAliasMetric, type Alias, type AliasMetric } from '../../domain/alias.js';
import { RequestError } from '../../domain/errors.js';
import type { StoredAlias } from '../../domain/grouping.js';
import { actorOf } from '../middleware/access.js';
import { isoDate, read } from '../parameters.js';
import { refusalOf } from '../refusals.js';
import { digestOf, freshLabels, groundOf, type Ground } from '../view/alias-ground.js';
import { aliasesView, whatText, type Typed } from '../view/aliases.js';

const INCOMPLETE = '提交的内容不完整，请重新打开页面再试。';
const MOST_NAME = 60;
const MOST_NOTE = 300;
/** No characters that cannot be seen on a page. */
const VISIBLE = /^[^\p{Cc}\p{Cf}\p{Cs}]*$/u;

/** A page shows it on one line, however it was typed. */
const line = (what: string, most: number) =>
  z
    .string(INCOMPLETE)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${what}。`)
        .max(most, `${what}不要超过${most}个字。`)
        .regex(VISIBLE, `${what}里不能有控制字符。`),
    );

const note = line('理由', MOST_NOTE);
const one = { key: z.string(INCOMPLETE), since: isoDate, note };
const form = z.discriminatedUnion(
  'choice',
  [
    z.object({ choice: z.literal('group'), ...one, name: line('归入的名称', MOST_NAME) }),
    z.object({ choice: z.literal('own'), ...one }),
    z.object({ choice: z.literal('withdraw'), ...one }),
    z.object({ choice: z.literal('all-own'), digest: z.string(INCOMPLETE), note }),
  ],
  INCOMPLETE,
);
type Form = z.output<typeof form>;

const anyText = z.string().catch('');
const refused = z.object({ key: anyText, name: anyText, since: anyText, note: anyText });

export interface AliasControllers {
  list: RequestHandler;
  decide: RequestHandler;
}

export function aliasControllers(services: Services): AliasControllers {
  const { storage } = services;
  return {
    list(request, response) {
      const done = z.coerce.number().int().catch(0).parse(request.query['done']);
      show(services, response, { done: doneText(storage.aliases(), done) });
    },
    decide(request, response) {
      const body: unknown = request.body ?? {};
      try {
        const aliases = wanted(services, read(form, body), actorOf(response));
        const ids = storage.transaction(() => aliases.map((alias) => storage.decideAlias(alias)));
        response.redirect(303, `/aliases?done=${ids[0] ?? 0}`);
      } catch (error) {
        const { message } = refusalOf(error, ['invalid'], response);
        show(services, response, { alert: message, typed: refused.parse(body) });
      }
    },
  };
}

interface Shown {
  done?: string | null;
  alert?: string;
  typed?: Typed;
}

function show(services: Services, response: Response, { done = null, alert = '', typed }: Shown): void {
  const page = { title: '名称归并', section: 'aliases', done, alert };
  response.render('aliases/list', { ...page, ...aliasesView(groundNow(services), typed ?? null) });
}

function groundNow({ storage, region, proposals, clock }: Services): Ground {
  return groundOf({
    seen: storage.labelsSeen(region),
    aliases: storage.aliases(),
    proposals,
    today: clock.today(),
  });
}

/** What is to be decided, as the form says it. */
function wanted(services: Services, asked: Form, actor: string): Alias[] {
  const ground = groundNow(services);
  const by = { actor, at: services.clock.now().toISOString() };
  if (asked.choice === 'all-own') {
    const fresh = freshLabels(ground);
    if (digestOf(fresh) !== asked.digest) {
      throw new RequestError('invalid', '名单在此期间有变化，没有写入任何内容；请核对现在的名单再试。');
    }
    return fresh.map(({ metric, label, firstDay }) => ({
      ...{ metric, label, name: label, since: firstDay ?? ground.today, note: asked.note },
      ...by,
    }));
  }
  const { metric, label } = labelOf(asked.key);
  if (!ground.seen.has(asked.key) && !ground.rows.has(asked.key))
    throw new RequestError('invalid', '台账里没有出现过这个名称。');
  const name = { group: 'name' in asked ? asked.name : null, own: label, withdraw: null }[asked.choice];
  return [{ metric, label, name, since: asked.since, note: asked.note, ...by }];
}

const keyShape = z.tuple([z.string().refine(isAliasMetric), z.string()]);

function labelOf(key: string): { metric: AliasMetric; label: string } {
  try {
    const [metric, label] = keyShape.parse(JSON.parse(key));
    return { metric: metric, label };
  } catch {
    throw new RequestError('invalid', INCOMPLETE);
  }
}

/** What was decided together with row `id`, in one sentence; null where there is no such row. */
function doneText(aliases: StoredAlias[], id: number): string | null {
  const first = aliases.find((alias) => alias.id === id);
  if (first === undefined) return null;
  const more = aliases.filter(({ id: other, at }) => other > id && at === first.at).length;
  const others = more === 0 ? '' : `，连同另外${more}个名称`;
  return `已记下：“${first.label}”${whatText(first)}${others}。`;
}
