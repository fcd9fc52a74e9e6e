// What tests of other packages need to see that something runs in a browser.
export { callInChromium, chromiumIsMissing } from './chromium.ts';
