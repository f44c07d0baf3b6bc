/**
 * The lean PyScript: `node bundle.mjs FOLDER` bundles @pyscript/core from its own source, with
 * the parts left out that a MicroPython panel on the main thread never uses, and MicroPython.
 * Which parts, and why, stands in recipe.mjs. Same packages in, same bytes out.
 */

import { readFileSync } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { edits, glueEdits, lentLicences, stubs } from "./recipe.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "../../node_modules");
const MICROPYTHON = "@micropython/micropython-webassembly-pyscript";
const TARGET = ["es2022", "chrome94", "firefox93", "safari16.4"];

/** Throws, with what to do, when a PyScript no longer looks as the recipe expects. */
function refuse(what) {
  const installed = ["@pyscript/core", "polyscript", MICROPYTHON].map(
    (name) => `${name} ${describe(name).version}`,
  );
  throw new Error(
    `${what}. Compare recipe.mjs with the installed ${installed.join(", ")}: ` +
      "mend the row, or remove it if the part is gone.",
  );
}

/** Returns a package's own description. */
function describe(folder) {
  return JSON.parse(readFileSync(join(MODULES, folder, "package.json"), "utf8"));
}

/** Replaces every `before` that an edit names, which must stand there exactly once. */
function edit(source, file, changes) {
  for (const { before, after } of changes) {
    const found = source.split(before).length - 1;
    if (found !== 1) refuse(`${file}: found ${found} times instead of once: ${before}`);
    source = source.replace(before, () => after);
  }
  return source;
}

/** The esbuild plugin that follows the recipe and notices each row that is never needed. */
function lean() {
  const unused = new Set([...Object.keys(stubs), ...Object.keys(edits)]);
  return {
    name: "lean-pyscript",
    setup({ onLoad, onEnd }) {
      onLoad({ filter: /node_modules.*\.js$/ }, async ({ path }) => {
        const file = relative(MODULES, path).replaceAll("\\", "/");
        unused.delete(file);
        if (file in stubs) return { contents: stubs[file].contents };
        if (file in edits) {
          return { contents: edit(await readFile(path, "utf8"), file, edits[file]) };
        }
      });
      onEnd(() => {
        if (unused.size) refuse(`Not part of the bundle any more: ${[...unused].join(", ")}`);
      });
    },
  };
}

/** Bundles PyScript and returns its code and the packages that went into it. */
async function bundlePyScript() {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(HERE, "entry.js")],
    absWorkingDir: MODULES,
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    legalComments: "none",
    metafile: true,
    write: false,
    outdir: "/",
    plugins: [lean()],
  });
  const code = outputFiles[0].text;
  const [host] = code.match(/https?:\/\/(?!www\.w3\.org\/)[^"'`\s]*/) ?? [];
  if (host) refuse(`The bundle names another host: ${host}`);
  if (/\b(?:eval|Function)\(/.test(code)) refuse("The bundle makes code from strings");
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput && !(path in stubs));
  return { code, packages: new Set(used.map(packageOf).filter(Boolean)) };
}

/** The folder of the package that a module belongs to; none for a module of ours. */
function packageOf(path) {
  return path.match(/^(?:.*\/node_modules\/)?(?!\.\.)(?:@[^/]+\/)?[^/]+/)?.[0];
}

/** Minifies MicroPython's glue; what it holds for Node only goes. */
async function minifyGlue(path) {
  const source = edit(await readFile(path, "utf8"), "micropython.mjs", glueEdits);
  const { code } = await transform(source, {
    minify: true,
    format: "esm",
    target: TARGET,
    legalComments: "none",
    define: { ENVIRONMENT_IS_NODE: "false", process: "undefined" },
  });
  return code;
}

/** Returns the text of a package's licence, lent from another where it brings none. */
async function licence(folder) {
  const files = await readdir(join(MODULES, folder));
  const file = files.find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file) return readFile(join(MODULES, folder, file), "utf8");
  if (!(folder in lentLicences)) refuse(`${folder} brings no licence, and lentLicences has none`);
  const { holder, like } = lentLicences[folder];
  if (describe(folder).license !== describe(like).license) {
    refuse(`${folder} is under ${describe(folder).license}, ${like} is not`);
  }
  const [before] = (await licence(like)).match(/^Copyright .*$/m) ?? [like];
  return edit(await licence(like), like, [{ before, after: `Copyright (c) ${holder}` }]);
}

/** Gathers the licences of the packages in the bundle. */
async function notices(folders) {
  const texts = [...folders].sort().map(async (folder) => {
    const { name, version } = describe(folder);
    return `${name} ${version}\n\n${await licence(folder)}`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`);
}

const folder = process.argv[2];
const glue = join(MODULES, MICROPYTHON, "micropython.mjs");
const { code, packages } = await bundlePyScript();
await writeFile(join(folder, "pyscript.js"), code);
await writeFile(join(folder, "micropython.mjs"), await minifyGlue(glue));
await copyFile(glue.replace(/mjs$/, "wasm"), join(folder, "micropython.wasm"));
await writeFile(join(folder, "LICENSES.txt"), await notices(packages.add(MICROPYTHON)));
