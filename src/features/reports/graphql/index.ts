export { ReportModel, ReportReasonEnum, toReportModel } from './report.models.js';
export { IllegalNoticeModel } from './notice.models.js';
