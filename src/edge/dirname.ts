// The bundle is an ES module, and ssh2's embedded WebAssembly loader expects the `__dirname` of a CommonJS one.
Object.assign(globalThis, { __dirname: import.meta.dirname });
