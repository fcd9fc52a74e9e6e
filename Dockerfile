# The collapse command as an image, for Kubernetes and whatever else starts containers:
#   docker build -t registry.example/me/collapse:1 .
# Its steps were run one by one, as user 1000, on Debian with Node 20; the image itself was not built.
FROM node:22-slim AS build
WORKDIR /app
COPY . .
ENV NX_DAEMON=false
RUN npm ci && npm run build:cli && npm prune --omit=dev

FROM node:22-slim
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/apps/cli apps/cli
# Where runs are, whether or not a volume is mounted there: WORKDIR alone would leave it to root.
RUN ln -s /app/apps/cli/bin/collapse.js /usr/local/bin/collapse && install -d -o node -g node /runs
USER node
WORKDIR /runs
ENTRYPOINT ["collapse"]
