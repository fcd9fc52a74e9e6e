export { checkEnough } from './enough.ts';
export { keepVerdict, lastVerdicts, type LastVerdict } from './last-verdicts.ts';
export { runSystem, studiesOf, type SystemOptions } from './run-system.ts';
export { systemText } from './system-files.ts';
