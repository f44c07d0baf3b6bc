/**
 * The lean PyScript: `node bundle.mjs FOLDER INTERPRETER` bundles @pyscript/core from its own
 * source, with the parts left out that a MicroPython panel on the main thread never uses, and
 * MicroPython. Which parts, and why, stands in recipe.mjs. INTERPRETER is `divided` (two files,
 * see ../interpreter), `whole` (one), `counted` (one that tells which functions run), `smallest`
 * (two, the first with what the start alone needs, so that tests see the second one come), or
 * `inlined` (one, for the panel in one file: its glue is in the bundle). Same packages in, same
 * bytes out.
 */

import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";
import { sha256 as lookedUp } from "../interpreter/depth.mjs";
import { filesOf } from "../interpreter/files.mjs";
import { Unfit } from "../interpreter/text.mjs";
import {
  checks,
  edits,
  glueEdits,
  knownInPages,
  lentLicences,
  oneFileEdits,
  oneFileGlueEdits,
  restEdits,
  stubs,
} from "./recipe.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "../../node_modules");
const MICROPYTHON = "@micropython/micropython-webassembly-pyscript";
const GLUE = join(MODULES, MICROPYTHON, "micropython.mjs");
const TARGET = ["es2022", "chrome94", "firefox93", "safari16.4"];

/** @typedef {{ before: string, until?: string, after: string }} Edit */

/**
 * Throws, with what to do, when a PyScript no longer looks as the recipe expects.
 * @type {(what: string) => never}
 */
function refuse(what) {
  const installed = ["@pyscript/core", "polyscript", MICROPYTHON].map(
    (name) => `${name} ${describe(name).version}`,
  );
  throw new Unfit(
    `${what}. Compare recipe.mjs with the installed ${installed.join(", ")}: ` +
      "mend the row, or remove it if the part is gone.",
  );
}

/**
 * Returns a package's own description.
 * @type {(folder: string) => { name: string, version: string, license: string }}
 */
function describe(folder) {
  return JSON.parse(readFileSync(join(MODULES, folder, "package.json"), "utf8"));
}

/** @param {string} folder of a package that is in the bundle */
function describeShortly(folder) {
  const { name, version, license } = describe(folder);
  return { name, version, license };
}

/**
 * Replaces every `before` that an edit names, which must stand there exactly once; with `until`,
 * all that stands from there up to it.
 * @type {(source: string, file: string, changes: Edit[]) => string}
 */
function edit(source, file, changes) {
  const faults = [];
  for (const { before, until, after } of changes) {
    const found = source.split(before).length - 1;
    const start = source.indexOf(before);
    const end = until ? source.indexOf(until, start) : start + before.length;
    if (found !== 1) faults.push(`found ${found} times instead of once: ${before}`);
    else if (end < 0) faults.push(`not found behind ${before}: ${until}`);
    else source = source.slice(0, start) + after + source.slice(end);
  }
  if (faults.length) refuse(`${file}: ${faults.join("; ")}`);
  return source;
}

/**
 * The esbuild plugin that follows the recipe and notices each row that is never needed.
 * @type {(edits: Record<string, Edit[]>) => import("esbuild").Plugin}
 */
