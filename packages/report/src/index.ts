export { comparisonFigure, renderReport, type Report } from './report.ts';
