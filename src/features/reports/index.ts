export type { Report, ReporterRecord, ReportReason } from './report.js';
export { ReportsModule } from './reports.module.js';
export { ReportsQueries } from './reports.queries.js';
