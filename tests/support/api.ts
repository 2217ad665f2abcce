// The API as a program reads it: its description, and answers held against both the schemas and the description.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isIsoDate } from '../../src/domain/dates.js';
import type { Described, OpenApi } from '../../src/web/api/openapi.js';
import { addressOf, type Operation } from '../../src/web/api/operation.js';
import { OPERATIONS } from '../../src/web/api/operations.js';
import { templateOf } from '../../src/web/api/openapi.js';
import type { Visitor } from './visitor.js';

export async function servedDescription(visitor: Visitor): Promise<OpenApi> {
  const answer = await visitor
    .get('/api/v1/openapi.json')
    .expect(200)
    .expect('Content-Type', /^application\/json/);
  return answer.body as OpenApi;
}

/** Checks by the served description alone, as a program elsewhere would: no schema of ours is asked. */
export function checker(description: OpenApi): (place: string) => ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: isIsoDate } });
  ajv.addVocabulary(['x-enumDescriptions', ...Object.keys(description)]);
  ajv.addSchema({ ...description, $id: 'api' });
  const made = new Map<string, ValidateFunction>();
  return (place) => {
    const validate = made.get(place) ?? ajv.compile({ $ref: `api${place}` });
    made.set(place, validate);
    return validate;
  };
}

export function describedAs(description: OpenApi, operation: Operation): Described {
  const found = description.paths[templateOf(operation)];
  if (found === undefined) throw new Error(`no ${operation.path}`);
  return found.get;
}

/** The place of what an answer of this status has to be like. */
export function answerPlace(description: OpenApi, operation: Operation, status: number): string {
  const { responses } = describedAs(description, operation);
  const answer = responses[status] ?? responses['default'];
  const whole =
    answer && '$ref' in answer
      ? description.components.responses[answer.$ref.split('/').at(-1) ?? '']
      : answer;
  return whole?.content['application/json'].schema.$ref ?? 'none';
}

export function operationOf(id: string): Operation {
  const found = OPERATIONS.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

export { addressOf, OPERATIONS };
