// Every route that the application has, out of its own router: nothing can be added past a test that asks here.
import type { Express } from 'express';

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** `GET /daily/:date`, in the order of the router. */
export function routesOf(app: Express): string[] {
  return (app as unknown as { router: { stack: Layer[] } }).router.stack.flatMap(routesIn);
}

function routesIn({ route, handle }: Layer): string[] {
  if (route === undefined) return (handle?.stack ?? []).flatMap(routesIn);
  const methods = Object.keys(route.methods).filter((method) => route.methods[method]);
  return [route.path].flat().flatMap((path) => methods.map((method) => `${method.toUpperCase()} ${path}`));
}
