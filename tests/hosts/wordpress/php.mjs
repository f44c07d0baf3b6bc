// @ts-nocheck: its packages are there only where WordPress is.
/**
 * Runs PHP of another version in a folder: `node php.mjs 7-4 /folder`, the program at the standard
 * input; prints what it says. See site.py.
 */

import { readFileSync } from "node:fs";
import { loadPHPRuntime, PHP } from "@php-wasm/universal";

const [version, folder] = process.argv.slice(2);
const { getPHPLoaderModule } = await import(`@php-wasm/node-${version}`);
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
php.mkdir(folder);
await php.mount(folder, (_, FS, at) => {
  FS.mount(FS.filesystems.NODEFS, { root: folder }, at);
  return () => FS.unmount(at);
});
php.chdir(folder);
const { text, errors, exitCode } = await php.run({ code: readFileSync(0, "utf8") });
process.stdout.write(text);
process.stderr.write(errors);
process.exitCode = exitCode; // And not exit(): that would cut short what is being written.
