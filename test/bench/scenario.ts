import type { Lab } from './lab.js';
import type { Row } from './report.js';

export interface Scenario {
  /** As typed behind `npm run bench --`. */
  readonly name: string;
  readonly title: string;
  readonly run: (lab: Lab) => Promise<Row[]>;
}
