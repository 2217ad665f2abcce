// `/`: the newest day, or what to do while there is none.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';

export function showHome({ storage, region, clock }: Services): RequestHandler {
  return (_request, response) => {
    const newest = storage.newestDay(region, clock.today());
    if (newest === null) response.render('home/empty', { title: '还没有通报' });
    else response.redirect(`/daily/${newest}`);
  };
}
