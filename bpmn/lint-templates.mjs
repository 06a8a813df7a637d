// Holds every element template against Camunda's JSON schema.
import { readFileSync, readdirSync } from 'node:fs';
import { validateZeebe } from '@bpmn-io/element-templates-validator';

let faults = 0;
for (const file of readdirSync('element-templates')) {
  const { valid, errors } = validateZeebe(JSON.parse(readFileSync(`element-templates/${file}`, 'utf8')));
  if (valid) continue;
  errors.forEach(error => console.error(`element-templates/${file}: ${error.message}`));
  faults += errors.length;
}
process.exitCode = faults ? 1 : 0;
