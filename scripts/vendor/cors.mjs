export { default } from "@fastify/cors";
