// The pages of hotspot categories and of one of them.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { categoryName, readCategoryDays, readHotspots } from '../models/hotspots.js';
import { read } from '../parameters.js';
import { daySpan } from '../spans.js';
import { chartsOfCategory } from '../view/category-chart.js';

export function showHotspots(services: Services): RequestHandler {
  return (request, response) => {
    response.render('hotspots/list', {
      section: 'hotspots',
      ...readHotspots(services, read(daySpan, request.query)),
    });
  };
}

export function showCategory(services: Services): RequestHandler {
  return (request, response) => {
    const name = read(categoryName, request.params['name']);
    const { model, book } = readCategoryDays(services, { name, ...read(daySpan, request.query) });
    const charts = chartsOfCategory(model, book);
    response.render('hotspots/show', { section: 'hotspots', ...model, charts });
  };
}
