// An archived document: its text as text, with what was read marked where it stands.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { dateName, shanghaiDate } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { read, sha256 } from '../parameters.js';
import { findingView, readingView } from '../view/held-reading.js';
import { markedText, WHOLE } from '../view/marked-text.js';
import { statementView } from '../view/statements.js';

export function showSource({ storage }: Services): RequestHandler {
  return (request, response) => {
    const source = storage.source(read(sha256, request.params['sha256']));
    if (source === null) throw new RequestError('not-found', '台账里没有这份来源。');
    const { name, names, published, text, extractor, receivedAt, readings, findings } = source;
    const statements = storage.statementsOf(source.sha256);
    response.render('sources/show', {
      title: name,
      sha256: source.sha256,
      otherNames: names.filter((other) => other !== name),
      publishedText: published === null ? '未填' : dateName(published),
      statedText: source.stated === null ? null : dateName(source.stated),
      extractor,
      pages: source.pages.length,
      receivedText: dateName(shanghaiDate(new Date(receivedAt))),
      readings: readings.map(readingView),
      statements: statements.map(statementView),
      findings: findings.map(findingView),
      body: text === null ? null : markedText({ text, readings, statements, findings }, WHOLE),
    });
  };
}
