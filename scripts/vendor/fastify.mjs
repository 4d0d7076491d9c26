// What the server uses of the framework; bundled, see scripts/vendor.mjs.
export { default, LogController } from "fastify";
