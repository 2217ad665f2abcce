// `/users`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { userControllers } from '../controllers/users.js';
import { may } from '../middleware/access.js';

export function userRoutes(services: Services): Router {
  const { list, add, setRole, setActive, setPassword } = userControllers(services);
  const administer = may('administer');
  return Router()
    .get('/users', administer, list)
    .post('/users', administer, add)
    .post('/users/role', administer, setRole)
    .post('/users/active', administer, setActive)
    .post('/users/password', administer, setPassword);
}
