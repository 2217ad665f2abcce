// An archived document: its text as text, with what was read marked where it stands.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { dateName } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { read, sha256 } from '../parameters.js';
import { arrivalView, wayOfReading } from '../view/arrivals.js';
import { findingView, readingView } from '../view/held-reading.js';
import { markedText, WHOLE } from '../view/marked-text.js';
import { statementView } from '../view/statements.js';

export function showSource({ storage, region }: Services): RequestHandler {
  return (request, response) => {
    const digest = read(sha256, request.params['sha256']);
    const [source, known] = [storage.source(digest), storage.knownSource(digest)];
    if (source === null || known === null) throw new RequestError('not-found', '台账里没有这份来源。');
    const { name, published, text, extractor, readings, findings } = source;
    const statements = storage.statementsOf(source.sha256);
    response.render('sources/show', {
      title: name,
      sha256: source.sha256,
      publishedText: published === null ? '未填' : dateName(published),
      statedText: source.stated === null ? null : dateName(source.stated),
      extractor,
      way: wayOfReading(extractor),
      arrivals: known.arrivals.map(arrivalView),
      pages: source.pages.length,
      readings: readings.map((reading) => readingView(reading, region)),
      statements: statements.map(statementView),
      findings: findings.map(findingView),
      body: text === null ? null : markedText({ text, readings, statements, findings }, WHOLE),
    });
  };
}
