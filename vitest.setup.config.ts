// Property tests draw the same cases on every run, so that a failure is the change's and not the day's.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1 });
