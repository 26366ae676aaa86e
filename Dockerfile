# Anchorage as an image: built from the lock file without install scripts, run as a user without rights on a file
# system that may be read-only. Another line of Node: --build-arg NODE=24-slim
ARG NODE=20-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY corpus ./corpus
COPY commands ./commands
COPY src ./src
RUN npm run --silent build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:${NODE}
# with a port, /healthz and /readyz are served
ENV NODE_ENV=production PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/corpus ./corpus
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node itself, no npm and no shell before it: SIGTERM arrives, and words after the image's name are a command line
ENTRYPOINT ["node", "/app/dist/main.js"]
