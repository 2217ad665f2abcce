// Any two stretches of days side by side. What is typed may be written as people do; the address holds the codes.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { fieldOf, readComparison } from '../models/comparison.js';
import { read, typedText } from '../parameters.js';
import { sidesOf, suggestions, type Field } from '../view/comparison-page.js';
import { comparePlace } from '../view/places.js';

/** `a`: what is compared with; `b`: what is compared. */
const choice = z.object({ a: typedText(100), b: typedText(100) });

export function showComparison(services: Services): RequestHandler {
  return (request, response) => {
    const { storage, region, clock } = services;
    const { a, b } = read(choice, request.query);
    const page = { section: 'compare', title: '比较', isAsked: false, result: null };
    const isEmpty = a.trim() === '' && b.trim() === '';
    const [base, here] = [fieldOf(services, a), fieldOf(services, b)];
    const newest = storage.newestDay(region, clock.today());
    const links = newest === null ? [] : suggestions(newest);
    if (isEmpty) {
      const empty: Field = { typed: '', fault: null };
      response.render('compare/show', { ...page, fields: { base: empty, here: empty }, links });
      return;
    }
    const fields = { base, here };
    if (base.code === null || here.code === null || (base.fault ?? here.fault) !== null) {
      response.status(400).render('compare/show', { ...page, fields, links });
    } else if (base.code !== a || here.code !== b) {
      response.redirect(comparePlace(base.code, here.code));
    } else {
      const result = readComparison(services, { base: base.code, here: here.code });
      response.render('compare/show', { ...page, ...result, fields, links, result: sidesOf(result) });
    }
  };
}
