# Node 24 is in the image, so the development dependency of that name stays out. The base is the index of all architectures
# (amd64, arm64) with Node 24.21.0 on Debian 12. A digest gets no security updates: once a month, and whenever Node or Debian
# tells of a hole, put what this prints as "Digest:" here and into both compose files, and build again.
#   docker buildx imagetools inspect node:24-bookworm-slim
ARG NODE_IMAGE=node:24-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20
FROM ${NODE_IMAGE}

# The memory flags: measured 287 MB resident after 20,000 mentions of 6,928 questions; without, Node collects late on a large machine.
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-semi-space-size=8 --max-old-space-size=256" \
    MALLOC_ARENA_MAX=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    CACHE_DIRECTORY=/app/.cache \
    SCRUTINEER_DB=/var/lib/scrutineer/scrutineer.sqlite

WORKDIR /app

# No package needs an install script: the SQLite binaries come inside theirs. What is in the image is listed in
# it, by the lock file: npm misses the development packages in what is installed. What npm keeps for its own next time goes.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && npm sbom --package-lock-only --omit dev --sbom-format cyclonedx --sbom-type application > sbom.cdx.json \
 && rm -rf /root/.npm /tmp/node-compile-cache

COPY manifest.json ./
COPY src ./src
COPY intents ./intents
COPY data ./data
RUN mkdir -p /var/lib/scrutineer .cache && chown 1000:1000 /var/lib/scrutineer .cache && chmod 700 /var/lib/scrutineer .cache

USER 1000:1000
# By the user and with the flags that it runs with: Node's cache is of both, and a root that is read only takes no other. A
# process that had to strip types itself would keep the stripper: 12 MB resident.
RUN node src/start.mjs compile
# Published figures and, beside them, settings, watches and questions: those are lost where this is not kept.
VOLUME /var/lib/scrutineer
EXPOSE 3000

# Whether the process answers; whether everything works is told by /healthz, which a restart would not mend.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Without npm in between, so that a stop reaches the program and it ends in order.
CMD ["node", "src/start.mjs", "start"]
