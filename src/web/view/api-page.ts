// The page of the API: every operation with an example of this ledger, and the tables of what is answered.
import type { Services } from '../../compose.js';
import { addressOf, API, type Operation } from '../api/operation.js';
import { problem } from '../api/problem.js';
import { componentName, templateOf, type OpenApi, type Parameter } from '../api/openapi.js';
import { componentShown, type ComponentShown } from './api-schema.js';

interface ParameterShown {
  name: string;
  where: string;
  meaning: string;
  isRequired: boolean;
}

interface OperationShown {
  id: string;
  title: string;
  address: string;
  note: string;
  parameters: ParameterShown[];
  missing: string | null;
  /** Null where this ledger has nothing to show. */
  example: { href: string; text: string } | null;
}

/** Operations that answer the same. */
interface GroupShown {
  /** Of the first of them. */
  name: string;
  operations: OperationShown[];
  answer: ComponentShown;
}

export interface ApiPage {
  about: string[];
  file: string;
  groups: GroupShown[];
  refusal: ComponentShown;
  /** What the answers are made of, by name. */
  components: ComponentShown[];
}

function parameterShown({ name, in: place, required, description }: Parameter): ParameterShown {
  const where = place === 'path' ? '路径' : '查询';
  return { name, where, meaning: description, isRequired: required };
}

/** For people the address is shown with its Chinese characters. */
function exampleShown(services: Services, operation: Operation): OperationShown['example'] {
  const filled = operation.example(services);
  if (filled === null) return null;
  const href = addressOf(operation, filled);
  return { href, text: decodeURIComponent(href) };
}

function operationShown(services: Services, operation: Operation, document: OpenApi): OperationShown {
  const { id, title, note, missing } = operation;
  const template = templateOf(operation);
  return {
    id,
    title,
    address: `${API}${template}`,
    note,
    parameters: (document.paths[template]?.get.parameters ?? []).map(parameterShown),
    missing,
    example: exampleShown(services, operation),
  };
}

export function apiPage(services: Services, operations: readonly Operation[], document: OpenApi): ApiPage {
  const { schemas } = document.components;
  const answers = [...new Set(operations.map(({ response }) => response))];
  const names = new Set(answers.map(componentName));
  const groups = answers.map((response) => {
    const same = operations.filter((operation) => operation.response === response);
    return {
      name: same[0]?.id ?? '',
      operations: same.map((operation) => operationShown(services, operation, document)),
      answer: componentShown(componentName(response), schemas),
    };
  });
  const others = Object.keys(schemas).filter((id) => !names.has(id) && id !== componentName(problem));
  return {
    about: document.info.description.split('\n\n'),
    file: `${API}/openapi.json`,
    groups,
    refusal: componentShown(componentName(problem), schemas),
    components: others.sort().map((id) => componentShown(id, schemas)),
  };
}
