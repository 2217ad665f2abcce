// `/account`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { accountControllers } from '../controllers/account.js';

export function accountRoutes(services: Services): Router {
  const { show, changePassword, logOutEverywhere } = accountControllers(services);
  return Router()
    .get('/account', show)
    .post('/account/password', changePassword)
    .post('/account/logout', logOutEverywhere);
}
