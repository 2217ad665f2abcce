// `/print`
import { Router } from 'express';
import { sendFooter } from '../controllers/print.js';

export function printRoutes(): Router {
  return Router().get('/print/:head.css', sendFooter);
}
