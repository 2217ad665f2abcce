// `/login`, `/logout`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { loginControllers } from '../controllers/login.js';

export function loginRoutes(services: Services): Router {
  const { show, logIn, logOut } = loginControllers(services);
  return Router().get('/login', show).post('/login', logIn).post('/logout', logOut);
}
