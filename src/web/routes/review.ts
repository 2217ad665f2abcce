// `/review`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { listPending, showReading } from '../controllers/review.js';
import { decide, decideYears, reviewActs } from '../controllers/review-acts.js';
import { may } from '../middleware/access.js';

export function reviewRoutes(services: Services): Router {
  const review = may('review');
  const acts = reviewActs(services);
  return Router()
    .get('/review', review, listPending(services))
    .get('/review/:readingId', review, showReading(services))
    .post('/review/years', review, decideYears(services))
    .post('/review/:readingId/accept', review, decide(services, acts.accept))
    .post('/review/:readingId/correct', review, decide(services, acts.correct))
    .post('/review/:readingId/date', review, decide(services, acts.date))
    .post('/review/:readingId/reject', review, decide(services, acts.reject))
    .post('/review/:readingId/undo', review, decide(services, acts.undo));
}
