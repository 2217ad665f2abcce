// `/`: the state of the city at a glance, or what to do while there is no bulletin.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { readOverview } from '../models/days.js';
import { overviewView } from '../view/overview.js';

export function showHome(services: Services): RequestHandler {
  return (_request, response) => {
    const view = overviewView(services, readOverview(services));
    response.render('home/show', { title: '总览', section: 'home', ...view });
  };
}
