# Node 24 is in the image, so the development dependency of that name stays out.
FROM node:24-slim

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    SCRUTINEER_DB=/var/lib/scrutineer/scrutineer.sqlite

WORKDIR /app

# No package needs an install script: the SQLite binaries come inside theirs.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY src ./src
COPY intents ./intents
COPY data ./data
RUN mkdir -p /var/lib/scrutineer && chown node:node /var/lib/scrutineer

USER node
# Published figures and, beside them, settings, watches and questions: those are lost where this is not kept.
VOLUME /var/lib/scrutineer
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Without npm in between, so that a stop reaches the program and it ends in order.
CMD ["node", "src/start.mjs", "start"]