function lean(edits) {
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

/**
 * The esbuild plugin that puts MicroPython's glue into the bundle.
 * @type {() => import("esbuild").Plugin}
 */
function withGlue() {
  const glue = { filter: /^klucznik:glue$/ };
  return {
    name: "with-glue",
    setup({ onLoad, onResolve }) {
      onResolve(glue, ({ path }) => ({ path, namespace: "glue" }));
      onLoad({ ...glue, namespace: "glue" }, async () => ({
        contents: await minifyGlue(GLUE, [...glueEdits, ...oneFileGlueEdits]),
        resolveDir: HERE,
      }));
    },
  };
}

/**
 * Bundles PyScript and returns its code and the packages that went into it.
 * @param {boolean} isOneFile whether for the panel in one file
 */
async function bundlePyScript(isOneFile) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(HERE, "entry.js")],
    absWorkingDir: MODULES,
    bundle: true,
    format: "esm",
    target: TARGET,
    legalComments: "none",
    metafile: true,
    write: false,
    outdir: "/",
    define: { "globalThis.IS_ONE_FILE": String(isOneFile) },
    plugins: isOneFile ? [lean({ ...edits, ...oneFileEdits }), withGlue()] : [lean(edits)],
  });
  const code = outputFiles[0].text;
  const [host] = code.match(/https?:\/\/(?!www\.w3\.org\/|emscripten\.org\/docs\/)[^"'`\s]*/) ?? [];
  if (host) refuse(`The bundle names another host: ${host}`);
  if (/\b(?:eval|Function)\(/.test(code)) refuse("The bundle makes code from strings");
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.keys(inputs).filter(
    (path) => inputs[path].bytesInOutput && !(path in stubs) && !path.startsWith("glue:"),
  );
  const { code: minified = "" } = await minify(code, { module: true, compress: { passes: 3 } });
  return {
    code: minified,
    packages: new Set(used.map(packageOf).filter((name) => name !== undefined)),
  };
}

/**
 * The folder of the package that a module belongs to; none for a module of ours.
 * @type {(path: string) => string | undefined}
 */
function packageOf(path) {
  return path.match(/^(?:.*\/node_modules\/)?(?!\.\.)(?:@[^/]+\/)?[^/]+/)?.[0];
}

/**
 * Minifies MicroPython's glue; what it holds for Node, workers and its developers only goes, and
 * its files are ours.
 * @type {(path: string, edits: Edit[]) => Promise<string>}
 */
async function minifyGlue(path, edits) {
  const files = await readFile(join(HERE, "small_files.js"), "utf8");
  const source = edit(await readFile(path, "utf8"), "micropython.mjs", edits);
  const { code = "" } = await minify(files.replace("export ", "") + source, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_funcs: checks, global_defs: knownInPages },
  });
  return code;
}

/**
 * Returns the text of a package's licence, lent from another where it brings none.
 * @type {(folder: string) => Promise<string>}
 */
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

/**
 * Gathers the licences of the packages in the bundle.
 * @type {(folders: Set<string>) => Promise<string>}
 */
async function notices(folders) {
  const texts = [...folders].sort().map(async (folder) => {
    const { name, version } = describe(folder);
    return `${name} ${version}\n\n${await licence(folder)}`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * Returns the files of MicroPython, by name.
 * @type {(interpreter: string) => Promise<Record<string, string | Uint8Array>>}
 */
async function micropython(interpreter) {
  const wasm = await readFile(GLUE.replace(/mjs$/, "wasm"));
  if (interpreter === "inlined") return { "micropython.wasm": wasm };
  const ran = JSON.parse(await readFile(join(HERE, "../interpreter/ran.json"), "utf8"));
  let files = filesOf(interpreter, wasm, ran);
  if ("micropython.rest.wasm" in files && ran.sha256 !== lookedUp) {
    console.warn("MicroPython stays in one file: depth.mjs is about another interpreter.");
    files = filesOf("whole", wasm, ran);
  }
  const isDivided = "micropython.rest.wasm" in files;
  const edits = isDivided ? [...glueEdits, ...restEdits] : glueEdits;
  return { "micropython.js": await minifyGlue(GLUE, edits), ...files };
}

const [, , folder, interpreter] = process.argv;
try {
  const { code, packages } = await bundlePyScript(interpreter === "inlined");
  const files = {
    "pyscript.js": code,
    ...(await micropython(interpreter)),
    "LICENSES.txt": await notices(packages.add(MICROPYTHON)),
    "packages.json": JSON.stringify([...packages].sort().map(describeShortly)),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
} catch (error) {
  // @ts-expect-error: esbuild and Node throw errors, which have messages.
  console.error(error.message);
  process.exit(1);
}
