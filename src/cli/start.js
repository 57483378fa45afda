/** `npm start`: installs, builds and serves, on a machine where nothing was done before. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';
import { runtime, tooOld } from './runtime.js';
import { build, install, stop } from './steps.js';

install();
const node = runtime() ?? stop(tooOld);
build(node);

const environment = existsSync(join(root, '.env')) ? ['--env-file=.env'] : [];
const server = spawn(node, [...environment, 'src/cli/serve.ts'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => process.exit(code ?? 0));
