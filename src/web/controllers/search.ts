// The page of searches; the filters stand in the address.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { filters, readSearch } from '../models/search.js';
import { read } from '../parameters.js';
import { searchPage } from '../view/search-page.js';

export function showSearch(services: Services): RequestHandler {
  return (request, response) => {
    response.render('search/show', {
      section: 'search',
      ...searchPage(readSearch(services, read(filters, request.query))),
    });
  };
}
