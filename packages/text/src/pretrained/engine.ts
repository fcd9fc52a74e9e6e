// What members load when a pretrained model is first used.
export { continueDocuments } from './extend-rows.ts';
export { embedTexts, openEmbedder } from './embed-texts.ts';
export { causalFiller, maskedFiller } from './fillers.ts';
export { infillDocuments } from './infill-documents.ts';
export { openLanguageModel } from './language-model.ts';
export { openMaskedModel } from './masked-model.ts';
export { factsOf, openModel } from './open-model.ts';
export { causalAnswerer, rewriteDocuments, templateOf, textToTextAnswerer } from './rewrite-documents.ts';
export { scoreTokens } from './score-tokens.ts';
