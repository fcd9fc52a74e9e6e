import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, ModelFiles } from '@collapse-lab/runner';
import { nodeHost } from '@collapse-lab/runner/node';
import { env } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCorpus, trained } from '../testing/exported.ts';
import { pretrained } from '../tokenizers/pretrained.ts';
import { openLanguageModel } from './language-model.ts';
import { TOKENIZER, placeOf } from './place-of.ts';

/** A machine with an empty folder. */
function emptyHost(online: boolean): Host {
  return { ...nodeHost(mkdtempSync(join(tmpdir(), 'collapse-hub-'))), online };
}

describe('a name that is no folder', () => {
  let files: ModelFiles = {};
  let hub: Server;
  const asked: string[] = [];
  const { remoteHost } = env;
  // A hub on this machine, with one model.
  beforeAll(async () => {
    const world = await openCorpus('words');
    files = await (await trained(world, { architecture: 'lean', vocabulary: 'seen' })).files!(world);
    hub = createServer((request, response) => {
      asked.push(request.url!);
      const content = files[request.url!.replace('/owner/model/resolve/main/', '')];
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await new Promise<void>((resolve) => { hub.listen(0, '127.0.0.1', resolve); });
    env.remoteHost = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    env.remoteHost = remoteHost;
    hub.close();
  });

  it('is fetched from the hub to models/ beside the study, once: the tokenizer, then the model', async () => {
    const host = emptyHost(true);
    const { vocabulary } = await pretrained.create({ model: 'owner/model' }).read(host);
    expect(existsSync(join(host.base, 'models/owner/model/onnx/model.onnx'))).toBe(false);
    const { folder, tokenizer } = await openLanguageModel('owner/model', host);
    expect(folder).toBe('models/owner/model');
    expect(vocabulary!.length).toBe(tokenizer.get_vocab().size);
    for (const path of ['config.json', 'tokenizer.json', 'onnx/model.onnx']) expect(readFileSync(join(host.base, folder, path))).toEqual(Buffer.from(files[path]!));
    const before = asked.length;
    expect(await placeOf('owner/model', host, TOKENIZER)).toBe(folder);
    await openLanguageModel('owner/model', { ...host, online: false });
    expect(asked.length).toBe(before);
  });

  it('is asked for nowhere where nothing may be fetched, and told how to come by', async () => {
    const host = emptyHost(false);
    const before = asked.length;
    await expect(pretrained.create({ model: 'owner/model' }).read(host)).rejects.toThrow(`tokenizer owner/model must be there already, as nothing may be fetched, but there is neither owner/model nor models/owner/model in ${host.base}; fetch it elsewhere (hf download owner/model) and put the tokenizer's files (tokenizer.json, tokenizer_config.json) into ${host.base}/models/owner/model`);
    await expect(openLanguageModel('owner/model', host)).rejects.toThrow("put the model's files (config.json, tokenizer.json, tokenizer_config.json, onnx/model.onnx) into");
    expect(asked.length).toBe(before);
  });

  it('is told in one line where the hub has none such', async () => {
    const host = emptyHost(true);
    await expect(openLanguageModel('owner/other', host)).rejects.toThrow(/^model owner\/other must be a folder in .*, or be had from the Hugging Face hub, but fetching it says: .*; fetch it elsewhere and put the model's files .*$/);
  });
});
