import { readFileSync } from 'node:fs';
import { surfaceNames } from '../../src/core/config/process-plan.js';
import { SurfaceSchemas } from '../../src/core/graphql/surface-schemas.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

describe('the printed schemas', () => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
  });
  afterAll(() => talk.stop());

  it.each(surfaceNames)('config/schema.%s.graphql is what the web role serves', (surface) => {
    const committed = readFileSync(`config/schema.${surface}.graphql`, 'utf8');
    expect(committed).toBe(talk.get(SurfaceSchemas).print(surface));
  });
});
