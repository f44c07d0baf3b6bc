/**
 * The lean PyScript: `node bundle.mjs FOLDER` bundles @pyscript/core from its own source, with
 * the parts left out that a MicroPython panel on the main thread never uses, and MicroPython.
 * Which parts, and why, stands in recipe.mjs. Same packages in, same bytes out.
 */

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { edits, glueEdits, stubs } from "./recipe.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "../../node_modules");
const TARGET = ["es2022", "chrome94", "firefox93", "safari16.4"];

/** Throws, with what to do, when a PyScript no longer looks as the recipe expects. */
function refuse(what) {
  throw new Error(
    `${what}. Compare recipe.mjs with the installed @pyscript/core and polyscript: ` +
      "mend the row, or remove it if the part is gone.",
  );
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
  const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  return { code, packages: new Set(used.map(packageOf).filter(Boolean)) };
}

function packageOf(path) {
  return path.match(/^((?:@[^/]+\/)?[^/.]+)\//)?.[1];
}

/** Minifies MicroPython's glue; what it holds for Node only goes. */
async function minifyGlue(path) {
  const source = edit(await readFile(path, "utf8"), "micropython.mjs", glueEdits);
  const { code } = await transform(source, {
    minify: true,
    format: "esm",
    target: TARGET,
    legalComments: "none",
    define: { ENVIRONMENT_IS_NODE: "false" },
  });
  return code;
}

/** Gathers the licences of the packages in the bundle. */
async function notices(packages) {
  const texts = [...packages].sort().map(async (name) => {
    const { version, license } = JSON.parse(
      await readFile(join(MODULES, name, "package.json"), "utf8"),
    );
    const text = await readFile(join(MODULES, name, "LICENSE"), "utf8").catch(
      () => `Licence: ${license}\n`,
    );
    return `${name} ${version}\n\n${text}`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`);
}

const folder = process.argv[2];
const micropython = "@micropython/micropython-webassembly-pyscript";
const glue = createRequire(import.meta.url).resolve(`${micropython}/micropython.mjs`);
const { code, packages } = await bundlePyScript();
await writeFile(join(folder, "pyscript.js"), code);
await writeFile(join(folder, "micropython.mjs"), await minifyGlue(glue));
await copyFile(glue.replace(/mjs$/, "wasm"), join(folder, "micropython.wasm"));
await writeFile(join(folder, "LICENSES.txt"), await notices(packages.add(micropython)));
