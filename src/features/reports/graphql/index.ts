export { ReportModel, ReportReasonEnum, toReportModel } from './report.models.js';
