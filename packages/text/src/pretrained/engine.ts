// What members load when a pretrained model is first used.
export { continueDocuments } from './continue-documents.ts';
export { factsOf, openModel } from './open-model.ts';
export { scoreTokens } from './score-tokens.ts';
